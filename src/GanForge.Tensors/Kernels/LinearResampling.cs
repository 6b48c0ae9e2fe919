using System.Runtime.CompilerServices;
using GanForge.Tensors.Kernels.Products;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels;

/// <summary>
/// Linear interpolation along the middle of (outer, size, inner), with sample centres at half pixels and the border
/// repeated, like PyTorch's align_corners=false; and its adjoint.
/// </summary>
internal static unsafe class LinearResampling
{
    /// <summary>(outer, size, inner) to (outer, newSize, inner).</summary>
    public static void Forward(float* x, int outer, int size, int inner, int newSize, float* y) =>
        SimdKernel.Run(new Kernel(x, outer, size, inner, newSize, y, isAdjoint: false));

    /// <summary>
    /// (outer, newSize, inner) to (outer, size, inner): each element is distributed to the samples it came from.
    /// </summary>
    public static void Adjoint(float* dy, int outer, int size, int inner, int newSize, float* dx) =>
        SimdKernel.Run(new Kernel(dy, outer, size, inner, newSize, dx, isAdjoint: true));

    /// <summary>The kernel; a task takes whole outer indices, so no two tasks add to the same element.</summary>
    internal readonly struct Kernel(
        float* from,
        int outer,
        int size,
        int inner,
        int newSize,
        float* into,
        bool isAdjoint
    ) : ISimdKernel
    {
        public int Tasks => Chunk.DivideUp(outer, OuterPerTask);

        private int OuterPerTask => Chunk.ItemsPerTask(outer, (long)Math.Max(size, newSize) * inner);

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Run<TSimd>(int task)
            where TSimd : struct, ISimd<TSimd>
        {
            var last = Math.Min((task + 1) * OuterPerTask, outer);
            for (var o = task * OuterPerTask; o < last; o++)
            {
                var small = (long)o * size * inner;
                var large = (long)o * newSize * inner;
                if (isAdjoint)
                    new Span<float>(into + small, size * inner).Clear();
                for (var i = 0; i < newSize; i++)
                {
                    var (low, high, weight) = Taps(i);
                    if (isAdjoint)
                    {
                        Spread<TSimd>(
                            from + large + ((long)i * inner),
                            into + small + ((long)low * inner),
                            into + small + ((long)high * inner),
                            weight
                        );
                    }
                    else
                    {
                        Blend<TSimd>(
                            from + small + ((long)low * inner),
                            from + small + ((long)high * inner),
                            into + large + ((long)i * inner),
                            weight
                        );
                    }
                }
            }
        }

        /// <summary>The two neighbours of a sample and the weight of the upper one.</summary>
        private (int Low, int High, float Weight) Taps(int index)
        {
            var position = Math.Max(((index + 0.5) * size / newSize) - 0.5, 0);
            var low = Math.Min((int)position, size - 1);
            return (low, Math.Min(low + 1, size - 1), (float)(position - low));
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private void Blend<TSimd>(float* low, float* high, float* y, float weight)
            where TSimd : struct, ISimd<TSimd>
        {
            var i = 0;
            for (; i <= inner - TSimd.Lanes; i += TSimd.Lanes)
                BlendOne<TSimd>(low + i, high + i, y + i, weight);
            for (; i < inner; i++)
                BlendOne<SimdScalar>(low + i, high + i, y + i, weight);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private void Spread<TSimd>(float* dy, float* low, float* high, float weight)
            where TSimd : struct, ISimd<TSimd>
        {
            var i = 0;
            for (; i <= inner - TSimd.Lanes; i += TSimd.Lanes)
                SpreadOne<TSimd>(dy + i, low + i, high + i, weight);
            for (; i < inner; i++)
                SpreadOne<SimdScalar>(dy + i, low + i, high + i, weight);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void BlendOne<T>(float* low, float* high, float* y, float weight)
            where T : struct, ISimd<T>
        {
            var lowPart = T.Multiply(T.Load(low), T.Broadcast(1f - weight));
            T.Store(y, T.MultiplyAdd(T.Load(high), T.Broadcast(weight), lowPart));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void SpreadOne<T>(float* dy, float* low, float* high, float weight)
            where T : struct, ISimd<T>
        {
            // Sequentially, because low and high are the same element at the border.
            T.Store(low, T.MultiplyAdd(T.Load(dy), T.Broadcast(1f - weight), T.Load(low)));
            T.Store(high, T.MultiplyAdd(T.Load(dy), T.Broadcast(weight), T.Load(high)));
        }
    }
}
