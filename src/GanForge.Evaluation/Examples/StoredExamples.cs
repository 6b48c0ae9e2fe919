using GanForge.Gans.Architectures;
using GanForge.Imaging.Grids;
using GanForge.Tensors;

namespace GanForge.Evaluation.Examples;

/// <summary>Images or points from files of any program; <see cref="StoredExampleFiles"/> reads them.</summary>
public sealed class StoredExamples : ExampleSource
{
    private readonly ReadOnlyMemory<byte> _pixels;
    private readonly ReadOnlyMemory<float> _points;

    /// <summary>Images.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="image">The shape (H, W, C) of an image.</param>
    /// <param name="pixels">Their pixels from 0, black, to 255, white, (N, H, W, C).</param>
    /// <exception cref="ArgumentException">There are none, or the last is not whole.</exception>
    public StoredExamples(string name, Shape image, ReadOnlyMemory<byte> pixels)
        : this(name, image, pixels.Length) => _pixels = pixels;

    /// <summary>Points.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="points">Their coordinates, (N, 2).</param>
    /// <exception cref="ArgumentException">There are none, or the last is not whole.</exception>
    public StoredExamples(string name, ReadOnlyMemory<float> points)
        : this(name, [1, 1, 2], points.Length) => _points = points;

    private StoredExamples(string name, Shape example, int length)
    {
        (Name, Example, Count) = (name, example, length / example.Elements);
        if (Count == 0 || length % example.Elements != 0)
            throw new ArgumentException($"{length} numbers are no examples of shape {example}.");
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override Shape Example { get; }

    /// <summary>The values of black and white in the file, where it holds images of other numbers than bytes; null elsewhere.</summary>
    public ValueRange? Range { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes => LeftOut is { } others ? [$"Left out of {Name}: {others}."] : [];

    /// <summary>What lies beside the examples and was not read, for example "2 .jpg files"; null where there is nothing.</summary>
    public string? LeftOut { get; init; }

    /// <summary>The sentence that says in which order the examples are, where labels might be in another one; null elsewhere.</summary>
    internal string? Order { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<Tensor> Batches()
    {
        var length = Example.Elements;
        for (var start = 0; start < Count; start += BatchSize)
        {
            var count = Math.Min(BatchSize, Count - start);
            var shape = Example.Batch(count);
            yield return _points.IsEmpty
                ? Unit(_pixels.Span.Slice(start * length, count * length), shape)
                : Tensor.From(_points.Span.Slice(start * length, count * length), shape);
        }
    }

    private static Tensor Unit(ReadOnlySpan<byte> pixels, Shape shape)
    {
        var unit = Tensor.Uninitialized(shape);
        Data.Normalization.Unit.Normalize(pixels, unit.Span);
        return unit;
    }
}
