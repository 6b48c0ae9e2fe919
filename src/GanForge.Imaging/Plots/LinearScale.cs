namespace GanForge.Imaging.Plots;

/// <summary>Equal distances are equal differences.</summary>
internal sealed class LinearScale : PlotScale
{
    /// <summary>Below this, a step between marks would no longer be a number above 0.</summary>
    private const double Negligible = 1e-290;
    private readonly double _low;
    private readonly double _high;
    private readonly bool _wholeNumbers;

    /// <param name="low">The value at the lower end.</param>
    /// <param name="high">The value at the upper end; a single value is given room around it.</param>
    /// <param name="wholeNumbers">Whether only whole numbers are marked.</param>
    public LinearScale(double low, double high, bool wholeNumbers = false)
    {
        var room = high - low > Negligible ? 0 : wholeNumbers || Math.Abs(low) < Negligible ? 1 : Math.Abs(low) / 10;
        (_low, _high, _wholeNumbers) = (low - room, high + room, wholeNumbers);
    }

    /// <summary>The same values, with the ends moved outwards to marked values.</summary>
    public LinearScale Widened(int tickCount)
    {
        var step = Step(tickCount);
        return new LinearScale(Math.Floor((_low / step) + 1e-9) * step, Math.Ceiling((_high / step) - 1e-9) * step, _wholeNumbers);
    }

    public override double Fraction(double value) => (value - _low) / (_high - _low);

    public override IReadOnlyList<Tick> Ticks(int count)
    {
        var step = Step(count);
        var first = Math.Ceiling((_low / step) - 1e-9);
        var last = Math.Floor((_high / step) + 1e-9);
        // Where neighbouring numbers lie further apart than a step, there is nothing to count.
        var ticks = Enumerable.Range(0, (int)Math.Clamp(last - first + 1, 0, 100)).Select(index => (first + index) * step);
        var largest = Math.Max(Math.Abs(_low), Math.Abs(_high));
        return [.. ticks.Select(value => new Tick(value, TickLabel.For(value, step, largest)))];
    }

    private double Step(int count)
    {
        var step = RoundUp((_high - _low) / count);
        return _wholeNumbers ? Math.Max(1, step) : step;
    }
}
