using GanForge.Evaluation.Statistics;
using GanForge.Tensors;

namespace GanForge.Evaluation.Metrics;

/// <summary>A search index of the nearest training images, by pixels or by a classifier's features.</summary>
internal sealed class NeighbourSpace
{
    private readonly FeaturePoints _training;
    private readonly float[] _origin;
    private readonly IReadOnlyList<double> _testDistances;

    /// <param name="training">The training images, (N, d); the index takes ownership of the tensor.</param>
    /// <param name="test">
    /// The test images, (M, d), which provide typical distances of images that the generator has not seen.
    /// </param>
    /// <param name="report">The callback for the completed share, from 0 to 1; or null.</param>
    public NeighbourSpace(Tensor training, ReadOnlySpan<float> test, Action<double>? report = null)
    {
        _origin = FeaturePoints.Mean(training.Span, training.Shape[1]);
        _training = new FeaturePoints(training, _origin);
        _testDistances = [.. Nearest(test, count: 1, report).Select(nearest => nearest[0].Distance).Order()];
    }

    /// <summary>Returns a quantile of sorted values.</summary>
    public static double Quantile(IReadOnlyList<double> sorted, double share) =>
        sorted[(int)(share * (sorted.Count - 1))];

    /// <summary>Returns a quantile of the test images' distances to their nearest training images.</summary>
    /// <param name="share">The quantile; 0.5 is the median.</param>
    public double TestDistance(double share) => Quantile(_testDistances, share);

    /// <summary>Finds the training images nearest to each query, nearest first.</summary>
    /// <param name="queries">The queries, (M, d).</param>
    /// <param name="count">The number of neighbours per query.</param>
    /// <param name="report">The callback for the completed share, from 0 to 1; or null.</param>
    /// <returns>The indices and distances of each query's neighbours.</returns>
    public IReadOnlyList<IReadOnlyList<(int Index, double Distance)>> Nearest(
        ReadOnlySpan<float> queries,
        int count,
        Action<double>? report = null
    )
    {
        var asked = new FeaturePoints(queries, _origin);
        var found = new IReadOnlyList<(int, double)>[asked.Count];
        asked.SquaredDistances(
            _training,
            (i, distances) =>
                found[i] = [
                    .. Statistics
                        .NearestNeighbours.Find(distances, count)
                        .Select(near => (near.Index, Math.Sqrt(near.SquaredDistance))),
                ],
            done => report?.Invoke(done / (double)asked.Count)
        );
        return found;
    }
}
