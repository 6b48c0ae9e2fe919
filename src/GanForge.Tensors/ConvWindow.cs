namespace GanForge.Tensors;

/// <summary>The strides and zero padding of a convolution or pooling window.</summary>
/// <param name="StrideY">The number of input rows from one output row to the next.</param>
/// <param name="StrideX">The number of input columns from one output column to the next.</param>
/// <param name="PadTop">The number of rows of zeros above.</param>
/// <param name="PadLeft">The number of columns of zeros to the left.</param>
/// <param name="PadBottom">The number of rows of zeros below.</param>
/// <param name="PadRight">The number of columns of zeros to the right.</param>
public readonly record struct ConvWindow(int StrideY, int StrideX, int PadTop, int PadLeft, int PadBottom, int PadRight)
{
    /// <summary>Creates a window with the same stride and padding on all sides, as in PyTorch.</summary>
    public static ConvWindow Square(int stride = 1, int padding = 0) =>
        new(stride, stride, padding, padding, padding, padding);

    /// <summary>
    /// Creates Keras's "same" window: the output has ceil(input / stride) pixels per side; if the total padding is odd,
    /// the extra row or column is at the bottom or right.
    /// </summary>
    public static ConvWindow Same(int kernelHeight, int kernelWidth, int stride, int height, int width)
    {
        var (top, bottom) = SamePadding(kernelHeight, stride, height);
        var (left, right) = SamePadding(kernelWidth, stride, width);
        return new ConvWindow(stride, stride, top, left, bottom, right);
    }

    /// <summary>Computes the number of rows of a convolution's output.</summary>
    /// <exception cref="ArgumentException">The kernel does not fit into the padded image.</exception>
    public int OutputHeight(int height, int kernelHeight) =>
        OutputSize(height + PadTop + PadBottom, kernelHeight, StrideY, "high");

    /// <summary>Computes the number of columns of a convolution's output.</summary>
    /// <exception cref="ArgumentException">The kernel does not fit into the padded image.</exception>
    public int OutputWidth(int width, int kernelWidth) =>
        OutputSize(width + PadLeft + PadRight, kernelWidth, StrideX, "wide");

    private static (int Before, int After) SamePadding(int kernel, int stride, int size)
    {
        var output = (size + stride - 1) / stride;
        var total = Math.Max(((output - 1) * stride) + kernel - size, 0);
        return (total / 2, total - (total / 2));
    }

    private static int OutputSize(int padded, int kernel, int stride, string side)
    {
        if (stride < 1)
            throw new ArgumentException($"A stride is at least 1; it was {stride}.");
        return padded >= kernel
            ? ((padded - kernel) / stride) + 1
            : throw new ArgumentException(
                $"A kernel {kernel} pixels {side} does not fit into an image that is {padded} pixels {side} "
                    + $"with its padding."
            );
    }
}
