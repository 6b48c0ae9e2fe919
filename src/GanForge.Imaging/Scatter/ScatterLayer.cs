namespace GanForge.Imaging.Scatter;

/// <summary>How much of each pixel of a square is covered by round shapes of one colour, 0 to 1.</summary>
internal sealed class ScatterLayer(int side, Color color)
{
    /// <summary>Shades of a layer besides none: two layers on two backgrounds stay within the 256 colours of a GIF.</summary>
    private const int Shades = 7;

    private readonly float[] _coverage = new float[side * side];

    /// <summary>Lays a round shape over those that are there; it is cut off at the square's edges.</summary>
    /// <param name="x">Pixels from the left edge to the centre.</param>
    /// <param name="y">Pixels from the upper edge to the centre.</param>
    /// <param name="radius">How far it reaches, in pixels.</param>
    /// <param name="coverage">How much it covers, 0 to 1, at a distance from its centre in pixels.</param>
    public void Add(double x, double y, double radius, Func<double, double> coverage)
    {
        for (var row = Math.Max(0, (int)(y - radius)); row < Math.Min(side, y + radius); row++)
        {
            for (var column = Math.Max(0, (int)(x - radius)); column < Math.Min(side, x + radius); column++)
            {
                ref var covered = ref _coverage[(row * side) + column];
                var (right, down) = (column + 0.5 - x, row + 0.5 - y);
                covered = 1 - ((1 - covered) * (1 - (float)coverage(Math.Sqrt((right * right) + (down * down)))));
            }
        }
    }

    /// <summary>The layer's colour over another one, at a pixel of the square.</summary>
    public Color Over(Color background, int column, int row) =>
        color.Over(background, (byte)(MathF.Round(_coverage[(row * side) + column] * Shades) * (255 / (float)Shades)));
}
