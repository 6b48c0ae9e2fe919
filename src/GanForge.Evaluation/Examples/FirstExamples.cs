using GanForge.Data;
using GanForge.Tensors;

namespace GanForge.Evaluation.Examples;

/// <summary>The first examples of a source.</summary>
/// <param name="source">The source.</param>
/// <param name="count">The number of examples; all if there are fewer.</param>
internal sealed class FirstExamples(ExampleSource source, int count) : ExampleSource
{
    public override string Name => source.Name;

    public override int Count => Math.Min(count, source.Count);

    public override ImageShape Example => source.Example;

    public override IReadOnlyList<byte>? Labels => source.Labels is { } labels ? [.. labels.Take(Count)] : null;

    public override long? Step => source.Step;

    public override IReadOnlyList<string> Notes => source.Notes;

    internal override ExampleSource AskedLike(Dataset train) => new FirstExamples(source.AskedLike(train), count);

    public override IEnumerable<Tensor> Batches()
    {
        var left = Count;
        foreach (var batch in source.Batches())
        {
            yield return batch.Shape[0] <= left ? batch : batch.Slice(0, 0, left);
            left -= batch.Shape[0];
            if (left <= 0)
                break;
        }
    }
}
