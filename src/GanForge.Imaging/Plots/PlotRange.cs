namespace GanForge.Imaging.Plots;

/// <summary>The part of an axis that is shown.</summary>
public sealed record PlotRange
{
    /// <summary>Creates a range.</summary>
    /// <exception cref="ArgumentException">The ends are not finite, or not in ascending order.</exception>
    public PlotRange(double low, double high)
    {
        if (!(double.IsFinite(low) && double.IsFinite(high) && low < high))
        {
            throw new ArgumentException(
                $"A plot's range runs from a finite number to a larger one, not from {low} to {high}."
            );
        }

        (Low, High) = (low, high);
    }

    /// <summary>0 to 1, for accuracies and probabilities.</summary>
    public static PlotRange Unit { get; } = new(0, 1);

    /// <summary>The lower end.</summary>
    public double Low { get; }

    /// <summary>The upper end.</summary>
    public double High { get; }
}
