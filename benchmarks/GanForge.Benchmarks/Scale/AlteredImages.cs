using GanForge.Evaluation.Examples;
using GanForge.Imaging.Grids;
using GanForge.Tensors;

namespace GanForge.Benchmarks;

/// <summary>Images after something was done to them; rounded to bytes, as all are that are measured.</summary>
/// <param name="source">The images, from 0, black, to 1, white.</param>
/// <param name="what">What was done, in words.</param>
/// <param name="alter">Does it to a batch, (n, H, W, 1), of a number.</param>
internal sealed class AlteredImages(ExampleSource source, string what, Func<Tensor, int, Tensor> alter) : ExampleSource
{
    /// <inheritdoc/>
    public override string Name => what;

    /// <inheritdoc/>
    public override int Count => source.Count;

    /// <inheritdoc/>
    public override Shape Example => source.Example;

    /// <inheritdoc/>
    public override IReadOnlyList<byte>? Labels => source.Labels;

    /// <inheritdoc/>
    public override IEnumerable<Tensor> Batches() =>
        source.Batches().Select((batch, number) => Rounded(alter(batch, number), ValueRange.ZeroToOne));
}
