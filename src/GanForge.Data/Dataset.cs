namespace GanForge.Data;

/// <summary>
/// Labelled examples of one shape (H, W, C), in memory: images as bytes (<see cref="ImageDataset"/>), or points as numbers
/// (<see cref="PointDataset"/>).
/// </summary>
public abstract class Dataset
{
    private readonly byte[] _labels;

    private protected Dataset(
        string name, DatasetSplit split, int height, int width, int channels, byte[] labels, IReadOnlyList<string> classNames)
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
                $"Label {labels.Max()} has no name among the {classNames.Count} classes.", nameof(labels));
        }

        (Name, Split, Height, Width, Channels, ClassNames) = (name, split, height, width, channels, classNames);
        _labels = labels;
    }

    /// <summary>Name as the catalogue has it, for example "fashion-mnist".</summary>
    public string Name { get; }

    /// <summary>The half of the data set.</summary>
    public DatasetSplit Split { get; }

    /// <summary>Number of examples N.</summary>
    public int Count => _labels.Length;

    /// <summary>Rows of an image; 1 of a point.</summary>
    public int Height { get; }

    /// <summary>Columns of an image; 1 of a point.</summary>
    public int Width { get; }

    /// <summary>Channels of a pixel: 1 is grey; 2 are the coordinates of a point.</summary>
    public int Channels { get; }

    /// <summary>Numbers in an example: H·W·C.</summary>
    public int ImageLength => Height * Width * Channels;

    /// <summary>What the classes are called; a label is an index into it.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>All labels, N.</summary>
    public ReadOnlySpan<byte> Labels => _labels;

    /// <summary>Examples of each class.</summary>
    public IReadOnlyList<int> CountByClass()
    {
        var counts = new int[ClassNames.Count];
        foreach (var label in _labels)
            counts[label]++;
        return counts;
    }

    /// <summary>A data set of some of the examples, in a given order.</summary>
    /// <param name="indices">Which examples, each 0 to N − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no example of an index.</exception>
    public Dataset Pick(IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        foreach (var index in indices)
        {
            if (index < 0 || index >= Count)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(indices), index, $"{Name} has no example {index}; its {Count:N0} examples are numbered from 0.");
            }
        }

        return Picked(indices, [.. indices.Select(index => _labels[index])]);
    }

    /// <summary>The examples of valid indices, with their labels.</summary>
    private protected abstract Dataset Picked(IReadOnlyList<int> indices, byte[] labels);

    /// <summary>What gives the examples out as numbers; it serves one thread at a time.</summary>
    /// <param name="normalization">Maps the bytes of images to numbers.</param>
    /// <param name="size">Rows and columns to resize images to, or null to leave them as they are.</param>
    internal abstract IExampleReader Reader(Normalization normalization, (int Height, int Width)? size);

    /// <summary>Examples of a flat array, one behind the other.</summary>
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
