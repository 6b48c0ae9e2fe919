using GanForge.Tensors.Kernels;
using GanForge.Tensors.Random;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// x with each element kept with a probability, and then divided by it so that the mean stays, or else set to 0.
    /// dx = dy by the same mask, which is not kept: the stream gives it again.
    /// </summary>
    /// <param name="x">Any tensor.</param>
    /// <param name="keepProbability">In (0, 1]; at 1 the result is x itself.</param>
    /// <param name="random">The stream that decides: the same stream gives the same mask.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in (0, 1].</exception>
    public static Tensor Dropout(this Tensor x, float keepProbability, RandomStream random) => keepProbability == 1f
        ? x
        : Op(x.Shape, y => RandomFill.Dropout(x, keepProbability, random, y), [x], (_, dy) => [Dropout(dy, keepProbability, random)]);
}
