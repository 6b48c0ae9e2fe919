namespace GanForge.Tensors.Kernels.Products;

/// <summary>
/// The partition of an <see cref="OuterProduct"/>, determined by shape alone: pixels into blocks, the result into parts
/// and, if there are few parts, blocks into splits.
/// </summary>
internal readonly struct OuterPartition
{
    private const int BlocksOfSplit = 4;

    private readonly int _outputWidth;
    private readonly int _rows;
    private readonly int _rowsOfBlock;
    private readonly int _blocksOfRow;
    private readonly int _blocks;
    private readonly int _taps;
    private readonly int _channels;
    private readonly int _tapsOfTask;
    private readonly int _tapGroups;
    private readonly int _channelsOfTask;
    private readonly int _channelGroups;

    public OuterPartition(in ConvGeometry g, int lanes, int pixelsOfBlock, int numbersOfTask, int fewestTasks)
    {
        GathersPatches = g.HasFewChannels && g.Taps > 1;
        (_taps, _channels) = GathersPatches ? (1, g.Patch) : (g.Taps, g.Channels);
        Panels = new ColumnPanels(g.OutputChannels, lanes);

        if (GathersPatches)
            pixelsOfBlock = Math.Clamp((1 << 14) / g.Patch, 1, pixelsOfBlock);
        _outputWidth = g.OutputWidth;
        _rows = g.Images * g.OutputHeight;
        _rowsOfBlock = Math.Max(1, pixelsOfBlock / _outputWidth);
        _blocksOfRow = (_outputWidth + pixelsOfBlock - 1) / pixelsOfBlock;
        PixelsOfBlock = Math.Min(_rowsOfBlock * _outputWidth, pixelsOfBlock);
        _blocks = (_rows + _rowsOfBlock - 1) / _rowsOfBlock * _blocksOfRow;

        // As many taps and channels as have sums that fit into the second-level cache, to read the pixels the fewest
        // times.
        var width = Math.Min(g.OutputChannels, 4 * lanes);
        _channelsOfTask = Math.Min(_channels, Math.Max(numbersOfTask / width / ProductTile.Rows, 1) * ProductTile.Rows);
        _channelGroups = DivideUp(_channels, _channelsOfTask);
        _tapsOfTask = Math.Clamp(numbersOfTask / (_channelsOfTask * width), 1, _taps);
        _tapGroups = DivideUp(_taps, _tapsOfTask);

        // Too few parts for many processors: split the pixels if there are many, otherwise the channels.
        var tasks = Panels.Count * _tapGroups * _channelGroups;
        Splits =
            tasks >= fewestTasks
                ? 1
                : Math.Clamp(Math.Min(_blocks / BlocksOfSplit, DivideUp(fewestTasks, tasks)), 1, fewestTasks);
        tasks *= Splits;
        if (tasks < fewestTasks)
        {
            _channelsOfTask = Math.Min(
                _channelsOfTask,
                DivideUp(_channelsOfTask, ProductTile.Rows * DivideUp(fewestTasks, tasks)) * ProductTile.Rows
            );
            tasks = tasks / _channelGroups * DivideUp(_channels, _channelsOfTask);
            _channelGroups = DivideUp(_channels, _channelsOfTask);
        }
        Tasks = tasks;
    }

    public bool GathersPatches { get; }

    public ColumnPanels Panels { get; }

    public int PixelsOfBlock { get; }

    public int Splits { get; }

    public int Tasks { get; }

    public OuterPart this[int task]
    {
        get
        {
            var split = task % Splits;
            task /= Splits;
            var channels = task % _channelGroups * _channelsOfTask;
            task /= _channelGroups;
            var taps = task % _tapGroups * _tapsOfTask;
            return new OuterPart(
                split,
                task / _tapGroups,
                taps,
                Math.Min(taps + _tapsOfTask, _taps),
                channels,
                Math.Min(channels + _channelsOfTask, _channels),
                _blocks * split / Splits,
                _blocks * (split + 1) / Splits
            );
        }
    }

    public PixelBlock Block(int block)
    {
        var row = block / _blocksOfRow * _rowsOfBlock;
        var column = block % _blocksOfRow * PixelsOfBlock;
        return _blocksOfRow == 1
            ? new PixelBlock(row, Math.Min(_rowsOfBlock, _rows - row), 0, _outputWidth)
            : new PixelBlock(row, 1, column, Math.Min(column + PixelsOfBlock, _outputWidth));
    }

    private static int DivideUp(int value, int by) => (value + by - 1) / by;
}

/// <summary>The share of one task: a panel of columns, some taps, some channels, and the blocks to sum over.</summary>
internal readonly record struct OuterPart(
    int Split,
    int Panel,
    int FirstTap,
    int LastTap,
    int FirstChannel,
    int LastChannel,
    int FirstBlock,
    int LastBlock
);

/// <summary>A block of output pixels: rows, counted over all images, and a range of columns.</summary>
internal readonly record struct PixelBlock(int FirstRow, int Rows, int FirstColumn, int LastColumn)
{
    public int Count => Rows * (LastColumn - FirstColumn);
}
