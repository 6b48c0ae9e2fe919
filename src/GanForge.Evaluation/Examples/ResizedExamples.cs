using GanForge.Data;
using GanForge.Imaging.Grids;
using GanForge.Tensors;

namespace GanForge.Evaluation.Examples;

/// <summary>Images resized and rounded to bytes.</summary>
/// <remarks>
/// Real images that are resized this way are the baseline for generators of that size, whose images lose the same
/// detail when they are resized for measurement.
/// </remarks>
/// <param name="source">The images.</param>
/// <param name="height">The new height.</param>
/// <param name="width">The new width.</param>
public sealed class ResizedExamples(ExampleSource source, int height, int width) : ExampleSource
{
    /// <inheritdoc/>
    public override string Name => $"{source.Name}, by way of {height}×{width}";

    /// <inheritdoc/>
    public override int Count => source.Count;

    /// <inheritdoc/>
    public override ImageShape Example => new(height, width, source.Example.Channels);

    /// <inheritdoc/>
    public override IReadOnlyList<byte>? Labels => source.Labels;

    /// <inheritdoc/>
    public override long? Step => source.Step;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes => source.Notes;

    /// <inheritdoc/>
    public override IEnumerable<Tensor> Batches() =>
        source.Batches().Select(images => Rounded(images.ResizeBilinear(height, width), ValueRange.ZeroToOne));

    internal override ExampleSource AskedLike(Dataset train) =>
        new ResizedExamples(source.AskedLike(train), height, width);
}
