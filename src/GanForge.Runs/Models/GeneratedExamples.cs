using GanForge.Data;
using GanForge.Evaluation;
using GanForge.Evaluation.Examples;
using GanForge.Gans.Latent;
using GanForge.Tensors;

namespace GanForge.Runs.Models;

/// <summary>
/// The images that a generator creates from the seeds S·N to S·N + N − 1, where S is the evaluation's seed.
/// </summary>
/// <remarks>
/// Seed 0 yields the images that 'ganforge sample --count N' writes; other seeds yield other images. An
/// <see cref="Evaluator"/> requests the classes by the <see cref="ClassSequence"/> of its training set; if these are
/// uneven, it differs from the cyclic order in which seeds choose classes on their own.
/// </remarks>
/// <param name="generator">The generator.</param>
/// <param name="name">The name of the examples.</param>
/// <param name="count">The number of examples N.</param>
/// <param name="seed">The evaluation's seed S.</param>
public sealed class GeneratedExamples(GeneratorModel generator, string name, int count, ulong seed) : ExampleSource
{
    private readonly NumberList _seeds = NumberList.From(checked(seed * (ulong)count), count);
    private readonly IReadOnlyList<int> _classes = [];

    private GeneratedExamples(
        GeneratorModel generator,
        string name,
        int count,
        ulong seed,
        ClassSequence classes,
        IReadOnlyList<string> classNames
    )
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
    public override ImageShape Example => generator.Image;

    /// <inheritdoc/>
    public override IReadOnlyList<byte>? Labels =>
        field ??=
            generator.Recipe.Classes == 0 ? null : [.. Enumerable.Range(0, count).Select(i => (byte)Noise.ClassOf(i))];

    /// <inheritdoc/>
    public override long? Step => generator.Step;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; } = [];

    private SeededNoise Noise => field ??= new SeededNoise(generator.Recipe, _seeds) { Classes = _classes };

    /// <inheritdoc/>
    public override IEnumerable<Tensor> Batches() =>
        Noise
            .Batches(BatchSize)
            .Select(noise =>
            {
                var examples = generator.Generate(noise);
                return generator.Kind == ExampleKind.Images ? Rounded(examples, generator.Range) : examples;
            });

    internal override ExampleSource AskedLike(Dataset train) =>
        generator.Recipe.Classes == train.ClassNames.Count
            ? new GeneratedExamples(generator, name, count, seed, Learnt(train), train.ClassNames)
            : this;

    /// <summary>
    /// The classes of a training set without those that the run never saw, since it may have trained on a subset.
    /// </summary>
    private ClassSequence Learnt(Dataset train)
    {
        var counts = train.CountByClass();
        int[] learnt = [.. counts.Select((images, label) => generator.TrainedClasses.Contains(label) ? images : 0)];
        return ClassSequence.From(learnt.Any(images => images > 0) ? learnt : [.. counts]);
    }
}
