using GanForge.Tensors.Random;

namespace GanForge.Data;

/// <summary>
/// Labelled points of the plane, drawn from a mixture of Gaussians and kept as numbers, shaped (N, 1, 1, 2); a point's
/// label is the Gaussian that it was drawn from. Nothing normalises or resizes points.
/// </summary>
/// <example><code>var ring = PointDataset.Draw("ring", DatasetSplit.Train, GaussianMixture.Ring, count: 100_000);</code></example>
public sealed class PointDataset : Dataset, IExampleReader
{
    private const int Dimensions = 2;

    private readonly float[] _points;

    private PointDataset(
        string name, DatasetSplit split, GaussianMixture mixture, float[] points, byte[] labels, IReadOnlyList<string> classNames)
        : base(name, split, height: 1, width: 1, Dimensions, labels, classNames) => (Mixture, _points) = (mixture, points);

    /// <summary>The density that the points follow.</summary>
    public GaussianMixture Mixture { get; }

    /// <summary>All points, (N, 2): x, y.</summary>
    public ReadOnlySpan<float> Points => _points;

    /// <summary>Draws points; those of a name and split are the same at every call, to the bit.</summary>
    /// <param name="name">What the data set is called; its random numbers follow from it.</param>
    /// <param name="split">The half of the data set; its random numbers follow from it too.</param>
    /// <param name="mixture">The density.</param>
    /// <param name="count">The number of points; fewer are the first of more.</param>
    public static PointDataset Draw(string name, DatasetSplit split, GaussianMixture mixture, int count)
    {
        ArgumentNullException.ThrowIfNull(mixture);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var (points, labels) = (new float[count * Dimensions], new byte[count]);
        mixture.Draw(new RandomStream(seed: 0, $"{name}/{split}"), points, labels);
        return new PointDataset(name, split, mixture, points, labels, mixture.Names);
    }

    int IExampleReader.Height => Height;

    int IExampleReader.Width => Width;

    void IExampleReader.Read(int index, Span<float> destination) =>
        Points.Slice(index * Dimensions, Dimensions).CopyTo(destination);

    private protected override Dataset Picked(IReadOnlyList<int> indices, byte[] labels) =>
        new PointDataset(Name, Split, Mixture, Gather(Points, indices, Dimensions), labels, ClassNames);

    internal override IExampleReader Reader(Normalization normalization, (int Height, int Width)? size) => this;
}
