using GanForge.Tensors.Threading;

namespace GanForge.Tensors.Kernels;

/// <summary>
/// Finds the first maximum of each window of x, and either reads <c>images</c> there into <c>pooled</c> or adds
/// <c>pooled</c> to <c>images</c> there.
/// </summary>
internal readonly unsafe struct MaxPooling(
    float* x,
    float* images,
    float* pooled,
    PoolingWindows windows,
    bool isAdjoint
) : IJob
{
    private readonly PoolingWindows _windows = windows;

    public void Run(int task)
    {
        var first = task * _windows.ImagesPerTask;
        var end = Math.Min(first + _windows.ImagesPerTask, _windows.Count);
        if (isAdjoint)
        {
            new Span<float>(
                images + _windows.Pixel(first, 0, 0),
                (int)(_windows.Pixel(end, 0, 0) - _windows.Pixel(first, 0, 0))
            ).Clear();
        }

        for (var image = first; image < end; image++)
        {
            for (var row = 0; row < _windows.PooledHeight; row++)
            {
                for (var column = 0; column < _windows.PooledWidth; column++)
                {
                    var there = pooled + _windows.PooledPixel(image, row, column);
                    for (var channel = 0; channel < _windows.Channels; channel++)
                    {
                        var maximum = Maximum(image, row, column, channel);
                        if (isAdjoint)
                            images[maximum] += there[channel];
                        else
                            there[channel] = images[maximum];
                    }
                }
            }
        }
    }

    private long Maximum(int image, int pooledRow, int pooledColumn, int channel)
    {
        var (firstRow, endRow) = _windows.Rows(pooledRow);
        var (firstColumn, endColumn) = _windows.Columns(pooledColumn);
        var best = _windows.Pixel(image, firstRow, firstColumn) + channel;
        for (var row = firstRow; row < endRow; row++)
        {
            for (var column = firstColumn; column < endColumn; column++)
            {
                var candidate = _windows.Pixel(image, row, column) + channel;
                if (x[candidate] > x[best])
                    best = candidate;
            }
        }
        return best;
    }
}
