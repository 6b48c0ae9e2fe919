namespace GanForge.Gans;

/// <summary>
/// How well two sets of feature vectors lie within one another, by balls around each vector that reach to its k-th nearest
/// neighbour in its own set: precision and recall (Kynkäänniemi et al. 2019, arXiv:1904.06991), density and coverage (Naeem
/// et al. 2020, arXiv:2002.09797).
/// </summary>
/// <param name="Precision">Share of the generated vectors that lie in the ball of a real one.</param>
/// <param name="Recall">Share of the real vectors that lie in the ball of a generated one.</param>
/// <param name="Density">1 / (k·M) Σ over the M generated vectors of the number of real balls that hold it; may exceed 1.</param>
/// <param name="Coverage">Share of the real vectors whose ball holds a generated one.</param>
public sealed record NeighbourBalls(double Precision, double Recall, double Density, double Coverage)
{
    /// <summary>The neighbour k that balls reach to; the vector itself does not count.</summary>
    public const int Neighbours = 5;

    /// <summary>Measures two sets.</summary>
    /// <param name="reals">Real feature vectors, (N, d).</param>
    /// <param name="fakes">Generated ones, (M, d).</param>
    /// <param name="dimensions">Numbers of a vector, d.</param>
    /// <param name="report">Is told the share that is done, or null.</param>
    /// <exception cref="ArgumentException">A set has no more than k vectors.</exception>
    public static NeighbourBalls Of(ReadOnlySpan<float> reals, ReadOnlySpan<float> fakes, int dimensions, Action<double>? report = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimensions);
        var origin = FeaturePoints.Mean(reals, dimensions);
        var (real, fake) = (new FeaturePoints(reals, origin), new FeaturePoints(fakes, origin));
        if (Math.Min(real.Count, fake.Count) <= Neighbours)
            throw new ArgumentException($"Balls to the {Neighbours}th neighbour take more than {Neighbours} vectors; there are {real.Count} real and {fake.Count} generated ones.");
        var rows = (double)(fake.Count + (2 * real.Count));
        var ofReals = Radii(real, done => report?.Invoke(done / rows));
        var ofFakes = Radii(fake, done => report?.Invoke((real.Count + done) / rows));
        return Between(real, ofReals, fake, ofFakes, done => report?.Invoke((real.Count + fake.Count + done) / rows));
    }

    private static NeighbourBalls Between(FeaturePoints real, float[] ofReals, FeaturePoints fake, float[] ofFakes, Action<int> report)
    {
        var (recalled, covered, held) = (0, 0, 0L);
        var isPrecise = new bool[fake.Count];
        real.SquaredDistances(
            fake,
            (i, distances) =>
            {
                var (isRecalled, before) = (false, held);
                for (var j = 0; j < distances.Length; j++)
                {
                    isRecalled |= distances[j] <= ofFakes[j];
                    if (distances[j] > ofReals[i])
                        continue;
                    isPrecise[j] = true;
                    held++;
                }
                recalled += isRecalled ? 1 : 0;
                covered += held > before ? 1 : 0;
            },
            report);
        return new NeighbourBalls(
            isPrecise.Count(isHeld => isHeld) / (double)fake.Count,
            recalled / (double)real.Count,
            held / ((double)Neighbours * fake.Count),
            covered / (double)real.Count);
    }

    /// <summary>The squared distance of each point to its k-th nearest neighbour.</summary>
    private static float[] Radii(FeaturePoints points, Action<int> report)
    {
        var radii = new float[points.Count];
        points.SquaredDistances(points, (i, distances) => radii[i] = Nearest.Of(distances, Neighbours, except: i)[^1].SquaredDistance, report);
        return radii;
    }
}
