namespace GanForge.Tensors;

internal static class MatrixProduct
{
    public static void Run(Tensor a, bool transposeA, Tensor b, bool transposeB, Tensor? bias, float slope, Tensor c)
    {
        var (rows, columns) = (c.Shape[0], c.Shape[1]);
        var depth = transposeA ? a.Shape[0] : a.Shape[1];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                double sum = bias is null ? 0 : bias.Span[j];
                for (var k = 0; k < depth; k++)
                    sum += (double)a.Span[transposeA ? (k * rows) + i : (i * depth) + k] * b.Span[transposeB ? (j * depth) + k : (k * columns) + j];
                c.Span[(i * columns) + j] = (float)(sum > 0 ? sum : slope * sum);
            }
        }
    }
}
