namespace GanForge.Data;

/// <summary>What the examples of a data set are: images, or points of the plane (<see cref="PointKind"/>).</summary>
public abstract class ExampleKind
{
    private protected ExampleKind() { }

    /// <summary>Images, whose pixels have a range and can be resized.</summary>
    public static ExampleKind Images { get; } = new ImageKind();

    /// <summary>The word for examples in sentences: "images" or "points".</summary>
    public abstract string Noun { get; }

    /// <summary>The word for a number of examples: "image" for 1.</summary>
    /// <param name="count">The number of examples.</param>
    public string NounFor(long count) => count == 1 ? Noun[..^1] : Noun;

    private sealed class ImageKind : ExampleKind
    {
        public override string Noun => "images";
    }
}
