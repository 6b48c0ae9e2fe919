using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// The matrix product of a (M, K) and b (K, N), either of them optionally transposed. With C = A·B: dA = dC·Bᵀ, dB
    /// = Aᵀ·dC.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes do not match.</exception>
    public static Tensor MatMul(this Tensor a, Tensor b, bool transposeA = false, bool transposeB = false)
    {
        RequireRank(a, 2, "A matrix");
        RequireRank(b, 2, "A matrix");
        var (rows, depth) = transposeA ? (a.Shape[1], a.Shape[0]) : (a.Shape[0], a.Shape[1]);
        var (depthOfB, columns) = transposeB ? (b.Shape[1], b.Shape[0]) : (b.Shape[0], b.Shape[1]);
        if (depth != depthOfB)
        {
            throw new ArgumentException(
                $"A product of {rows} x {depth} with {depthOfB} x {columns} is not defined; the inner sizes must agree."
            );
        }

        return Op(
            [rows, columns],
            c => MatrixProduct.Run(a, transposeA, b, transposeB, bias: null, negativeSlope: 1f, c),
            [a, b],
            (_, dc, wanted) =>
                [
                    !wanted[0] ? null
                    : transposeA ? MatMul(b, dc, transposeB, true)
                    : MatMul(dc, b, false, !transposeB),
                    !wanted[1] ? null
                    : transposeB ? MatMul(dc, a, true, transposeA)
                    : MatMul(a, dc, !transposeA),
                ]
        );
    }
}
