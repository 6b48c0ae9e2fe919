using GanForge.Evaluation.Statistics;
using GanForge.Tensors;

namespace GanForge.Evaluation.Metrics;

/// <summary>The images of a training set as points, among which the nearest are sought: by pixels, or by a classifier's features.</summary>
internal sealed class NeighbourSpace
{
    private readonly FeaturePoints _training;
    private readonly float[] _origin;
    private readonly IReadOnlyList<double> _testDistances;

    /// <param name="training">The training images, (N, d), which become this object's own.</param>
    /// <param name="test">Test images, (M, d), which say how far from the training set an image is that nobody learnt.</param>
    /// <param name="report">Is told the share that is done, or null.</param>
    public NeighbourSpace(Tensor training, ReadOnlySpan<float> test, Action<double>? report = null)
    {
        _origin = FeaturePoints.Mean(training.Span, training.Shape[1]);
        _training = new FeaturePoints(training, _origin);
        _testDistances = [.. Nearest(test, count: 1, report).Select(nearest => nearest[0].Distance).Order()];
    }

    /// <summary>The value that a share of sorted values lies below.</summary>
    public static double Quantile(IReadOnlyList<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];

    /// <summary>How far a test image is from the nearest training image that is farther away than a share of all test images.</summary>
    /// <param name="share">The share; 0.5 is the median.</param>
    public double TestDistance(double share) => Quantile(_testDistances, share);

    /// <summary>The training images that are nearest to others, nearest first.</summary>
    /// <param name="queries">The others, (M, d).</param>
    /// <param name="count">How many for each.</param>
    /// <param name="report">Is told the share that is done, or null.</param>
    /// <returns>For each of the others the numbers of its neighbours and how far away they are.</returns>
    public IReadOnlyList<IReadOnlyList<(int Index, double Distance)>> Nearest(ReadOnlySpan<float> queries, int count, Action<double>? report = null)
    {
        var asked = new FeaturePoints(queries, _origin);
        var found = new IReadOnlyList<(int, double)>[asked.Count];
        asked.SquaredDistances(
            _training,
            (i, distances) => found[i] = [.. Statistics.NearestNeighbours.Find(distances, count).Select(near => (near.Index, Math.Sqrt(near.SquaredDistance)))],
            done => report?.Invoke(done / (double)asked.Count));
        return found;
    }
}
