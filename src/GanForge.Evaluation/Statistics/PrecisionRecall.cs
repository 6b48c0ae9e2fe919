namespace GanForge.Evaluation.Statistics;

/// <summary>
/// The mutual coverage of two sets of feature vectors: precision and recall (Kynkäänniemi et al. 2019,
/// arXiv:1904.06991), density and coverage (Naeem et al. 2020, arXiv:2002.09797).
/// </summary>
/// <remarks>Every vector has a ball that reaches to its k-th nearest neighbour in its own set.</remarks>
/// <param name="Precision">The share of generated vectors that lie in the ball of a real one.</param>
/// <param name="Recall">The share of real vectors that lie in the ball of a generated one.</param>
/// <param name="Density">
/// 1 / (k·M) Σ of the number of real balls that contain a vector, over the M generated vectors; may exceed 1.
/// </param>
/// <param name="Coverage">The share of real vectors whose ball contains a generated one.</param>
public sealed record PrecisionRecall(double Precision, double Recall, double Density, double Coverage)
{
    /// <summary>The neighbour k that balls reach to; the vector itself does not count.</summary>
    public const int Neighbours = 5;

    /// <summary>Measures two sets of feature vectors.</summary>
    /// <param name="reals">The real feature vectors, (N, d).</param>
    /// <param name="fakes">The generated feature vectors, (M, d).</param>
    /// <param name="dimensions">The dimension d of a vector.</param>
    /// <param name="report">The callback for the completed share, from 0 to 1; or null.</param>
    /// <exception cref="ArgumentException">A set has k vectors or fewer.</exception>
    public static PrecisionRecall Compute(
        ReadOnlySpan<float> reals,
        ReadOnlySpan<float> fakes,
        int dimensions,
        Action<double>? report = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimensions);
        var origin = FeaturePoints.Mean(reals, dimensions);
        return Compute(new NearestNeighbourRadii(reals, origin), fakes, report);
    }

    /// <summary>Measures two sets, with precomputed balls of the real vectors.</summary>
    internal static PrecisionRecall Compute(
        NearestNeighbourRadii real,
        ReadOnlySpan<float> fakes,
        Action<double>? report
    )
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
            report
        );
        return new PrecisionRecall(
            isPrecise.Count(isHeld => isHeld) / (double)fake.Points.Count,
            recalled / (double)real.Points.Count,
            held / ((double)Neighbours * fake.Points.Count),
            covered / (double)real.Points.Count
        );
    }
}
