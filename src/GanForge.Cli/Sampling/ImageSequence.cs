using GanForge.Data;
using GanForge.Gans.Latent;
using GanForge.Imaging;
using GanForge.Imaging.Grids;
using GanForge.Tensors;

namespace GanForge.Cli.Sampling;

/// <summary>Any number of images, each batch made when it is asked for.</summary>
/// <param name="Points">What they are made from.</param>
/// <param name="Generate">Makes images (n, H, W, C) of points (n, dimensions).</param>
/// <param name="Range">The pixel values that stand for black and white.</param>
internal sealed record ImageSequence(LatentPoints Points, Func<Tensor, Tensor> Generate, ValueRange Range)
{
    /// <summary>The walk that the images are on, or null.</summary>
    public LatentWalk? Walk => Points as LatentWalk;

    /// <summary>The number of images.</summary>
    public int Count => Points.Count;

    /// <summary>Height of an image in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Width of an image in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Channels of a pixel.</summary>
    public required int Channels { get; init; }

    /// <summary>The density that points follow; null where the generator makes images.</summary>
    public GaussianMixture? Mixture { get; init; }

    /// <summary>What an image is called as a file of its own, without an ending.</summary>
    public required Func<int, string> Name { get; init; }

    /// <summary>The class that an image was made by; null where they are not made by class, or are on a walk, which mixes classes.</summary>
    public Func<int, byte>? Label { get; init; }

    /// <summary>What classes are called; none where images are not made by class.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>The steps of training that made the weights; null where their file does not say so.</summary>
    public long? Step { get; init; }

    /// <summary>The codes that were decoded, walked between or varied; null where the images come from noise.</summary>
    public IReadOnlyList<float[]>? Codes { get; init; }

    /// <summary>Images a row that a grid should have, or null for any number.</summary>
    public int? Columns { get; init; }

    /// <summary>Is told how many images are made.</summary>
    public SampleProgress? Progress { get; init; }

    /// <summary>Ends the making.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Numbers of an image.</summary>
    public int Size => Height * Width * Channels;

    /// <summary>The sizes of an array of all images, or of all points.</summary>
    public IReadOnlyList<int> ArrayShape => Mixture is not null ? [Count, Channels] : Channels == 1 ? [Count, Height, Width] : [Count, Height, Width, Channels];

    /// <summary>Shows how far the writing of pictures has come, and ends it when somebody asks to stop.</summary>
    public IProgress<double> Watch => new Watcher(Progress, Stop);

    /// <summary>Ends what takes a moment when somebody asks to stop.</summary>
    public IProgress<double> Check => new Watcher(null, Stop);

    /// <summary>The pixels as the generator gives them, images in order.</summary>
    /// <exception cref="OperationCanceledException">Somebody asked to stop.</exception>
    public IEnumerable<ReadOnlyMemory<float>> Numbers()
    {
        var done = 0;
        foreach (var batch in Points.Batches())
        {
            Stop.ThrowIfCancellationRequested();
            yield return Generate(batch).Span.ToArray();
            Progress?.Report(done += batch.Shape[0]);
        }
    }

    /// <summary>The pixels from 0, black, to 255, white, images in order.</summary>
    /// <exception cref="OperationCanceledException">Somebody asked to stop.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Bytes() =>
        Numbers().Select(numbers => new ReadOnlyMemory<byte>(Array.ConvertAll(numbers.ToArray(), Range.ToByte)));

    /// <summary>Each image as a picture of its own.</summary>
    /// <exception cref="OperationCanceledException">Somebody asked to stop.</exception>
    public IEnumerable<Bitmap> Pictures(ImageGrid grid) => Numbers().SelectMany(numbers => Enumerable.Range(0, numbers.Length / Size)
        .Select(i => grid.Draw(AsBatch(numbers.Span.Slice(i * Size, Size)), Check)));

    /// <summary>Images in memory.</summary>
    /// <param name="order">Which images, in which order; an image may be in it several times. All in order if null.</param>
    /// <exception cref="OperationCanceledException">Somebody asked to stop.</exception>
    public float[] Collect(IEnumerable<int>? order = null)
    {
        var (all, at) = (new float[Count * Size], 0);
        foreach (var numbers in Numbers())
        {
            numbers.CopyTo(all.AsMemory(at));
            at += numbers.Length;
        }
        return order is null ? all : [.. order.SelectMany(index => all.AsSpan(index * Size, Size).ToArray())];
    }

    /// <summary>Pixels as images that can be drawn.</summary>
    public ImageBatch AsBatch(ReadOnlySpan<float> pixels) => new(pixels, Height, Width, Channels, Range);

    private sealed class Watcher(SampleProgress? progress, CancellationToken cancellationToken) : IProgress<double>
    {
        public void Report(double value)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.ReportWritten(value);
        }
    }
}
