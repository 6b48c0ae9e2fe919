namespace GanForge.Tensors;

/// <summary>
/// How an <see cref="OuterProduct"/> is cut: its pixels into blocks, its result into parts, and where the parts are few
/// the blocks into splits. All by shape.
/// </summary>
internal readonly struct OuterPartition
{
    private const int LargestSplit = 8;
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

        _tapsOfTask = _taps;
        var width = Math.Min(g.OutputChannels, 4 * lanes);
        while (_tapsOfTask > 1 && ((long)_tapsOfTask * _channels * width > numbersOfTask || Panels.Count * DivideUp(_taps, _tapsOfTask) < fewestTasks))
            _tapsOfTask = (_tapsOfTask + 1) / 2;
        _tapGroups = DivideUp(_taps, _tapsOfTask);
        var tasks = Panels.Count * _tapGroups;
        _channelsOfTask = tasks >= fewestTasks && (long)_channels * width <= 4L * numbersOfTask
            ? _channels
            : Math.Max(Math.Min(DivideUp(_channels, DivideUp(fewestTasks, tasks)), numbersOfTask / width), 24);
        _channelsOfTask = Math.Min(DivideUp(_channelsOfTask, ProductTile.Rows) * ProductTile.Rows, Math.Max(_channels, 1));
        _channelGroups = DivideUp(_channels, _channelsOfTask);
        tasks *= _channelGroups;
        Splits = tasks < fewestTasks / 2 ? Math.Clamp(_blocks / BlocksOfSplit, 1, LargestSplit) : 1;
        Tasks = tasks * Splits;
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
                _blocks * (split + 1) / Splits);
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

/// <summary>A task's share: a panel of columns, some taps, some channels, and the blocks it sums over.</summary>
internal readonly record struct OuterPart(int Split, int Panel, int FirstTap, int LastTap, int FirstChannel, int LastChannel, int FirstBlock, int LastBlock);

/// <summary>Output pixels: rows counted over all images, and a range of columns.</summary>
internal readonly record struct PixelBlock(int FirstRow, int Rows, int FirstColumn, int LastColumn)
{
    public int Count => Rows * (LastColumn - FirstColumn);
}
