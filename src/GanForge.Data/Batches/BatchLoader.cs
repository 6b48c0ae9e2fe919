using GanForge.Tensors.Random;

namespace GanForge.Data.Batches;

/// <summary>
/// Gives out a data set in batches, pass after pass, each pass in an order that depends on the seed and the pass's
/// number alone.
/// </summary>
/// <remarks>One thread at a time. Nothing is allocated after construction.</remarks>
/// <example>
/// <code>
/// var loader = new BatchLoader(digits, batchSize: 128, seed: 42);
/// var images = new float[128 * loader.ImageLength];
/// while (loader.Cursor.Epoch &lt; 5)
/// {
///     var count = loader.Next(images);
///     …
/// }
/// </code>
/// </example>
public sealed class BatchLoader
{
    private readonly Dataset _dataset;
    private readonly RandomStream _shuffling;
    private readonly IExampleReader _reader;
    private readonly int[] _order;
    private long _orderedEpoch = -1;

    /// <summary>Prepares; the first pass starts at the first <see cref="Next"/>.</summary>
    /// <param name="dataset">The examples: images, or points, which are given out as they are.</param>
    /// <param name="batchSize">Images a batch.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="normalization">Maps the bytes of images to numbers; by default to [−1, 1].</param>
    /// <param name="size">Rows and columns to resize images to, or null to leave them as they are.</param>
    /// <param name="dropLast">Whether a pass leaves out what does not fill a batch.</param>
    /// <param name="shuffle">Whether each pass has an order of its own; else all have the data set's.</param>
    /// <exception cref="ArgumentException">The data set does not fill one batch.</exception>
    public BatchLoader(
        Dataset dataset, int batchSize, ulong seed, Normalization? normalization = null,
        (int Height, int Width)? size = null, bool dropLast = true, bool shuffle = true)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        if (dataset.Count < (dropLast ? batchSize : 1))
        {
            throw new ArgumentException(
                $"The {dataset.Count} examples of {dataset.Name} do not fill a batch of {batchSize}.", nameof(batchSize));
        }

        Normalization = normalization ?? Normalization.Symmetric;
        _dataset = dataset;
        _reader = dataset.Reader(Normalization, size);
        _shuffling = new RandomStream(seed, "shuffle");
        _order = new int[dataset.Count];
        (BatchSize, DropLast, Shuffle) = (batchSize, dropLast, shuffle);
    }

    /// <summary>Images a batch.</summary>
    public int BatchSize { get; }

    /// <summary>Rows of an image as given out.</summary>
    public int Height => _reader.Height;

    /// <summary>Columns of an image as given out.</summary>
    public int Width => _reader.Width;

    /// <summary>Channels of a pixel.</summary>
    public int Channels => _dataset.Channels;

    /// <summary>Numbers in an image as given out: H·W·C.</summary>
    public int ImageLength => Height * Width * Channels;

    /// <summary>What maps the bytes of images to numbers.</summary>
    public Normalization Normalization { get; }

    /// <summary>Whether a pass leaves out what does not fill a batch.</summary>
    public bool DropLast { get; }

    /// <summary>Whether each pass has an order of its own.</summary>
    public bool Shuffle { get; }

    /// <summary>Batches a pass.</summary>
    public int BatchesPerEpoch => DropLast ? _dataset.Count / BatchSize : (_dataset.Count + BatchSize - 1) / BatchSize;

    /// <summary>
    /// Where the next batch starts. After a pass's last batch that is the next pass's start. Set it to what another
    /// loader of the same data, batch size and seed said, to go on as that one would have.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No batch starts there.</exception>
    public BatchCursor Cursor
    {
        get;
        set
        {
            if (value.Epoch < 0 || value.Position < 0 || value.Position % BatchSize != 0
                || value.Position / BatchSize >= BatchesPerEpoch)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(value),
                    $"No batch of {BatchSize} out of {_dataset.Count} images starts at epoch {value.Epoch}, position {value.Position}.");
            }

            field = value;
        }
    }

    /// <summary>Gives out the next batch.</summary>
    /// <param name="images">Takes the images, (B, H, W, C): room for <see cref="BatchSize"/> of them.</param>
    /// <param name="labels">Takes the labels; empty if they are not wanted.</param>
    /// <returns>The number of images: <see cref="BatchSize"/>, or fewer at the end of a pass that drops none.</returns>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    public int Next(Span<float> images, Span<byte> labels = default)
    {
        if (images.Length < BatchSize * ImageLength || (labels.Length < BatchSize && !labels.IsEmpty))
        {
            throw new ArgumentException(
                $"A batch needs room for {BatchSize}×{Height}×{Width}×{Channels} numbers and {BatchSize} labels; "
                + $"got {images.Length} and {labels.Length}.");
        }

        var (epoch, position) = Cursor;
        PutInOrder(epoch);
        var count = Math.Min(BatchSize, _dataset.Count - position);
        for (var i = 0; i < count; i++)
        {
            var index = _order[position + i];
            _reader.Read(index, images.Slice(i * ImageLength, ImageLength));
            if (!labels.IsEmpty)
            {
                labels[i] = _dataset.Labels[index];
            }
        }

        var next = position + BatchSize;
        Cursor = next / BatchSize < BatchesPerEpoch ? new(epoch, next) : new(epoch + 1, 0);
        return count;
    }

    private void PutInOrder(long epoch)
    {
        if (epoch == _orderedEpoch)
        {
            return;
        }

        for (var i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        if (Shuffle)
        {
            _shuffling.At(epoch).Shuffle(_order);
        }

        _orderedEpoch = epoch;
    }
}
