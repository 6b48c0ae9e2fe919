namespace GanForge.Tensors.Kernels.Products;

/// <summary>The sizes of a convolution from an image side (N, H, W, C) to an output side (N, OH, OW, K).</summary>
internal readonly struct ConvGeometry(
    in Shape image,
    in Shape output,
    int kernelHeight,
    int kernelWidth,
    in ConvWindow window
)
{
    public readonly int Images = image[0];
    public readonly int Height = image[1];
    public readonly int Width = image[2];
    public readonly int Channels = image[3];
    public readonly int OutputHeight = output[1];
    public readonly int OutputWidth = output[2];
    public readonly int OutputChannels = output[3];
    public readonly int KernelHeight = kernelHeight;
    public readonly int KernelWidth = kernelWidth;
    public readonly ConvWindow Window = window;

    public int Taps => KernelHeight * KernelWidth;

    /// <summary>The number of values under the kernel: taps times channels.</summary>
    public int Patch => Taps * Channels;

    public nint ImageSize => (nint)Height * Width * Channels;

    public nint OutputSize => (nint)OutputHeight * OutputWidth * OutputChannels;

    public int OutputPixels => OutputHeight * OutputWidth;

    /// <summary>
    /// Whether the convolution is a plain matrix product: the kernel covers the whole image and is applied once.
    /// </summary>
    public bool IsMatrix =>
        OutputPixels == 1 && KernelHeight == Height && KernelWidth == Width && Window is { PadTop: 0, PadLeft: 0 };

    /// <summary>
    /// Whether channels are too few for a run of them to be worth summing over, so that patches are copied instead.
    /// </summary>
    public bool HasFewChannels => Channels < 8;
}
