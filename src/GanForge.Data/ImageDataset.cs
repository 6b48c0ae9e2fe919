namespace GanForge.Data;

/// <summary>Labelled images of one size, in memory as bytes, shaped (N, H, W, C).</summary>
public sealed class ImageDataset : Dataset
{
    private readonly byte[] _pixels;

    /// <summary>Creates a data set from pixels and labels without copying them.</summary>
    /// <param name="name">The name in the catalogue.</param>
    /// <param name="split">The half of the data set.</param>
    /// <param name="height">The number of rows of an image.</param>
    /// <param name="width">The number of columns of an image.</param>
    /// <param name="channels">The number of channels per pixel.</param>
    /// <param name="pixels">N·H·W·C bytes, channels last.</param>
    /// <param name="labels">N labels, each an index into <paramref name="classNames"/>.</param>
    /// <param name="classNames">The class names, indexed by label.</param>
    /// <exception cref="ArgumentException">The sizes or labels are inconsistent.</exception>
    public ImageDataset(
        string name,
        DatasetSplit split,
        int height,
        int width,
        int channels,
        byte[] pixels,
        byte[] labels,
        IReadOnlyList<string> classNames
    )
        : base(name, split, height, width, channels, labels, classNames)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.LongLength != (long)Count * height * width * channels)
        {
            throw new ArgumentException(
                $"{Count} images of {height}×{width}×{channels} need "
                    + $"{(long)Count * height * width * channels} bytes; got {pixels.Length}.",
                nameof(pixels)
            );
        }

        _pixels = pixels;
    }

    /// <inheritdoc/>
    public override ExampleKind Kind => ExampleKind.Images;

    /// <summary>All pixels, (N, H, W, C).</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    /// <summary>The pixels of one image, (H, W, C), from 0 (black) to 255 (white).</summary>
    /// <param name="index">The index of the image, from 0 to N − 1.</param>
    public ReadOnlySpan<byte> Image(int index) => Pixels.Slice(checked(index * ImageLength), ImageLength);

    private protected override Dataset Picked(IReadOnlyList<int> indices, byte[] labels) =>
        new ImageDataset(
            Name,
            Split,
            Height,
            Width,
            Channels,
            Gather(Pixels, indices, ImageLength),
            labels,
            ClassNames
        );

    internal override IExampleReader Reader(Normalization normalization, (int Height, int Width)? size) =>
        new ImageReader(this, normalization, size ?? (Height, Width));
}
