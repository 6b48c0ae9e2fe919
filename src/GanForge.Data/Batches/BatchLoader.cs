using GanForge.Tensors.Random;

namespace GanForge.Data.Batches;

/// <summary>
/// Returns a data set batch by batch, pass after pass; the order of a pass depends only on the seed and the pass
/// number.
/// </summary>
/// <remarks>Not thread-safe. Allocates nothing after construction.</remarks>
/// <example>
/// <code>
/// var loader = new BatchLoader(digits, batchSize: 128, seed: 42);
/// var images = new float[128 * loader.Image.Elements];
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

    /// <summary>Creates a loader; the first pass starts with the first call of <see cref="Next"/>.</summary>
    /// <param name="dataset">The examples: images, or points, which are returned unchanged.</param>
    /// <param name="batchSize">The number of images per batch.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="normalization">The mapping from image bytes to numbers; to [−1, 1] by default.</param>
    /// <param name="size">The rows and columns to resize images to, or null to keep their size.</param>
    /// <param name="dropLast">Whether an incomplete last batch is dropped.</param>
    /// <param name="shuffle">Whether each pass is shuffled; otherwise the data set's own order is used.</param>
    /// <exception cref="ArgumentException">The data set does not fill one batch.</exception>
    public BatchLoader(
        Dataset dataset,
        int batchSize,
        ulong seed,
        Normalization? normalization = null,
        (int Height, int Width)? size = null,
        bool dropLast = true,
        bool shuffle = true
    )
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        if (dataset.Count < (dropLast ? batchSize : 1))
        {
            throw new ArgumentException(
                $"The {dataset.Count} examples of {dataset.Name} do not fill a batch of {batchSize}.",
                nameof(batchSize)
            );
        }

        Normalization = normalization ?? Normalization.Symmetric;
        _dataset = dataset;
        _reader = dataset.Reader(Normalization, size);
        _shuffling = new RandomStream(seed, "shuffle");
        _order = new int[dataset.Count];
        (BatchSize, DropLast, Shuffle) = (batchSize, dropLast, shuffle);
    }

    /// <summary>The number of images per batch.</summary>
    public int BatchSize { get; }

    /// <summary>The shape of a returned image.</summary>
    public ImageShape Image => new(_reader.Height, _reader.Width, _dataset.Channels);

    /// <summary>The mapping from image bytes to numbers.</summary>
    public Normalization Normalization { get; }

    /// <summary>Whether an incomplete last batch is dropped.</summary>
    public bool DropLast { get; }

    /// <summary>Whether each pass is shuffled.</summary>
    public bool Shuffle { get; }

    /// <summary>The number of batches per pass.</summary>
    public int BatchesPerEpoch => DropLast ? _dataset.Count / BatchSize : (_dataset.Count + BatchSize - 1) / BatchSize;

    /// <summary>
    /// The start of the next batch; after the last batch of a pass, the start of the next pass. To resume, set it to
    /// the cursor of another loader with the same data, batch size and seed.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No batch starts there.</exception>
    public BatchCursor Cursor
    {
        get;
        set
        {
            if (
                value.Epoch < 0
                || value.Position < 0
                || value.Position % BatchSize != 0
                || value.Position / BatchSize >= BatchesPerEpoch
            )
            {
                throw new ArgumentOutOfRangeException(
                    nameof(value),
                    $"No batch of {BatchSize} out of {_dataset.Count} images starts at epoch {value.Epoch}, "
                        + $"position {value.Position}."
                );
            }

            field = value;
        }
    }

    /// <summary>Returns the next batch.</summary>
    /// <param name="images">Receives the images, (B, H, W, C); has room for <see cref="BatchSize"/> of them.</param>
    /// <param name="labels">Receives the labels; empty if they are not needed.</param>
    /// <returns>
    /// The number of images: <see cref="BatchSize"/>, or fewer at the end of a pass that keeps an incomplete batch.
    /// </returns>
    /// <exception cref="ArgumentException">A buffer is too small.</exception>
    public int Next(Span<float> images, Span<byte> labels = default)
    {
        if (images.Length < BatchSize * Image.Elements || (labels.Length < BatchSize && !labels.IsEmpty))
        {
            throw new ArgumentException(
                $"A batch needs room for {BatchSize}×{Image} numbers and {BatchSize} labels; "
                    + $"got {images.Length} and {labels.Length}."
            );
        }

        var (epoch, position) = Cursor;
        PutInOrder(epoch);
        var count = Math.Min(BatchSize, _dataset.Count - position);
        for (var i = 0; i < count; i++)
        {
            var index = _order[position + i];
            _reader.Read(index, images.Slice(i * Image.Elements, Image.Elements));
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
