using GanForge.Tensors;

namespace GanForge.Gans;

/// <summary>
/// What a generator makes of the seeds S·N to S·N + N − 1, where S is the evaluation's seed: with 0 what
/// 'ganforge sample --count N' writes, with another seed other images.
/// </summary>
/// <param name="generator">The generator.</param>
/// <param name="name">What the examples are called.</param>
/// <param name="count">The number of examples N.</param>
/// <param name="seed">The evaluation's seed S.</param>
public sealed class GeneratedExamples(GeneratorModel generator, string name, int count, ulong seed) : ExampleSource
{
    private readonly SeededNoise _noise = new(generator.Recipe, NumberList.From(checked(seed * (ulong)count), count));

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override int Count => count;

    /// <inheritdoc/>
    public override Shape Example => [generator.Height, generator.Width, generator.Channels];

    /// <inheritdoc/>
    public override IReadOnlyList<byte>? Labels => field ??= generator.Recipe.Classes == 0 ? null : [.. Enumerable.Range(0, count).Select(i => (byte)_noise.ClassOf(i))];

    /// <inheritdoc/>
    public override long? Step => generator.Step;

    /// <inheritdoc/>
    public override IEnumerable<Tensor> Batches() => _noise.Batches(BatchSize).Select(noise =>
    {
        var examples = generator.Generate(noise);
        return generator.Mixture is null ? Rounded(examples, generator.Range) : examples;
    });
}
