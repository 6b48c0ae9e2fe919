namespace GanForge.Tensors.Tests;

/// <summary>Matrix products and convolutions straight from their formulas, in double precision.</summary>
internal static class ReferenceProducts
{
    private delegate void Visit(int image, int weight, int output);

    public static double[] MatMul(Tensor a, bool transposeA, Tensor b, bool transposeB)
    {
        var (rows, depth) = transposeA ? (a.Shape[1], a.Shape[0]) : (a.Shape[0], a.Shape[1]);
        var columns = transposeB ? b.Shape[0] : b.Shape[1];
        var c = new double[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                for (var k = 0; k < depth; k++)
                {
                    c[(i * columns) + j] +=
                        (double)a.Span[transposeA ? (k * rows) + i : (i * depth) + k]
                        * b.Span[transposeB ? (j * depth) + k : (k * columns) + j];
                }
            }
        }
        return c;
    }

    public static double[] Forward(Tensor x, Tensor weight, ConvWindow window, Shape y)
    {
        var sums = new double[y.Elements];
        ForEachProduct(x.Shape, weight.Shape, y, window, (i, w, o) => sums[o] += (double)x.Span[i] * weight.Span[w]);
        return sums;
    }

    public static double[] InputGradient(Tensor dy, Tensor weight, ConvWindow window, Shape x)
    {
        var sums = new double[x.Elements];
        ForEachProduct(x, weight.Shape, dy.Shape, window, (i, w, o) => sums[i] += (double)dy.Span[o] * weight.Span[w]);
        return sums;
    }

    public static double[] WeightGradient(Tensor x, Tensor dy, ConvWindow window, Shape weight)
    {
        var sums = new double[weight.Elements];
        ForEachProduct(x.Shape, weight, dy.Shape, window, (i, w, o) => sums[w] += (double)x.Span[i] * dy.Span[o]);
        return sums;
    }

    public static double[] WithBiasAndSlope(double[] sums, Tensor? bias, float negativeSlope)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            var sum = sums[i] + (bias is null ? 0 : bias.Span[i % bias.Count]);
            sums[i] = sum > 0 ? sum : negativeSlope * sum;
        }
        return sums;
    }

    private static void ForEachProduct(Shape x, Shape w, Shape y, ConvWindow window, Visit visit)
    {
        for (var pixel = 0; pixel < y[0] * y[1] * y[2]; pixel++)
        {
            var (n, oy, ox) = (pixel / y[2] / y[1], pixel / y[2] % y[1], pixel % y[2]);
            for (var tap = 0; tap < w[0] * w[1]; tap++)
            {
                var iy = (oy * window.StrideY) - window.PadTop + (tap / w[1]);
                var ix = (ox * window.StrideX) - window.PadLeft + (tap % w[1]);
                if (iy < 0 || iy >= x[1] || ix < 0 || ix >= x[2])
                    continue;
                var from = ((((n * x[1]) + iy) * x[2]) + ix) * x[3];
                for (var i = 0; i < w[2] * w[3]; i++)
                    visit(from + (i / w[3]), (tap * w[2] * w[3]) + i, (pixel * w[3]) + (i % w[3]));
            }
        }
    }
}
