using GanForge.Tensors.Kernels;
using GanForge.Tensors.Random;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// x with each element either kept and divided by its probability of being kept, which preserves the mean, or set
    /// to 0. dx = dy under the same mask, which is regenerated from the stream, not stored.
    /// </summary>
    /// <param name="x">Any tensor.</param>
    /// <param name="keepProbability">
    /// The probability of keeping an element, in (0, 1]; at 1 the result is x itself.
    /// </param>
    /// <param name="random">The source of the mask; the same stream always produces the same mask.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in (0, 1].</exception>
    public static Tensor Dropout(this Tensor x, float keepProbability, RandomStream random) =>
        keepProbability == 1f
            ? x
            : Op(
                x.Shape,
                y => RandomFill.Dropout(x, keepProbability, random, y),
                [x],
                (_, dy) => [Dropout(dy, keepProbability, random)]
            );
}
