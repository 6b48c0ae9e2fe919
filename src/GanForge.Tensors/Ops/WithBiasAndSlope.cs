namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// A bilinear op of x and weight with a bias and a leaky ReLU in the same pass. With g the gradient before the
    /// activation, dx and dweight are those of the bilinear op, and dbias = Σ g over all but the last dimension.
    /// </summary>
    private static Tensor FusedBiasLeakyRelu(
        in Shape shape,
        Action<Tensor> kernel,
        Tensor x,
        Tensor weight,
        Tensor? bias,
        float negativeSlope,
        Func<Tensor, Tensor> inputGradient,
        Func<Tensor, Tensor> weightGradient
    )
    {
        if (bias is not null && (bias.Rank != 1 || bias.Shape[0] != shape[^1]))
            throw new ArgumentException($"A bias for {shape[^1]} channels has shape ({shape[^1]}), not {bias.Shape}.");
        return Op(shape, kernel, bias is null ? [x, weight] : [x, weight, bias], Parts);

        Tensor?[] Parts(Tensor y, Tensor dy, Wanted wanted)
        {
            var g = negativeSlope == 1f ? dy : LeakyReluGradient(y, dy, negativeSlope);
            return
            [
                wanted[0] ? inputGradient(g) : null,
                wanted[1] ? weightGradient(g) : null,
                bias is not null && wanted[2] ? SumTo(g, bias.Shape) : null,
            ];
        }
    }

    private static void RequireRank(Tensor tensor, int rank, string what)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Rank != rank)
            throw new ArgumentException($"{what} has {rank} dimensions; this tensor has shape {tensor.Shape}.");
    }
}
