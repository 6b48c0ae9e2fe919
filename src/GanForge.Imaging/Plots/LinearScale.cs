namespace GanForge.Imaging.Plots;

/// <summary>A scale on which equal distances are equal differences.</summary>
internal sealed class LinearScale : PlotScale
{
    /// <summary>The magnitude below which a step between ticks would no longer be above 0.</summary>
    private const double Negligible = 1e-290;
    private readonly double _low;
    private readonly double _high;
    private readonly bool _wholeNumbers;

    /// <param name="low">The value at the lower end.</param>
    /// <param name="high">The value at the upper end; an empty range is widened.</param>
    /// <param name="wholeNumbers">Whether only integers are marked.</param>
    public LinearScale(double low, double high, bool wholeNumbers = false)
    {
        var room =
            high - low > Negligible ? 0
            : wholeNumbers || Math.Abs(low) < Negligible ? 1
            : Math.Abs(low) / 10;
        (_low, _high, _wholeNumbers) = (low - room, high + room, wholeNumbers);
    }

    /// <summary>Returns the same scale with its ends moved outwards to ticks.</summary>
    public LinearScale Widened(int tickCount)
    {
        var step = Step(tickCount);
        return new LinearScale(
            Math.Floor((_low / step) + 1e-9) * step,
            Math.Ceiling((_high / step) - 1e-9) * step,
            _wholeNumbers
        );
    }

    public override double Fraction(double value) => (value - _low) / (_high - _low);

    public override IReadOnlyList<Tick> Ticks(int count)
    {
        var step = Step(count);
        var first = Math.Ceiling((_low / step) - 1e-9);
        var last = Math.Floor((_high / step) + 1e-9);
        // If adjacent floating-point numbers are further apart than a step, there is nothing to count.
        var ticks = Enumerable
            .Range(0, (int)Math.Clamp(last - first + 1, 0, 100))
            .Select(index => (first + index) * step);
        var largest = Math.Max(Math.Abs(_low), Math.Abs(_high));
        return [.. ticks.Select(value => new Tick(value, TickLabel.For(value, step, largest)))];
    }

    private double Step(int count)
    {
        var step = RoundUp((_high - _low) / count);
        return _wholeNumbers ? Math.Max(1, step) : step;
    }
}
