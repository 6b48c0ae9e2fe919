namespace GanForge.Data;

/// <summary>Labelled images of one size, in memory as bytes, shaped (N, H, W, C).</summary>
public sealed class ImageDataset
{
    private readonly byte[] _pixels;
    private readonly byte[] _labels;

    /// <summary>Takes over pixels and labels without copying them.</summary>
    /// <param name="name">Name as the catalogue has it.</param>
    /// <param name="split">The half of the data set.</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="pixels">N·H·W·C bytes, channels last.</param>
    /// <param name="labels">N class numbers, each an index into <paramref name="classNames"/>.</param>
    /// <param name="classNames">What the classes are called.</param>
    /// <exception cref="ArgumentException">Sizes or labels do not fit together.</exception>
    public ImageDataset(
        string name, DatasetSplit split, int height, int width, int channels,
        byte[] pixels, byte[] labels, IReadOnlyList<string> classNames)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classNames);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        if (pixels.LongLength != (long)labels.Length * height * width * channels)
        {
            throw new ArgumentException(
                $"{labels.Length} images of {height}×{width}×{channels} need "
                + $"{(long)labels.Length * height * width * channels} bytes; got {pixels.Length}.", nameof(pixels));
        }

        if (labels.Length > 0 && labels.Max() >= classNames.Count)
        {
            throw new ArgumentException(
                $"Label {labels.Max()} has no name among the {classNames.Count} classes.", nameof(labels));
        }

        (Name, Split, Height, Width, Channels, ClassNames) = (name, split, height, width, channels, classNames);
        (_pixels, _labels) = (pixels, labels);
    }

    /// <summary>Name as the catalogue has it, for example "fashion-mnist".</summary>
    public string Name { get; }

    /// <summary>The half of the data set.</summary>
    public DatasetSplit Split { get; }

    /// <summary>Number of images N.</summary>
    public int Count => _labels.Length;

    /// <summary>Rows of an image.</summary>
    public int Height { get; }

    /// <summary>Columns of an image.</summary>
    public int Width { get; }

    /// <summary>Channels of a pixel: 1 is grey.</summary>
    public int Channels { get; }

    /// <summary>Bytes of an image: H·W·C.</summary>
    public int ImageLength => Height * Width * Channels;

    /// <summary>What the classes are called; a label is an index into it.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>All pixels, (N, H, W, C).</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    /// <summary>All labels, N.</summary>
    public ReadOnlySpan<byte> Labels => _labels;

    /// <summary>The pixels of one image, (H, W, C), 0 black to 255 white.</summary>
    /// <param name="index">Which image, 0 to N − 1.</param>
    public ReadOnlySpan<byte> Image(int index) => Pixels.Slice(checked(index * ImageLength), ImageLength);
}
