namespace GanForge.Tensors.Kernels.Products;

/// <summary>The sizes of a convolution from an image side (N, H, W, C) to an output side (N, OH, OW, K).</summary>
internal readonly struct ConvGeometry(in Shape image, in Shape output, int kernelHeight, int kernelWidth, in ConvWindow window)
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

    /// <summary>Numbers under the kernel: taps times channels.</summary>
    public int Patch => Taps * Channels;

    public nint ImageSize => (nint)Height * Width * Channels;

    public nint OutputSize => (nint)OutputHeight * OutputWidth * OutputChannels;

    public int OutputPixels => OutputHeight * OutputWidth;

    /// <summary>
    /// A matrix product in disguise: the kernel covers the whole image and sees it once.
    /// </summary>
    public bool IsMatrix => OutputPixels == 1 && KernelHeight == Height && KernelWidth == Width && Window is { PadTop: 0, PadLeft: 0 };

    /// <summary>Where the channels are this few, a run of them is too short to sum over, and pixels are copied together.</summary>
    public bool HasFewChannels => Channels < 8;
}
