using GanForge.Data;
using GanForge.Evaluation.Examples;
using GanForge.Imaging.Grids;
using GanForge.Tensors;

namespace GanForge.Benchmarks;

/// <summary>Altered images, rounded to bytes like all measured images.</summary>
/// <param name="source">The images, from 0 (black) to 1 (white).</param>
/// <param name="what">A short description of the alteration.</param>
/// <param name="alter">Alters a batch (n, H, W, 1), given its number.</param>
internal sealed class AlteredImages(ExampleSource source, string what, Func<Tensor, int, Tensor> alter) : ExampleSource
{
    /// <inheritdoc/>
    public override string Name => what;

    /// <inheritdoc/>
    public override int Count => source.Count;

    /// <inheritdoc/>
    public override ImageShape Example => source.Example;

    /// <inheritdoc/>
    public override IReadOnlyList<byte>? Labels => source.Labels;

    /// <inheritdoc/>
    public override IEnumerable<Tensor> Batches() =>
        source.Batches().Select((batch, number) => Rounded(alter(batch, number), ValueRange.ZeroToOne));
}
