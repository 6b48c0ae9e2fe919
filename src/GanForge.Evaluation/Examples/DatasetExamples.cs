using GanForge.Data;
using GanForge.Data.Batches;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Evaluation.Examples;

/// <summary>The examples of a data set, with their labels.</summary>
/// <param name="dataset">The data set, used completely and in its order.</param>
/// <param name="name">The displayed name of the examples.</param>
public sealed class DatasetExamples(Dataset dataset, string name) : ExampleSource
{
    private readonly byte[] _labels = dataset.Labels.ToArray();

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override int Count => dataset.Count;

    /// <inheritdoc/>
    public override ImageShape Example => dataset.ExampleShape;

    /// <inheritdoc/>
    public override IReadOnlyList<byte>? Labels => _labels;

    /// <summary>
    /// Draws random training examples without repetition: the row "real", the baseline for every metric.
    /// </summary>
    /// <param name="train">The training set.</param>
    /// <param name="count">The number of examples; all if there are fewer.</param>
    /// <param name="seed">The seed of the random selection.</param>
    public static DatasetExamples Real(Dataset train, int count, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        int[] order = [.. Enumerable.Range(0, train.Count)];
        new RandomStream(seed, "evaluation.real").Shuffle(order);
        return new DatasetExamples(train.Pick(order[..Math.Min(count, train.Count)]), "real");
    }

    /// <inheritdoc/>
    public override IEnumerable<Tensor> Batches()
    {
        var loader = new BatchLoader(dataset, BatchSize, seed: 0, Normalization.Unit, dropLast: false, shuffle: false);
        for (var batch = 0; batch < loader.BatchesPerEpoch; batch++)
        {
            var examples = Tensor.Uninitialized(Example.Batch(BatchSize));
            var count = loader.Next(examples.Span);
            yield return count == BatchSize
                ? examples
                : Tensor.From(examples.Span[..(count * Example.Elements)], Example.Batch(count));
        }
    }
}
