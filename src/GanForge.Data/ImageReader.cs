namespace GanForge.Data;

/// <summary>Returns normalized and resized images.</summary>
internal sealed class ImageReader : IExampleReader
{
    private readonly ImageDataset _dataset;
    private readonly Normalization _normalization;
    private readonly BilinearResize? _resize;

    public ImageReader(ImageDataset dataset, Normalization normalization, (int Height, int Width) size)
    {
        (_dataset, _normalization, Height, Width) = (dataset, normalization, size.Height, size.Width);
        if (size != (dataset.Height, dataset.Width))
        {
            _resize = new BilinearResize((dataset.Height, dataset.Width), size, dataset.Channels);
        }
    }

    public int Height { get; }

    public int Width { get; }

    public void Read(int index, Span<float> destination)
    {
        if (_resize is null)
        {
            _normalization.Normalize(_dataset.Image(index), destination);
        }
        else
        {
            _resize.Apply(_dataset.Image(index), _normalization, destination);
        }
    }
}
