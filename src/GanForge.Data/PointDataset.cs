using GanForge.Tensors.Random;

namespace GanForge.Data;

/// <summary>
/// Labelled points drawn from a Gaussian mixture in the plane, shaped (N, 1, 1, 2); the label is the component that a
/// point was drawn from. Points are never normalized or resized.
/// </summary>
/// <example>
/// <code>
/// var ring = PointDataset.Draw("ring", DatasetSplit.Train, GaussianMixture.Ring, count: 100_000);
/// </code>
/// </example>
public sealed class PointDataset : Dataset, IExampleReader
{
    private const int Dimensions = 2;

    private readonly float[] _points;

    private PointDataset(
        string name,
        DatasetSplit split,
        GaussianMixture mixture,
        float[] points,
        byte[] labels,
        IReadOnlyList<string> classNames
    )
        : base(name, split, height: 1, width: 1, Dimensions, labels, classNames) =>
        (Mixture, _points) = (mixture, points);

    /// <inheritdoc/>
    public override ExampleKind Kind => new PointKind(Mixture);

    /// <summary>The density that the points are drawn from.</summary>
    public GaussianMixture Mixture { get; }

    /// <summary>All points, (N, 2): x, y.</summary>
    public ReadOnlySpan<float> Points => _points;

    /// <summary>Draws points; equal names and splits give bit-identical points.</summary>
    /// <param name="name">The name of the data set, which determines the random numbers.</param>
    /// <param name="split">The half of the data set, which also determines the random numbers.</param>
    /// <param name="mixture">The density to draw from.</param>
    /// <param name="count">The number of points; a smaller set is a prefix of a larger one.</param>
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
