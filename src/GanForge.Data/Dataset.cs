namespace GanForge.Data;

/// <summary>
/// Labelled examples of one shape (H, W, C), in memory: images as bytes (<see cref="ImageDataset"/>) or points as
/// numbers (<see cref="PointDataset"/>).
/// </summary>
public abstract class Dataset
{
    private readonly byte[] _labels;

    private protected Dataset(
        string name,
        DatasetSplit split,
        int height,
        int width,
        int channels,
        byte[] labels,
        IReadOnlyList<string> classNames
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classNames);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        if (labels.Length > 0 && labels.Max() >= classNames.Count)
        {
            throw new ArgumentException(
                $"Label {labels.Max()} has no name among the {classNames.Count} classes.",
                nameof(labels)
            );
        }

        (Name, Split, Height, Width, Channels, ClassNames) = (name, split, height, width, channels, classNames);
        _labels = labels;
    }

    /// <summary>The name in the catalogue, for example "fashion-mnist".</summary>
    public string Name { get; }

    /// <summary>The half of the data set.</summary>
    public DatasetSplit Split { get; }

    /// <summary>What the examples are: images or points.</summary>
    public abstract ExampleKind Kind { get; }

    /// <summary>The number of examples, N.</summary>
    public int Count => _labels.Length;

    /// <summary>The number of rows of an image; 1 for a point.</summary>
    public int Height { get; }

    /// <summary>The number of columns of an image; 1 for a point.</summary>
    public int Width { get; }

    /// <summary>The number of channels per pixel: 1 for grey; 2 for the coordinates of a point.</summary>
    public int Channels { get; }

    /// <summary>The shape of an example.</summary>
    public ImageShape ExampleShape => new(Height, Width, Channels);

    /// <summary>The number of values in an example: H·W·C.</summary>
    public int ImageLength => Height * Width * Channels;

    /// <summary>The class names, indexed by label.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>All labels, N.</summary>
    public ReadOnlySpan<byte> Labels => _labels;

    /// <summary>Counts the examples of each class.</summary>
    public IReadOnlyList<int> CountByClass()
    {
        var counts = new int[ClassNames.Count];
        foreach (var label in _labels)
            counts[label]++;
        return counts;
    }

    /// <summary>Creates a data set of selected examples, in the given order.</summary>
    /// <param name="indices">The indices of the examples, each from 0 to N − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    public Dataset Pick(IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        foreach (var index in indices)
        {
            if (index < 0 || index >= Count)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(indices),
                    index,
                    $"{Name} has no example {index}; its {Count:N0} examples are numbered from 0."
                );
            }
        }

        return Picked(indices, [.. indices.Select(index => _labels[index])]);
    }

    /// <summary>The examples at valid indices, with their labels.</summary>
    private protected abstract Dataset Picked(IReadOnlyList<int> indices, byte[] labels);

    /// <summary>Creates a reader that returns the examples as numbers; it is not thread-safe.</summary>
    /// <param name="normalization">The mapping from image bytes to numbers.</param>
    /// <param name="size">The rows and columns to resize images to, or null to keep their size.</param>
    internal abstract IExampleReader Reader(Normalization normalization, (int Height, int Width)? size);

    /// <summary>Copies selected examples of a flat array into a contiguous one.</summary>
    private protected static T[] Gather<T>(ReadOnlySpan<T> source, IReadOnlyList<int> indices, int length)
    {
        var gathered = new T[indices.Count * length];
        for (var i = 0; i < indices.Count; i++)
        {
            source.Slice(indices[i] * length, length).CopyTo(gathered.AsSpan(i * length));
        }

        return gathered;
    }
}
