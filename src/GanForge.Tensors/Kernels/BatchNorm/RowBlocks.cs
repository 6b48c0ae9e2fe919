using GanForge.Tensors.Kernels.Products;

namespace GanForge.Tensors.Kernels.BatchNorm;

/// <summary>
/// The rows of a (rows, channels) matrix in fixed blocks of about 64 to 512 KiB, so that a second pass over a block
/// finds it in the cache.
/// </summary>
internal readonly struct RowBlocks(int rows, int channels)
{
    /// <summary>The minimum, below which combining the block sums would take noticeable time.</summary>
    private const int MinRows = 128;

    /// <summary>The maximum, because a block is summed in float32 and longer sums lose precision.</summary>
    private const int MaxRows = 512;

    public int Rows => rows;

    public int Channels => channels;

    public int Count => Chunk.DivideUp(rows, RowsPerBlock);

    public int Tasks => Chunk.DivideUp(Count, BlocksPerTask);

    private int RowsPerBlock => Math.Clamp(Chunk.Length / Math.Max(channels, 1), MinRows, MaxRows);

    private int BlocksPerTask => Chunk.ItemsPerTask(Count, (long)RowsPerBlock * channels);

    public (int First, int End) BlocksOf(int task) =>
        (task * BlocksPerTask, Math.Min((task + 1) * BlocksPerTask, Count));

    public (int First, int End) RowsOf(int block) => (block * RowsPerBlock, Math.Min((block + 1) * RowsPerBlock, rows));

    /// <summary>The rows of a task's blocks, which are consecutive.</summary>
    public (int First, int End) RowsOfTask(int task)
    {
        var (first, end) = BlocksOf(task);
        return (RowsOf(first).First, RowsOf(end - 1).End);
    }
}
