namespace GanForge.Evaluation.Statistics;

/// <summary>A Gaussian fitted to feature vectors: mean μ and covariance Σ (divided by N − 1), in float64.</summary>
public sealed class FeatureStatistics
{
    private FeatureStatistics(int count, double[] mean, double[] covariance) =>
        (Count, Mean, Covariance) = (count, mean, covariance);

    /// <summary>The number of vectors N.</summary>
    public int Count { get; }

    /// <summary>The dimension d of a vector.</summary>
    public int Dimensions => Mean.Count;

    /// <summary>The mean μ, (d).</summary>
    public IReadOnlyList<double> Mean { get; }

    /// <summary>The covariance Σ, (d, d), in row-major order.</summary>
    public IReadOnlyList<double> Covariance { get; }

    /// <summary>Fits a Gaussian to feature vectors.</summary>
    /// <param name="features">The vectors, (N, d), with N ≥ 2.</param>
    /// <param name="dimensions">The dimension d of a vector.</param>
    /// <exception cref="ArgumentException">There are fewer than two vectors, or the last one is incomplete.</exception>
    public static FeatureStatistics Compute(ReadOnlySpan<float> features, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        var count = features.Length / dimensions;
        if (count < 2 || features.Length % dimensions != 0)
        {
            throw new ArgumentException(
                $"A covariance takes two vectors or more of {dimensions} numbers; {features.Length} numbers are not.",
                nameof(features)
            );
        }

        var mean = new double[dimensions];
        for (var i = 0; i < features.Length; i++)
            mean[i % dimensions] += features[i];
        for (var j = 0; j < dimensions; j++)
            mean[j] /= count;
        return new FeatureStatistics(count, mean, CovarianceOf(features, mean, count));
    }

    private static double[] CovarianceOf(ReadOnlySpan<float> features, double[] mean, int count)
    {
        var size = mean.Length;
        var sums = new double[size * size];
        var centred = new double[size];
        for (var n = 0; n < count; n++)
        {
            for (var j = 0; j < size; j++)
                centred[j] = features[(n * size) + j] - mean[j];
            for (var i = 0; i < size; i++)
            {
                var row = sums.AsSpan(i * size, size);
                for (var j = 0; j <= i; j++)
                    row[j] += centred[i] * centred[j];
            }
        }
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
                sums[(j * size) + i] = sums[(i * size) + j] /= count - 1;
        }
        return sums;
    }
}
