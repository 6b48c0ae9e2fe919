namespace GanForge.Experiments.Reproductions;

/// <summary>What several seeds come to.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation, with n − 1; null of a single one.</param>
public readonly record struct MeanAndDeviation(double Mean, double? Deviation)
{
    /// <summary>Mean and deviation of numbers.</summary>
    /// <param name="values">The numbers, one or more.</param>
    public static MeanAndDeviation Compute(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        var mean = values.Average();
        return new MeanAndDeviation(mean, values.Count == 1 ? null : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)));
    }
}
