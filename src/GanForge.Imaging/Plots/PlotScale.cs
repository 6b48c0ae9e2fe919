namespace GanForge.Imaging.Plots;

/// <summary>Maps values to positions along an axis.</summary>
internal abstract class PlotScale
{
    /// <summary>The tolerance that keeps 0.2 from becoming 0.5 if 0.2 / 0.1 is rounded to slightly above 2.</summary>
    private const double Tolerance = 1e-9;
    private static readonly double[] RoundFactors = [1, 2, 5, 10];

    /// <summary>The ticks, in order, about <paramref name="count"/> of them.</summary>
    public abstract IReadOnlyList<Tick> Ticks(int count);

    /// <summary>The position of a value: 0 at the lower end of the axis, 1 at the upper.</summary>
    public abstract double Fraction(double value);

    /// <summary>The smallest of 1, 2, 5 times a power of ten that is at least <paramref name="size"/>.</summary>
    protected static double RoundUp(double size)
    {
        var power = PowerBelow(size);
        return power * RoundFactors.First(factor => factor * power >= size * (1 - Tolerance));
    }

    /// <summary>The largest of 1, 2, 5 times a power of ten that is at most <paramref name="size"/>.</summary>
    protected static double RoundDown(double size)
    {
        var power = PowerBelow(size);
        return power * RoundFactors.Last(factor => factor * power <= size * (1 + Tolerance));
    }

    private static double PowerBelow(double size) => Math.Pow(10, Math.Floor(Math.Log10(size) + Tolerance));
}
