namespace GanForge.Evaluation.Statistics;

/// <summary>
/// Computes the Fréchet distance between two Gaussians (Dowson and Landau 1982), which Heusel et al. 2017
/// (arXiv:1706.08500) use to compare images.
/// </summary>
/// <remarks>The distance is |μ₁ − μ₂|² + tr(Σ₁ + Σ₂ − 2 (Σ₁^½ Σ₂ Σ₁^½)^½).</remarks>
public static class FrechetDistance
{
    /// <summary>Computes the distance, at least 0; as usual it is squared, so shifting a mean by 2 adds 4.</summary>
    /// <param name="first">The first Gaussian.</param>
    /// <param name="second">The second Gaussian, of the same dimension.</param>
    /// <exception cref="ArgumentException">
    /// The dimensions differ, or a Gaussian has fewer than two vectors per dimension, so that its covariance would be
    /// mostly chance.
    /// </exception>
    public static double Between(FeatureStatistics first, FeatureStatistics second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Dimensions != second.Dimensions)
        {
            throw new ArgumentException(
                $"Gaussians over {first.Dimensions} and {second.Dimensions} dimensions have no distance.",
                nameof(second)
            );
        }

        RequireEnough(first);
        RequireEnough(second);
        var between = 0.0;
        for (var i = 0; i < first.Dimensions; i++)
            between += (first.Mean[i] - second.Mean[i]) * (first.Mean[i] - second.Mean[i]);
        // Rounding may make it slightly negative.
        return Math.Max(0, between + Trace(first) + Trace(second) - (2 * TraceOfRoot(first, second)));
    }

    private static void RequireEnough(FeatureStatistics gaussian)
    {
        if (gaussian.Count < 2 * gaussian.Dimensions)
        {
            throw new ArgumentException(
                $"A Fréchet distance over {gaussian.Dimensions} dimensions needs {2 * gaussian.Dimensions} "
                    + $"vectors or more on each side, and one has {gaussian.Count}."
            );
        }
    }

    private static double Trace(FeatureStatistics gaussian) =>
        Enumerable.Range(0, gaussian.Dimensions).Sum(i => gaussian.Covariance[(i * gaussian.Dimensions) + i]);

    /// <summary>Computes tr (Σ₁^½ Σ₂ Σ₁^½)^½; eigenvalues made negative by rounding count as 0.</summary>
    private static double TraceOfRoot(FeatureStatistics first, FeatureStatistics second)
    {
        var size = first.Dimensions;
        var root = new SymmetricEigen([.. first.Covariance], size).Apply(value => Math.Sqrt(Math.Max(0, value)));
        var product = Product(Product(root, [.. second.Covariance], size), root, size);
        return new SymmetricEigen(product, size).Values.Sum(value => Math.Sqrt(Math.Max(0, value)));
    }

    private static double[] Product(double[] a, double[] b, int size)
    {
        var product = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            var row = product.AsSpan(i * size, size);
            for (var k = 0; k < size; k++)
            {
                for (var j = 0; j < size; j++)
                    row[j] += a[(i * size) + k] * b[(k * size) + j];
            }
        }
        return product;
    }
}
