using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// Images (N, H, W, C) resized by bilinear interpolation, with pixel centres at half-integers (PyTorch's
    /// align_corners=false) and no antialiasing. The gradient is the adjoint map.
    /// </summary>
    /// <exception cref="ArgumentException">x is not an image batch, or a size is below 1.</exception>
    public static Tensor ResizeBilinear(this Tensor x, int height, int width)
    {
        RequireRank(x, 4, "An image batch (N, H, W, C)");
        if (height < 1 || width < 1 || x.Shape[1] < 1 || x.Shape[2] < 1)
        {
            throw new ArgumentException(
                $"Images of {x.Shape[1]} x {x.Shape[2]} pixels cannot be resized to {height} x {width}; each "
                    + $"side is at least 1."
            );
        }

        return ResizeAxis(ResizeAxis(x, 1, height), 2, width);
    }

    private static unsafe Tensor ResizeAxis(Tensor x, int axis, int size)
    {
        var oldSize = x.Shape[axis];
        if (size == oldSize)
            return x;
        return Op(
            x.Shape.With(axis, size),
            y =>
                LinearResampling.Forward(
                    x.Pointer,
                    OuterCount(x.Shape, axis),
                    oldSize,
                    InnerCount(x.Shape, axis),
                    size,
                    y.Pointer
                ),
            [x],
            (_, dy) => [ResizeAxisAdjoint(dy, axis, oldSize)]
        );
    }

    private static unsafe Tensor ResizeAxisAdjoint(Tensor dy, int axis, int oldSize)
    {
        var size = dy.Shape[axis];
        return Op(
            dy.Shape.With(axis, oldSize),
            dx =>
                LinearResampling.Adjoint(
                    dy.Pointer,
                    OuterCount(dy.Shape, axis),
                    oldSize,
                    InnerCount(dy.Shape, axis),
                    size,
                    dx.Pointer
                ),
            [dy],
            (_, g) => [ResizeAxis(g, axis, size)]
        );
    }
}
