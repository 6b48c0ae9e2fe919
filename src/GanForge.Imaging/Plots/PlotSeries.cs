namespace GanForge.Imaging.Plots;

/// <summary>One named curve of a <see cref="LinePlot"/>.</summary>
public sealed class PlotSeries
{
    private readonly double[] _x;
    private readonly double[] _y;

    /// <summary>Creates a curve from a copy of its points, in the order in which the line connects them.</summary>
    /// <param name="name">The name in the legend.</param>
    /// <param name="x">The positions along the horizontal axis, such as steps.</param>
    /// <param name="y">The values at the positions; NaN and infinities leave a gap.</param>
    /// <exception cref="ArgumentException">The two lists differ in length.</exception>
    public PlotSeries(string name, IEnumerable<double> x, IEnumerable<double> y)
    {
        ArgumentNullException.ThrowIfNull(name);
        (Name, _x, _y) = (name, [.. x], [.. y]);
        if (_x.Length != _y.Length)
        {
            throw new ArgumentException(
                $"The series '{name}' has {_x.Length} positions and {_y.Length} values; each value needs one position."
            );
        }
    }

    /// <summary>The name in the legend.</summary>
    public string Name { get; }

    /// <summary>The positions along the horizontal axis.</summary>
    public ReadOnlySpan<double> X => _x;

    /// <summary>The values, one for each position.</summary>
    public ReadOnlySpan<double> Y => _y;
}
