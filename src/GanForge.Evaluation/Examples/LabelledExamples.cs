using GanForge.Data;
using GanForge.Tensors;

namespace GanForge.Evaluation.Examples;

/// <summary>Examples with their requested classes.</summary>
/// <param name="source">The examples.</param>
/// <param name="labels">The class of each example.</param>
internal sealed class LabelledExamples(ExampleSource source, IReadOnlyList<byte> labels) : ExampleSource
{
    public override string Name => source.Name;

    public override int Count => source.Count;

    public override ImageShape Example => source.Example;

    public override IReadOnlyList<byte>? Labels => labels;

    public override long? Step => source.Step;

    public override IReadOnlyList<string> Notes =>
        source is StoredExamples { Order: { } order } ? [.. source.Notes, order] : source.Notes;

    public override IEnumerable<Tensor> Batches() => source.Batches();
}
