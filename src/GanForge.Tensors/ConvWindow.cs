namespace GanForge.Tensors;

/// <summary>How a convolution's window moves over an image: strides, and the zeros thought of around the image.</summary>
/// <param name="StrideY">Rows from one output row to the next.</param>
/// <param name="StrideX">Columns from one output column to the next.</param>
/// <param name="PadTop">Rows of zeros above.</param>
/// <param name="PadLeft">Columns of zeros to the left.</param>
/// <param name="PadBottom">Rows of zeros below.</param>
/// <param name="PadRight">Columns of zeros to the right.</param>
public readonly record struct ConvWindow(int StrideY, int StrideX, int PadTop, int PadLeft, int PadBottom, int PadRight)
{
    /// <summary>The same stride and padding on all sides, as PyTorch has it.</summary>
    public static ConvWindow Square(int stride = 1, int padding = 0) => new(stride, stride, padding, padding, padding, padding);

    /// <summary>
    /// Keras's "same": the output has ceil(input / stride) pixels a side; where the padding is odd, the larger half is below and to the right.
    /// </summary>
    public static ConvWindow Same(int kernelHeight, int kernelWidth, int stride, int height, int width)
    {
        var (top, bottom) = SamePadding(kernelHeight, stride, height);
        var (left, right) = SamePadding(kernelWidth, stride, width);
        return new ConvWindow(stride, stride, top, left, bottom, right);
    }

    /// <summary>The rows of the output of a convolution.</summary>
    /// <exception cref="ArgumentException">The kernel does not fit into the padded image.</exception>
    public int OutputHeight(int height, int kernelHeight) => OutputSize(height + PadTop + PadBottom, kernelHeight, StrideY, "high");

    /// <summary>The columns of the output of a convolution.</summary>
    /// <exception cref="ArgumentException">The kernel does not fit into the padded image.</exception>
    public int OutputWidth(int width, int kernelWidth) => OutputSize(width + PadLeft + PadRight, kernelWidth, StrideX, "wide");

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
            : throw new ArgumentException($"A kernel {kernel} pixels {side} does not fit into an image that is {padded} pixels {side} with its padding.");
    }
}
