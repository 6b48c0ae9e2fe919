using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using GanForge.Tensors.Simd;
using GanForge.Tensors.Threading;

namespace GanForge.Tensors.Kernels.Products;

/// <summary>
/// The right-hand side of a product, packed so that a tile reads it sequentially: panel by panel and row by row, padded
/// with zeros to whole vectors. Packing takes one pass over an op's weights.
/// </summary>
internal readonly unsafe struct PackedMatrix : IDisposable
{
    private readonly Storage _storage;
    private readonly Storage? _bias;

    private PackedMatrix(Storage storage, Storage? bias, int rows, ColumnPanels panels)
    {
        _storage = storage;
        _bias = bias;
        Rows = rows;
        Panels = panels;
    }

    /// <summary>The number of rows over all taps, which is the length of the sum.</summary>
    public int Rows { get; }

    public ColumnPanels Panels { get; }

    /// <summary>A pointer to the first row of the panel that begins with a column.</summary>
    public float* Panel(int firstColumn) => _storage.Pointer + ((nint)firstColumn * Rows);

    /// <summary>A pointer to the bias from a column on, padded like the columns, or null.</summary>
    public float* Bias(int firstColumn) => _bias is null ? null : _bias.Pointer + firstColumn;

    /// <summary>Packs a matrix of <paramref name="taps"/> stacked blocks of <paramref name="depth"/> rows.</summary>
    /// <param name="source">The row-major blocks; transposed ones are (columns, depth) each.</param>
    /// <param name="transposed">Whether the blocks are stored transposed.</param>
    /// <param name="taps">The number of blocks.</param>
    /// <param name="depth">The number of rows per block.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="bias">One number per column, or null.</param>
    public static PackedMatrix Pack<TSimd>(
        float* source,
        bool transposed,
        int taps,
        int depth,
        int columns,
        float* bias
    )
        where TSimd : struct, ISimd<TSimd>
    {
        var panels = new ColumnPanels(columns, TSimd.Lanes);
        var storage = StoragePool.Rent(panels.PaddedColumns * taps * depth);
        Storage? biasStorage = null;
        if (bias is not null)
        {
            biasStorage = StoragePool.Rent(panels.PaddedColumns);
            new Span<float>(bias, columns).CopyTo(new Span<float>(biasStorage.Pointer, columns));
            new Span<float>(biasStorage.Pointer + columns, panels.PaddedColumns - columns).Clear();
        }
        var packed = new PackedMatrix(storage, biasStorage, taps * depth, panels);
        var job = new PackJob<TSimd>(packed, source, transposed, depth, taps);
        Workers.Run(ref job, job.Tasks);
        return packed;
    }

    public void Dispose()
    {
        StoragePool.Return(_storage);
        if (_bias is not null)
            StoragePool.Return(_bias);
    }

    private readonly struct PackJob<TSimd>(PackedMatrix packed, float* source, bool transposed, int depth, int taps)
        : IJob
        where TSimd : struct, ISimd<TSimd>
    {
        /// <summary>The maximum number of rows per task; a task belongs to one panel.</summary>
        private const int RowsOfTask = 512;

        private readonly int _chunks = (depth + RowsOfTask - 1) / RowsOfTask;

        /// <summary>The number of tasks; a small matrix is not worth waking other threads.</summary>
        public int Tasks => packed.Rows * packed.Panels.Columns < 1 << 14 ? 1 : packed.Panels.Count * taps * _chunks;

        public void Run(int task)
        {
            if (Tasks > 1)
            {
                PackChunk(task);
                return;
            }
            for (var i = 0; i < packed.Panels.Count * taps * _chunks; i++)
                PackChunk(i);
        }

        private void PackChunk(int index)
        {
            var chunk = index % _chunks;
            var tap = index / _chunks % taps;
            var (firstColumn, vectors) = packed.Panels[index / _chunks / taps];
            var width = vectors * TSimd.Lanes;
            var columns = Math.Min(width, packed.Panels.Columns - firstColumn);
            var first = chunk * RowsOfTask;
            var last = Math.Min(first + RowsOfTask, depth);
            var destination = packed.Panel(firstColumn) + ((nint)((tap * depth) + first) * width);
            var block = source + ((nint)tap * depth * packed.Panels.Columns);
            if (transposed)
            {
                Transpose(block + ((nint)firstColumn * depth) + first, destination, last - first, columns, width);
            }
            else
            {
                Copy(
                    block + ((nint)first * packed.Panels.Columns) + firstColumn,
                    destination,
                    last - first,
                    columns,
                    width
                );
            }
        }

        private void Copy(float* from, float* to, int rows, int columns, int width)
        {
            for (var row = 0; row < rows; row++, from += packed.Panels.Columns, to += width)
            {
                var column = 0;
                for (; column <= columns - TSimd.Lanes; column += TSimd.Lanes)
                    TSimd.Store(to + column, TSimd.Load(from + column));
                for (; column < columns; column++)
                    to[column] = from[column];
                for (; column < width; column++)
                    to[column] = 0f;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Transpose(float* from, float* to, int rows, int columns, int width)
        {
            // Sixteen rows at a time, to use whole cache lines of every source column.
            for (var first = 0; first < rows; first += 16)
            {
                var count = Math.Min(16, rows - first);
                var source = from + first;
                var target = to + ((nint)first * width);
                var column = 0;
                for (; column <= columns - 4; column += 4, source += (nint)4 * depth, target += 4)
                {
                    var row = 0;
                    for (; row <= count - 4; row += 4)
                        TransposeFour(source + row, depth, target + (row * width), width);
                    for (; row < count; row++)
                    {
                        for (var i = 0; i < 4; i++)
                            target[(row * width) + i] = source[((nint)i * depth) + row];
                    }
                }
                for (; column < columns; column++, source += depth, target++)
                {
                    for (var row = 0; row < count; row++)
                        target[row * width] = source[row];
                }
                for (var row = first; row < first + count && columns < width; row++)
                    new Span<float>(to + ((nint)row * width) + columns, width - columns).Clear();
            }
        }

        /// <summary>Transposes a block of 4 × 4 numbers.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void TransposeFour(float* from, nint fromStep, float* to, nint toStep)
        {
            if (Sse.IsSupported)
            {
                var (a, b) = (Sse.LoadVector128(from), Sse.LoadVector128(from + fromStep));
                var (c, d) = (Sse.LoadVector128(from + (2 * fromStep)), Sse.LoadVector128(from + (3 * fromStep)));
                var (ab, cd) = (Sse.UnpackLow(a, b), Sse.UnpackLow(c, d));
                Sse.Store(to, Sse.MoveLowToHigh(ab, cd));
                Sse.Store(to + toStep, Sse.MoveHighToLow(cd, ab));
                (ab, cd) = (Sse.UnpackHigh(a, b), Sse.UnpackHigh(c, d));
                Sse.Store(to + (2 * toStep), Sse.MoveLowToHigh(ab, cd));
                Sse.Store(to + (3 * toStep), Sse.MoveHighToLow(cd, ab));
                return;
            }
            for (var i = 0; i < 16; i++)
                to[(i % 4 * toStep) + (i / 4)] = from[(i / 4 * fromStep) + (i % 4)];
        }
    }
}
