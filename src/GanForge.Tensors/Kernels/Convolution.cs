using GanForge.Tensors.Kernels.Products;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels;

/// <summary>
/// Convolutions as products, without copying images into matrices. All three passes use <see cref="ProductTile"/>; the
/// number of channels alone decides how.
/// </summary>
internal static unsafe class Convolution
{
    /// <summary>y (N, OH, OW, K) from x (N, H, W, C) and weight (kernel height, kernel width, C, K).</summary>
    public static void Forward(
        Tensor x,
        Tensor weight,
        in ConvWindow window,
        Tensor? bias,
        float negativeSlope,
        Tensor y
    )
    {
        var job = new ForwardJob(x, weight, window, bias, negativeSlope, y);
        SimdWidth.Dispatch(ref job);
    }

    /// <summary>dx (N, H, W, C) from dy (N, OH, OW, K) and weight (kernel height, kernel width, C, K).</summary>
    public static void InputGradient(
        Tensor dy,
        Tensor weight,
        in ConvWindow window,
        Tensor? bias,
        float negativeSlope,
        Tensor dx
    )
    {
        var job = new InputGradientJob(dy, weight, window, bias, negativeSlope, dx);
        SimdWidth.Dispatch(ref job);
    }

    /// <summary>dw (kernel height, kernel width, C, K) from x (N, H, W, C) and dy (N, OH, OW, K).</summary>
    public static void WeightGradient(Tensor x, Tensor dy, in ConvWindow window, Tensor dw)
    {
        var job = new WeightGradientJob(x, dy, window, dw);
        SimdWidth.Dispatch(ref job);
    }

    internal readonly struct ForwardJob(
        Tensor x,
        Tensor weight,
        ConvWindow window,
        Tensor? bias,
        float negativeSlope,
        Tensor y
    ) : ISimdJob
    {
        public void Run<TSimd>()
            where TSimd : struct, ISimd<TSimd>
        {
            var g = new ConvGeometry(x.Shape, y.Shape, weight.Shape[0], weight.Shape[1], window);
            var biasPointer = bias is null ? null : bias.Pointer;
            if (g.IsMatrix)
            {
                MatrixProduct.Rows<TSimd>(
                    x.Pointer,
                    g.Images,
                    g.Patch,
                    weight.Pointer,
                    transposed: false,
                    g.OutputChannels,
                    biasPointer,
                    negativeSlope,
                    y.Pointer
                );
                return;
            }
            using var packed = PackedMatrix.Pack<TSimd>(
                weight.Pointer,
                transposed: false,
                g.Taps,
                g.Channels,
                g.OutputChannels,
                biasPointer
            );
            var plan = RowPlan.Forward(x.Shape, y.Shape, g.KernelHeight, g.KernelWidth, window);
            RowProduct.Run<TSimd>(plan, x.Pointer, g.ImageSize, y.Pointer, g.OutputSize, packed, negativeSlope);
        }
    }

    internal readonly struct InputGradientJob(
        Tensor dy,
        Tensor weight,
        ConvWindow window,
        Tensor? bias,
        float negativeSlope,
        Tensor dx
    ) : ISimdJob
    {
        public void Run<TSimd>()
            where TSimd : struct, ISimd<TSimd>
        {
            var g = new ConvGeometry(dx.Shape, dy.Shape, weight.Shape[0], weight.Shape[1], window);
            var biasPointer = bias is null ? null : bias.Pointer;
            if (g.IsMatrix && bias is null)
            {
                MatrixProduct.Rows<TSimd>(
                    dy.Pointer,
                    g.Images,
                    g.OutputChannels,
                    weight.Pointer,
                    transposed: true,
                    g.Patch,
                    null,
                    negativeSlope,
                    dx.Pointer
                );
                return;
            }
            if (g.HasFewChannels)
            {
                using var taps = PackedMatrix.Pack<TSimd>(
                    weight.Pointer,
                    transposed: true,
                    1,
                    g.OutputChannels,
                    g.Patch,
                    null
                );
                ScatterProduct.Run<TSimd>(g, dy.Pointer, dx.Pointer, taps, biasPointer, negativeSlope);
                return;
            }
            using var packed = PackedMatrix.Pack<TSimd>(
                weight.Pointer,
                transposed: true,
                g.Taps,
                g.OutputChannels,
                g.Channels,
                biasPointer
            );
            var plan = RowPlan.Transposed(dy.Shape, dx.Shape, g.KernelHeight, g.KernelWidth, window);
            RowProduct.Run<TSimd>(plan, dy.Pointer, g.OutputSize, dx.Pointer, g.ImageSize, packed, negativeSlope);
        }
    }

    internal readonly struct WeightGradientJob(Tensor x, Tensor dy, ConvWindow window, Tensor dw) : ISimdJob
    {
        public void Run<TSimd>()
            where TSimd : struct, ISimd<TSimd>
        {
            var g = new ConvGeometry(x.Shape, dy.Shape, dw.Shape[0], dw.Shape[1], window);
            if (g.IsMatrix)
                MatrixProduct.Outer<TSimd>(x.Pointer, g.Images, g.Patch, dy.Pointer, g.OutputChannels, dw.Pointer);
            else
                OuterProduct.Run<TSimd>(g, x.Pointer, dy.Pointer, dw.Pointer);
        }
    }
}
