namespace GanForge.Tensors.Kernels.Products;

/// <summary>
/// The columns of a product, split into panels as wide as a tile: four vectors, then two and one for the remainder, on
/// processors with 32 vector registers; two and one on those with 16.
/// </summary>
internal readonly struct ColumnPanels
{
    private readonly int _lanes;
    private readonly int _widest;
    private readonly int _full;
    private readonly int _restVectors;

    public ColumnPanels(int columns, int lanes)
    {
        Columns = columns;
        _lanes = lanes;
        _widest = MaxTileWidth(lanes);
        _full = columns / (_widest * lanes);
        _restVectors = (columns - (_full * _widest * lanes) + lanes - 1) / lanes;
        Count = _full + (_restVectors == 3 ? 2 : Math.Min(_restVectors, 1));
        PaddedColumns = ((_full * _widest) + _restVectors) * lanes;
    }

    public int Columns { get; }

    public int Count { get; }

    /// <summary>The number of columns, rounded up to whole vectors.</summary>
    public int PaddedColumns { get; }

    /// <summary>A panel's first column, and its width in vectors.</summary>
    public (int FirstColumn, int Vectors) this[int panel]
    {
        get
        {
            var first = Math.Min(panel, _full) * _widest * _lanes;
            if (panel < _full)
                return (first, _widest);
            if (_restVectors != 3)
                return (first, _restVectors);
            return panel == _full ? (first, 2) : (first + (2 * _lanes), 1);
        }
    }

    /// <summary>
    /// The maximum tile width, limited by registers: six rows of four vectors and their operands need 29.
    /// </summary>
    private static int MaxTileWidth(int lanes) =>
        lanes == 16 || System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported ? 4 : 2;
}
