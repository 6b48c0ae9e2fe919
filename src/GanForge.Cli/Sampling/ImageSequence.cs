using GanForge.Data;
using GanForge.Gans.Latent;
using GanForge.Imaging;
using GanForge.Imaging.Grids;
using GanForge.Tensors;

namespace GanForge.Cli.Sampling;

/// <summary>A sequence of images of any length, generated batch by batch on demand.</summary>
/// <param name="Points">The latent points to generate from.</param>
/// <param name="Generate">Generates images (n, H, W, C) from points (n, dimensions).</param>
/// <param name="Range">The pixel values for black and white.</param>
internal sealed record ImageSequence(LatentPoints Points, Func<Tensor, Tensor> Generate, ValueRange Range)
{
    /// <summary>The walk that the images follow, or null.</summary>
    public LatentWalk? Walk => Points as LatentWalk;

    /// <summary>The number of images.</summary>
    public int Count => Points.Count;

    /// <summary>The shape of an image.</summary>
    public required ImageShape Shape { get; init; }

    /// <summary>What they are: images or points.</summary>
    public required ExampleKind Kind { get; init; }

    /// <summary>Returns the file name of an image, without its extension.</summary>
    public required Func<int, string> Name { get; init; }

    /// <summary>
    /// The class of each image; null if the generator is unconditional or the images follow a walk, which blends
    /// classes.
    /// </summary>
    public Func<int, byte>? Label { get; init; }

    /// <summary>The class names; empty if the generator is unconditional.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>The training step of the weights; null if their file does not record it.</summary>
    public long? Step { get; init; }

    /// <summary>The codes that were decoded, interpolated or varied; null if the images come from noise.</summary>
    public IReadOnlyList<float[]>? Codes { get; init; }

    /// <summary>The number of images per row of a grid, or null for no preference.</summary>
    public int? Columns { get; init; }

    /// <summary>The progress display, or null.</summary>
    public SampleProgress? Progress { get; init; }

    /// <summary>Cancels the generation.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>The number of values in an image.</summary>
    public int Size => Shape.Elements;

    /// <summary>How they are drawn, stored and described.</summary>
    public SampleForm Form => SampleForm.Create(Kind);

    /// <summary>Shows the progress of writing pictures and cancels it on request.</summary>
    public IProgress<double> Watch => new Watcher(Progress, Stop);

    /// <summary>Cancels a short operation on request, without showing progress.</summary>
    public IProgress<double> Check => new Watcher(null, Stop);

    /// <summary>The generator's raw pixel values, image by image.</summary>
    /// <exception cref="OperationCanceledException">The generation was canceled.</exception>
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

    /// <summary>The pixels from 0 (black) to 255 (white), image by image.</summary>
    /// <exception cref="OperationCanceledException">The generation was canceled.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Bytes() =>
        Numbers().Select(numbers => new ReadOnlyMemory<byte>(Array.ConvertAll(numbers.ToArray(), Range.ToByte)));

    /// <summary>Renders each image as a separate picture.</summary>
    /// <exception cref="OperationCanceledException">The generation was canceled.</exception>
    public IEnumerable<Bitmap> Pictures(ImageGrid grid) =>
        Numbers()
            .SelectMany(numbers =>
                Enumerable
                    .Range(0, numbers.Length / Size)
                    .Select(i => grid.Draw(AsBatch(numbers.Span.Slice(i * Size, Size)), Check))
            );

    /// <summary>Collects images in memory.</summary>
    /// <param name="order">The indices of the images in output order, possibly with repeats; null for all images in
    /// sequence.</param>
    /// <exception cref="OperationCanceledException">The generation was canceled.</exception>
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

    /// <summary>Wraps pixels as images that can be drawn.</summary>
    public ImageBatch AsBatch(ReadOnlySpan<float> pixels) =>
        new(pixels, Shape.Height, Shape.Width, Shape.Channels, Range);

    private sealed class Watcher(SampleProgress? progress, CancellationToken cancellationToken) : IProgress<double>
    {
        public void Report(double value)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.ReportWritten(value);
        }
    }
}
