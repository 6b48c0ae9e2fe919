using GanForge.Data;
using GanForge.Gans.Settings;
using GanForge.Imaging.Grids;
using GanForge.Tensors;

namespace GanForge.Evaluation.Examples;

/// <summary>
/// Images or points to be measured, made or read batch by batch when they are asked for, and the same whenever they are, so
/// that any number of them needs little memory. Images are rounded to the 8 bits of a file, so that a run is measured as the
/// files are that it would write.
/// </summary>
public abstract class ExampleSource
{
    /// <summary>Images of a batch.</summary>
    protected const int BatchSize = 64;

    /// <summary>What the examples are, for example "real" or "00003-conv-mnist".</summary>
    public abstract string Name { get; }

    /// <summary>The number of examples.</summary>
    public abstract int Count { get; }

    /// <summary>The shape (H, W, C) of an example; (1, 1, 2) of a point.</summary>
    public abstract Shape Example { get; }

    /// <summary>The class that each example was asked or labelled to be; null where nobody said.</summary>
    public virtual IReadOnlyList<byte>? Labels => null;

    /// <summary>The steps of training that made the generator; null where none did, or nobody knows.</summary>
    public virtual long? Step => null;

    /// <summary>What one has to know of the examples to read their figures, in sentences.</summary>
    public virtual IReadOnlyList<string> Notes => [];

    /// <summary>All examples in order, (n, H, W, C) at a time: pixels from 0, black, to 1, white; the coordinates of points.</summary>
    /// <exception cref="UserErrorException">The examples cannot be had.</exception>
    public abstract IEnumerable<Tensor> Batches();

    /// <summary>The first of these examples.</summary>
    /// <param name="count">How many; all, where there are fewer.</param>
    public ExampleSource First(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return new FirstExamples(this, count);
    }

    /// <summary>These examples with the classes that they were asked to be.</summary>
    /// <param name="labels">The class of each, counted from 0.</param>
    /// <exception cref="UserErrorException">There are not as many.</exception>
    public ExampleSource Labelled(IReadOnlyList<byte> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return labels.Count == Count
            ? new LabelledExamples(this, labels)
            : throw new UserErrorException($"{Name} has {Count} examples, and there are labels of {labels.Count}; each takes one.");
    }

    /// <summary>These examples, of the classes that a training set has, in its shares, where they are made by class.</summary>
    /// <param name="train">The training set.</param>
    internal virtual ExampleSource AskedLike(Dataset train) => this;

    /// <summary>Pixels as they are measured: rounded to bytes, and these divided by 255.</summary>
    /// <param name="images">Images of any range, (n, H, W, C).</param>
    /// <param name="range">Their values of black and white; what lies outside is drawn, and measured, as these.</param>
    /// <exception cref="UserErrorException">A pixel is no finite number.</exception>
    protected Tensor Rounded(Tensor images, ValueRange range)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(range);
        var rounded = Tensor.Uninitialized(images.Shape);
        var from = images.Span;
        var to = rounded.Span;
        for (var i = 0; i < to.Length; i++)
            to[i] = float.IsFinite(from[i]) ? range.ToByte(from[i]) / 255f : throw new UserErrorException($"{Name} has a pixel that is {from[i]}; a training that has gone astray leaves such a generator.");
        return rounded;
    }
}
