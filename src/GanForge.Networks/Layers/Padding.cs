using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// The zeros around an image: a number of pixels on every side, as in PyTorch, or Keras's <see cref="Same"/>; none by default.
/// <code>
/// new Conv2d(1, 64, kernel: 4, stride: 2, padding: 1);
/// new Conv2d(1, 64, kernel: 3, stride: 2, padding: Padding.Same);
/// </code>
/// </summary>
public readonly record struct Padding
{
    private readonly int _pixels;

    private Padding(int pixels, bool isSame) => (_pixels, IsSame) = (pixels, isSame);

    /// <summary>
    /// As many zeros as give ceil(size / stride) pixels a side (a transposed convolution: size · stride); where their
    /// number is odd, the larger half is below and to the right.
    /// </summary>
    public static Padding Same { get; } = new(0, isSame: true);

    /// <summary>Whether this is <see cref="Same"/>.</summary>
    public bool IsSame { get; }

    /// <summary>The number of pixels on every side.</summary>
    /// <exception cref="InvalidOperationException">The padding is <see cref="Same"/>.</exception>
    public int Pixels => IsSame ? throw new InvalidOperationException("The number of pixels of the padding 'same' depends on the image.") : _pixels;

    /// <summary>The same number of zeros on every side.</summary>
    /// <param name="pixels">Rows or columns of zeros, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public static Padding FromInt32(int pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pixels);
        return new Padding(pixels, isSame: false);
    }

    /// <summary>The same number of zeros on every side.</summary>
    public static implicit operator Padding(int pixels) => FromInt32(pixels);

    /// <summary>A number, or <c>same</c>.</summary>
    public override string ToString() => IsSame ? "same" : $"{_pixels}";

    /// <summary>The window of a convolution over an image.</summary>
    internal ConvWindow Window(int kernel, int stride, int height, int width) => IsSame
        ? ConvWindow.Same(kernel, kernel, stride, height, width)
        : ConvWindow.Square(stride, _pixels);
}
