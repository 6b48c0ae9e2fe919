using GanForge.Data;
using GanForge.Evaluation;
using GanForge.Evaluation.Examples;
using GanForge.Gans.Latent;
using GanForge.Tensors;

namespace GanForge.Runs.Models;

/// <summary>
/// What a generator makes of the seeds S·N to S·N + N − 1, where S is the evaluation's seed: with 0 what
/// 'ganforge sample --count N' writes, with another seed other images. An <see cref="Evaluator"/> asks for classes as
/// <see cref="ClassSequence"/> has them for its training set; where these are uneven, that is not in turn, as the seeds have them.
/// </summary>
/// <param name="generator">The generator.</param>
/// <param name="name">What the examples are called.</param>
/// <param name="count">The number of examples N.</param>
/// <param name="seed">The evaluation's seed S.</param>
public sealed class GeneratedExamples(GeneratorModel generator, string name, int count, ulong seed) : ExampleSource
{
    private readonly NumberList _seeds = NumberList.From(checked(seed * (ulong)count), count);
    private readonly IReadOnlyList<int> _classes = [];

    private GeneratedExamples(GeneratorModel generator, string name, int count, ulong seed, ClassSequence classes, IReadOnlyList<string> classNames)
        : this(generator, name, count, seed)
    {
        _classes = [.. _seeds.Select(number => classes[number])];
        Notes = [.. classes.Notes(classNames).Select(note => $"{name}: {note}")];
    }

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override int Count => count;

    /// <inheritdoc/>
    public override Shape Example => [generator.Height, generator.Width, generator.Channels];

    /// <inheritdoc/>
    public override IReadOnlyList<byte>? Labels => field ??= generator.Recipe.Classes == 0 ? null : [.. Enumerable.Range(0, count).Select(i => (byte)Noise.ClassOf(i))];

    /// <inheritdoc/>
    public override long? Step => generator.Step;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; } = [];

    private SeededNoise Noise => field ??= new SeededNoise(generator.Recipe, _seeds) { Classes = _classes };

    /// <inheritdoc/>
    public override IEnumerable<Tensor> Batches() => Noise.Batches(BatchSize).Select(noise =>
    {
        var examples = generator.Generate(noise);
        return generator.Mixture is null ? Rounded(examples, generator.Range) : examples;
    });

    internal override ExampleSource AskedLike(Dataset train) => generator.Recipe.Classes == train.ClassNames.Count
        ? new GeneratedExamples(generator, name, count, seed, Learnt(train), train.ClassNames)
        : this;

    /// <summary>The classes as a training set has them, without those that the run never saw: it may have learnt from a part of it.</summary>
    private ClassSequence Learnt(Dataset train)
    {
        var counts = train.CountByClass();
        int[] learnt = [.. counts.Select((images, label) => generator.TrainedClasses.Contains(label) ? images : 0)];
        return ClassSequence.From(learnt.Any(images => images > 0) ? learnt : [.. counts]);
    }
}
