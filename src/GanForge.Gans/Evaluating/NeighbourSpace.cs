using GanForge.Tensors;

namespace GanForge.Gans;

/// <summary>The images of a training set as points, among which the nearest are sought: by pixels, or by a classifier's features.</summary>
internal sealed class NeighbourSpace
{
    private readonly FeaturePoints _training;
    private readonly float[] _origin;

    /// <param name="training">The training images, (N, d), which become this object's own.</param>
    /// <param name="test">Test images, (M, d), which say how far from the training set an image is that nobody learnt.</param>
    public NeighbourSpace(Tensor training, ReadOnlySpan<float> test)
    {
        _origin = FeaturePoints.Mean(training.Span, training.Shape[1]);
        _training = new FeaturePoints(training, _origin);
        TestDistances = [.. Nearest(test, count: 1).Select(nearest => nearest[0].Distance).Order()];
    }

    /// <summary>How far each test image is from the nearest training image, in ascending order.</summary>
    public IReadOnlyList<double> TestDistances { get; }

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
            (i, distances) => found[i] = [.. Gans.Nearest.Of(distances, count).Select(near => (near.Index, Math.Sqrt(near.SquaredDistance)))],
            done => report?.Invoke(done / (double)asked.Count));
        return found;
    }
}
