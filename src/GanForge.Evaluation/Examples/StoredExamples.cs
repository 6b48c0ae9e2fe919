using GanForge.Data;
using GanForge.Imaging.Grids;
using GanForge.Tensors;

namespace GanForge.Evaluation.Examples;

/// <summary>Images or points from files of any program, read by <see cref="StoredExampleFiles"/>.</summary>
public sealed class StoredExamples : ExampleSource
{
    private readonly ReadOnlyMemory<byte> _pixels;
    private readonly ReadOnlyMemory<float> _points;

    /// <summary>Creates examples from images.</summary>
    /// <param name="name">The displayed name of the examples.</param>
    /// <param name="image">The shape (H, W, C) of an image.</param>
    /// <param name="pixels">The pixels from 0 (black) to 255 (white), (N, H, W, C).</param>
    /// <exception cref="ArgumentException">There are no examples, or the last one is incomplete.</exception>
    public StoredExamples(string name, ImageShape image, ReadOnlyMemory<byte> pixels)
        : this(name, image, pixels.Length) => _pixels = pixels;

    /// <summary>Creates examples from points.</summary>
    /// <param name="name">The displayed name of the examples.</param>
    /// <param name="points">The coordinates, (N, 2).</param>
    /// <exception cref="ArgumentException">There are no examples, or the last one is incomplete.</exception>
    public StoredExamples(string name, ReadOnlyMemory<float> points)
        : this(name, ImageShape.Point, points.Length) => _points = points;

    private StoredExamples(string name, ImageShape example, int length)
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
    public override ImageShape Example { get; }

    /// <summary>
    /// The values of black and white in the file, if it holds images as numbers other than bytes; otherwise null.
    /// </summary>
    public ValueRange? Range { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes => LeftOut is { } others ? [$"Left out of {Name}: {others}."] : [];

    /// <summary>A description of files that were skipped, for example "2 .jpg files"; null if there are none.</summary>
    public string? LeftOut { get; init; }

    /// <summary>
    /// A sentence about the order of the examples, if labels might have another order; otherwise null.
    /// </summary>
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
