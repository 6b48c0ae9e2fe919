namespace GanForge.Imaging.Scatter;

/// <summary>The coverage of each pixel of a square, from 0 to 1, by round shapes of one colour.</summary>
internal sealed class ScatterLayer(int side, Color color)
{
    /// <summary>
    /// The number of shades in addition to none: two layers on two backgrounds stay within the 256 colours of a GIF.
    /// </summary>
    private const int Shades = 7;

    private readonly float[] _coverage = new float[side * side];

    /// <summary>Adds a round shape to the layer, clipped to the square.</summary>
    /// <param name="x">The distance from the left edge to the centre, in pixels.</param>
    /// <param name="y">The distance from the upper edge to the centre, in pixels.</param>
    /// <param name="radius">The radius in pixels.</param>
    /// <param name="coverage">
    /// The coverage, from 0 to 1, as a function of the distance from the centre in pixels.
    /// </param>
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

    /// <summary>Blends the layer's colour over another one, at a pixel of the square.</summary>
    public Color Over(Color background, int column, int row) =>
        color.Over(background, (byte)(MathF.Round(_coverage[(row * side) + column] * Shades) * (255 / (float)Shades)));
}
