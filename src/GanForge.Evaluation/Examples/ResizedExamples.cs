using GanForge.Data;
using GanForge.Imaging.Grids;
using GanForge.Tensors;

namespace GanForge.Evaluation.Examples;

/// <summary>
/// Images at another size, rounded to bytes there: as the floor of generators of that size, whose images are resized to be
/// measured and lose by that what real ones lose too.
/// </summary>
/// <param name="source">The images.</param>
/// <param name="height">The other height.</param>
/// <param name="width">The other width.</param>
public sealed class ResizedExamples(ExampleSource source, int height, int width) : ExampleSource
{
    /// <inheritdoc/>
    public override string Name => $"{source.Name}, by way of {height}×{width}";

    /// <inheritdoc/>
    public override int Count => source.Count;

    /// <inheritdoc/>
    public override Shape Example => [height, width, source.Example[2]];

    /// <inheritdoc/>
    public override IReadOnlyList<byte>? Labels => source.Labels;

    /// <inheritdoc/>
    public override long? Step => source.Step;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes => source.Notes;

    /// <inheritdoc/>
    public override IEnumerable<Tensor> Batches() => source.Batches().Select(images => Rounded(images.ResizeBilinear(height, width), ValueRange.ZeroToOne));

    internal override ExampleSource AskedLike(Dataset train) => new ResizedExamples(source.AskedLike(train), height, width);
}
