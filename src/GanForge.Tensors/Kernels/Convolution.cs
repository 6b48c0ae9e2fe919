namespace GanForge.Tensors;

internal static class Convolution
{
    private delegate void Visit(int image, int channel, int weight, int output);

    public static void Forward(Tensor x, Tensor weight, ConvWindow window, Tensor? bias, float slope, Tensor y)
    {
        var sums = new double[y.Count];
        ForEachProduct(x.Shape, weight.Shape, y.Shape, window, (i, _, w, o) => sums[o] += (double)x.Span[i] * weight.Span[w]);
        Finish(sums, bias, slope, y);
    }

    public static void InputGradient(Tensor dy, Tensor weight, ConvWindow window, Tensor? bias, float slope, Tensor dx)
    {
        var sums = new double[dx.Count];
        ForEachProduct(dx.Shape, weight.Shape, dy.Shape, window, (i, _, w, o) => sums[i] += (double)dy.Span[o] * weight.Span[w]);
        Finish(sums, bias, slope, dx);
    }

    public static void WeightGradient(Tensor x, Tensor dy, ConvWindow window, Tensor dw)
    {
        var sums = new double[dw.Count];
        ForEachProduct(x.Shape, dw.Shape, dy.Shape, window, (i, _, w, o) => sums[w] += (double)x.Span[i] * dy.Span[o]);
        Finish(sums, null, 1f, dw);
    }

    private static void Finish(double[] sums, Tensor? bias, float slope, Tensor y)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            var v = sums[i] + (bias is null ? 0 : bias.Span[i % bias.Count]);
            y.Span[i] = (float)(v > 0 ? v : slope * v);
        }
    }

    private static void ForEachProduct(Shape x, Shape w, Shape y, ConvWindow window, Visit visit)
    {
        for (var n = 0; n < y[0]; n++)
        for (var oy = 0; oy < y[1]; oy++)
        for (var ox = 0; ox < y[2]; ox++)
        for (var ky = 0; ky < w[0]; ky++)
        for (var kx = 0; kx < w[1]; kx++)
        {
            var iy = (oy * window.StrideY) - window.PadTop + ky;
            var ix = (ox * window.StrideX) - window.PadLeft + kx;
            if (iy < 0 || iy >= x[1] || ix < 0 || ix >= x[2])
                continue;
            for (var c = 0; c < w[2]; c++)
            for (var k = 0; k < w[3]; k++)
                visit((((((n * x[1]) + iy) * x[2]) + ix) * x[3]) + c, c, (((((ky * w[1]) + kx) * w[2]) + c) * w[3]) + k, (((((n * y[1]) + oy) * y[2]) + ox) * y[3]) + k);
        }
    }
}
