namespace GanForge.Data;

/// <summary>Points of the plane, drawn from a known density; they have no bounds and are never resized.</summary>
public sealed class PointKind : ExampleKind
{
    internal PointKind(GaussianMixture mixture) => Mixture = mixture;

    /// <summary>The density that the points are drawn from.</summary>
    public GaussianMixture Mixture { get; }

    /// <inheritdoc/>
    public override string Noun => "points";
}
