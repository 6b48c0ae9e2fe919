namespace GanForge.Imaging;

/// <summary>The exponential moving average, divided by the weight gathered so far so that it does not start at 0.</summary>
internal static class ExponentialSmoothing
{
    /// <summary>The averages; where a value is no number there is none, and the average goes on behind it.</summary>
    public static double[] Apply(ReadOnlySpan<double> values, double pastWeight)
    {
        var smoothed = new double[values.Length];
        var (sum, weight) = (0.0, 0.0);
        for (var index = 0; index < values.Length; index++)
        {
            if (!double.IsFinite(values[index]))
            {
                smoothed[index] = double.NaN;
                continue;
            }

            sum = (pastWeight * sum) + ((1 - pastWeight) * values[index]);
            weight = (pastWeight * weight) + (1 - pastWeight);
            smoothed[index] = sum / weight;
        }

        return smoothed;
    }
}
