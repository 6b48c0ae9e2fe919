using GanForge.Tensors.Kernels.Products;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels;

/// <summary>Row-major matrix products in all transposed forms.</summary>
internal static unsafe class MatrixProduct
{
    /// <summary>C (M, N) = A·B with an optional bias (N) and leaky ReLU; A or B may be stored transposed.</summary>
    public static void Run(
        Tensor a,
        bool transposeA,
        Tensor b,
        bool transposeB,
        Tensor? bias,
        float negativeSlope,
        Tensor c
    )
    {
        var job = new Job(a, transposeA, b, transposeB, bias, negativeSlope, c);
        SimdWidth.Dispatch(ref job);
    }

    /// <summary>C (rows, columns) = A (rows, depth) · B; B is (columns, depth) if transposed.</summary>
    public static void Rows<TSimd>(
        float* a,
        int rows,
        int depth,
        float* b,
        bool transposed,
        int columns,
        float* bias,
        float negativeSlope,
        float* c
    )
        where TSimd : struct, ISimd<TSimd>
    {
        using var packed = PackedMatrix.Pack<TSimd>(b, transposed, 1, depth, columns, bias);
        RowProduct.Run<TSimd>(RowPlan.Matrix(rows, depth, columns), a, depth, c, columns, packed, negativeSlope);
    }

    /// <summary>C (columns of A, columns of B) = Aᵀ·B, summed over <paramref name="rows"/> rows of both.</summary>
    public static void Outer<TSimd>(float* a, int rows, int columnsOfA, float* b, int columnsOfB, float* c)
        where TSimd : struct, ISimd<TSimd>
    {
        // A single column is the transpose of a single row, whose columns fill the vectors.
        if (columnsOfB == 1)
        {
            Rows<TSimd>(b, 1, rows, a, transposed: false, columnsOfA, null, 1f, c);
            return;
        }
        // One image row and one tap: the examples are its pixels.
        var geometry = new ConvGeometry([1, 1, rows, columnsOfA], [1, 1, rows, columnsOfB], 1, 1, ConvWindow.Square());
        OuterProduct.Run<TSimd>(geometry, a, b, c);
    }

    internal readonly struct Job(
        Tensor a,
        bool transposeA,
        Tensor b,
        bool transposeB,
        Tensor? bias,
        float negativeSlope,
        Tensor c
    ) : ISimdJob
    {
        public void Run<TSimd>()
            where TSimd : struct, ISimd<TSimd>
        {
            var biasPointer = bias is null ? null : bias.Pointer;
            var (rows, columns) = (c.Shape[0], c.Shape[1]);
            if (!transposeA)
            {
                Rows<TSimd>(
                    a.Pointer,
                    rows,
                    a.Shape[1],
                    b.Pointer,
                    transposeB,
                    columns,
                    biasPointer,
                    negativeSlope,
                    c.Pointer
                );
                return;
            }
            if (!transposeB && bias is null && negativeSlope == 1f)
            {
                Outer<TSimd>(a.Pointer, a.Shape[0], rows, b.Pointer, columns, c.Pointer);
                return;
            }
            // Rare: neither side has the layout that a tile needs, so the left one is transposed first.
            var depth = a.Shape[0];
            var turned = StoragePool.Rent(a.Count);
            for (var k = 0; k < depth; k++)
            {
                for (var i = 0; i < rows; i++)
                    turned.Pointer[(i * depth) + k] = a.Pointer[(k * rows) + i];
            }
            Rows<TSimd>(
                turned.Pointer,
                rows,
                depth,
                b.Pointer,
                transposeB,
                columns,
                biasPointer,
                negativeSlope,
                c.Pointer
            );
            StoragePool.Return(turned);
        }
    }
}
