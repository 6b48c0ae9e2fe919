namespace GanForge.Evaluation.Statistics;

/// <summary>Points, and balls around them that reach their k-th nearest neighbours.</summary>
internal sealed class NearestNeighbourRadii
{
    /// <param name="features">The points, (N, d).</param>
    /// <param name="origin">The origin to subtract from each point, d.</param>
    /// <param name="report">The callback for the completed share, from 0 to 1; or null.</param>
    /// <exception cref="ArgumentException">There are k points or fewer.</exception>
    public NearestNeighbourRadii(ReadOnlySpan<float> features, float[] origin, Action<double>? report = null)
    {
        (Origin, Points) = (origin, new FeaturePoints(features, origin));
        if (Points.Count <= PrecisionRecall.Neighbours)
        {
            throw new ArgumentException(
                $"Balls to the {PrecisionRecall.Neighbours}th neighbour take more than "
                    + $"{PrecisionRecall.Neighbours} vectors, and there are {Points.Count}."
            );
        }

        Radii = new float[Points.Count];
        Points.SquaredDistances(
            Points,
            (i, distances) =>
                Radii[i] = NearestNeighbours.Find(distances, PrecisionRecall.Neighbours, except: i)[^1].SquaredDistance,
            done => report?.Invoke(done / (double)Points.Count)
        );
    }

    public FeaturePoints Points { get; }

    /// <summary>The squared radius of each ball.</summary>
    public float[] Radii { get; }

    /// <summary>The origin that was subtracted from each point.</summary>
    public float[] Origin { get; }
}
