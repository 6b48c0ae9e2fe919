namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// (N, H, W, C) to (N, H · factor, W · factor, C), each pixel repeated. dx sums over the copies of a pixel.
    /// </summary>
    /// <exception cref="ArgumentException">x is not an image batch, or the factor is below 1.</exception>
    public static Tensor UpsampleNearest(this Tensor x, int factor)
    {
        RequireRank(x, 4, "An image batch (N, H, W, C)");
        if (factor < 1)
            throw new ArgumentException($"An upsampling factor is at least 1; it was {factor}.");
        var (n, h, w, c) = (x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3]);
        return x.Reshape([n, h, 1, w, 1, c])
            .BroadcastTo([n, h, factor, w, factor, c])
            .Reshape([n, h * factor, w * factor, c]);
    }
}
