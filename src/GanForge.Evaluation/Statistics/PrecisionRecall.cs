namespace GanForge.Evaluation.Statistics;

/// <summary>
/// How well two sets of feature vectors lie within one another, by balls around each vector that reach to its k-th nearest
/// neighbour in its own set: precision and recall (Kynkäänniemi et al. 2019, arXiv:1904.06991), density and coverage (Naeem
/// et al. 2020, arXiv:2002.09797).
/// </summary>
/// <param name="Precision">Share of the generated vectors that lie in the ball of a real one.</param>
/// <param name="Recall">Share of the real vectors that lie in the ball of a generated one.</param>
/// <param name="Density">1 / (k·M) Σ over the M generated vectors of the number of real balls that hold it; may exceed 1.</param>
/// <param name="Coverage">Share of the real vectors whose ball holds a generated one.</param>
public sealed record PrecisionRecall(double Precision, double Recall, double Density, double Coverage)
{
    /// <summary>The neighbour k that balls reach to; the vector itself does not count.</summary>
    public const int Neighbours = 5;

    /// <summary>Measures two sets.</summary>
    /// <param name="reals">Real feature vectors, (N, d).</param>
    /// <param name="fakes">Generated ones, (M, d).</param>
    /// <param name="dimensions">Numbers of a vector, d.</param>
    /// <param name="report">Is told the share that is done, or null.</param>
    /// <exception cref="ArgumentException">A set has no more than k vectors.</exception>
    public static PrecisionRecall Compute(ReadOnlySpan<float> reals, ReadOnlySpan<float> fakes, int dimensions, Action<double>? report = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimensions);
        var origin = FeaturePoints.Mean(reals, dimensions);
        return Compute(new NearestNeighbourRadii(reals, origin), fakes, report);
    }

    /// <summary>The same for real vectors whose balls are known.</summary>
    internal static PrecisionRecall Compute(NearestNeighbourRadii real, ReadOnlySpan<float> fakes, Action<double>? report)
    {
        var fake = new NearestNeighbourRadii(fakes, real.Origin, share => report?.Invoke(share / 2));
        return Between(real, fake, done => report?.Invoke(0.5 + (done / (2.0 * real.Points.Count))));
    }

    private static PrecisionRecall Between(NearestNeighbourRadii real, NearestNeighbourRadii fake, Action<int> report)
    {
        var (recalled, covered, held) = (0, 0, 0L);
        var isPrecise = new bool[fake.Points.Count];
        real.Points.SquaredDistances(
            fake.Points,
            (i, distances) =>
            {
                var (isRecalled, before) = (false, held);
                for (var j = 0; j < distances.Length; j++)
                {
                    isRecalled |= distances[j] <= fake.Radii[j];
                    if (distances[j] > real.Radii[i])
                        continue;
                    isPrecise[j] = true;
                    held++;
                }
                recalled += isRecalled ? 1 : 0;
                covered += held > before ? 1 : 0;
            },
            report);
        return new PrecisionRecall(
            isPrecise.Count(isHeld => isHeld) / (double)fake.Points.Count,
            recalled / (double)real.Points.Count,
            held / ((double)Neighbours * fake.Points.Count),
            covered / (double)real.Points.Count);
    }
}
