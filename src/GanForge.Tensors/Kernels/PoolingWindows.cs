using GanForge.Tensors.Kernels.Products;

namespace GanForge.Tensors.Kernels;

/// <summary>The windows of a pooling op: the input pixels that belong to each output pixel.</summary>
internal readonly struct PoolingWindows(
    Shape images,
    Shape pooled,
    int kernelHeight,
    int kernelWidth,
    ConvWindow window
)
{
    public int Channels => images[3];

    public int Count => images[0];

    public int Height => images[1];

    public int Width => images[2];

    public int PooledHeight => pooled[1];

    public int PooledWidth => pooled[2];

    public int ImagesPerTask => Chunk.ItemsPerTask(Count, (long)Height * Width * Channels);

    public int Tasks => Chunk.DivideUp(Count, ImagesPerTask);

    public (int First, int End) Rows(int pooledRow) =>
        Range((pooledRow * window.StrideY) - window.PadTop, kernelHeight, Height);

    public (int First, int End) Columns(int pooledColumn) =>
        Range((pooledColumn * window.StrideX) - window.PadLeft, kernelWidth, Width);

    /// <summary>The offset of an input pixel's channels.</summary>
    public long Pixel(int image, int row, int column) => ((((long)image * Height) + row) * Width + column) * Channels;

    /// <summary>The offset of an output pixel's channels.</summary>
    public long PooledPixel(int image, int row, int column) =>
        ((((long)image * PooledHeight) + row) * PooledWidth + column) * Channels;

    private static (int First, int End) Range(int start, int length, int size) =>
        (Math.Max(start, 0), Math.Min(start + length, size));
}
