namespace GanForge.Experiments.Reproductions;

/// <summary>The mean and standard deviation over several seeds.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The standard deviation, with n − 1; null for a single value.</param>
public readonly record struct MeanAndDeviation(double Mean, double? Deviation)
{
    /// <summary>Computes the mean and standard deviation of numbers.</summary>
    /// <param name="values">The numbers, one or more.</param>
    public static MeanAndDeviation Compute(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        var mean = values.Average();
        return new MeanAndDeviation(
            mean,
            values.Count == 1
                ? null
                : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1))
        );
    }
}
