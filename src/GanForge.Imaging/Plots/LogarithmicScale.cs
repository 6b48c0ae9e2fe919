namespace GanForge.Imaging.Plots;

/// <summary>A scale on which equal distances are equal ratios.</summary>
internal sealed class LogarithmicScale : PlotScale
{
    private static readonly double[] Factors = [1, 2, 5];
    private readonly double _low;
    private readonly double _high;

    /// <param name="low">The value at the lower end, above 0.</param>
    /// <param name="high">The value at the upper end; an empty range is widened.</param>
    public LogarithmicScale(double low, double high) => (_low, _high) = high > low ? (low, high) : (low / 2, low * 2);

    private double Decades => Math.Log10(_high) - Math.Log10(_low);

    /// <summary>Returns the same scale with its ends moved outwards to 1, 2 or 5 times a power of ten.</summary>
    public LogarithmicScale Widened() => new(RoundDown(_low), RoundUp(_high));

    public override double Fraction(double value) => (Math.Log10(value) - Math.Log10(_low)) / Decades;

    public override IReadOnlyList<Tick> Ticks(int count)
    {
        var first = (int)Math.Floor(Math.Log10(_low));
        var last = (int)Math.Ceiling(Math.Log10(_high));
        var stride = Math.Max(1, (int)Math.Ceiling(Decades / count));
        var ticks = Enumerable
            .Range(first, last - first + 1)
            .Where(exponent => exponent % stride == 0)
            .SelectMany(exponent =>
                (Decades > 3 ? Factors[..1] : Factors).Select(factor => factor * Math.Pow(10, exponent))
            )
            .Where(value => value >= _low * (1 - 1e-9) && value <= _high * (1 + 1e-9));
        return [.. ticks.Select(value => new Tick(value, TickLabel.For(value, value, value)))];
    }
}
