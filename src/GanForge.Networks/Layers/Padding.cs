using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// Zero padding of an image: a number of pixels on every side, as in PyTorch, or Keras's <see cref="Same"/>; none by
/// default.
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
    /// Padding to an output side of ceil(size / stride), or size · stride for a transposed convolution. If the total is
    /// odd, the extra row or column is at the bottom or right.
    /// </summary>
    public static Padding Same { get; } = new(0, isSame: true);

    /// <summary>True if this is <see cref="Same"/>.</summary>
    public bool IsSame { get; }

    /// <summary>The number of pixels on every side.</summary>
    /// <exception cref="InvalidOperationException">The padding is <see cref="Same"/>.</exception>
    public int Pixels =>
        IsSame
            ? throw new InvalidOperationException("The number of pixels of the padding 'same' depends on the image.")
            : _pixels;

    /// <summary>Creates a padding with the same number of zeros on every side.</summary>
    /// <param name="pixels">Number of rows or columns of zeros, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Padding FromInt32(int pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pixels);
        return new Padding(pixels, isSame: false);
    }

    /// <summary>Converts a number of pixels to a padding with as many zeros on every side.</summary>
    public static implicit operator Padding(int pixels) => FromInt32(pixels);

    /// <summary>The number of pixels, or <c>same</c>.</summary>
    public override string ToString() => IsSame ? "same" : $"{_pixels}";

    /// <summary>The window of a convolution over an image.</summary>
    internal ConvWindow Window(int kernel, int stride, int height, int width) =>
        IsSame ? ConvWindow.Same(kernel, kernel, stride, height, width) : ConvWindow.Square(stride, _pixels);
}
