using GanForge.Cli.Errors;
using GanForge.Cli.Terminals;
using GanForge.Gans.Latent;
using GanForge.Imaging.Animations;
using GanForge.Imaging.Grids;

namespace GanForge.Cli.Sampling;

/// <summary>
/// Arranges images in pictures and computes the size of the pictures before the first image is generated.
/// </summary>
/// <param name="request">The sample request.</param>
/// <param name="images">The images to arrange.</param>
internal sealed class SampleLayout(SampleRequest request, ImageSequence images)
{
    /// <summary>The target width in pixels of a picture of one image when the scale is automatic.</summary>
    private const int ComfortableWidth = 224;

    /// <summary>
    /// The number of frames held in memory while an animation is written: two frames and their difference.
    /// </summary>
    private const int FramesInMemory = 3;

    /// <summary>
    /// The memory in bytes that the program needs besides the pictures: networks, a batch and the encoder.
    /// </summary>
    private const long OwnMemory = 64 << 20;

    /// <summary>The grid of a picture of all images.</summary>
    public ImageGrid Grid => GridAt(request.Scale);

    /// <summary>The layout of a picture of one image.</summary>
    public ImageGrid Single =>
        new()
        {
            Columns = 1,
            Padding = 0,
            Scale = ScaleOfOne(request.Scale),
        };

    /// <summary>The indices of the grid's images, some of them repeated; null for all images in sequence.</summary>
    public IEnumerable<int>? Order =>
        Strips is not { } walk
            ? null
            // One row per leg of the walk, including both of its ends.
            : from leg in Enumerable.Range(0, walk.Legs)
            from step in Enumerable.Range(0, walk.Steps + 1)
            select ((leg * walk.Steps) + step) % walk.Count;

    private LatentWalk? Strips =>
        request.Columns is null && request.Out.Format == SampleFormat.Picture ? images.Walk : null;

    private bool IsGif => request.Out is { Format: SampleFormat.Animation, IsApng: false };

    /// <summary>The number of pixel values held in memory at once.</summary>
    private long Held =>
        request.Out.Format == SampleFormat.Folder ? 0 : (images.Count + (Strips is null ? 0 : Cells)) * images.Size;

    private long Cells => Strips is { } walk ? (long)walk.Legs * (walk.Steps + 1) : images.Count;

    /// <summary>Rejects pictures that are too large for their format or for memory.</summary>
    /// <exception cref="UsageException">A picture is too large; the message states its size, the limit, and the flag to
    /// change.</exception>
    public void RequireRoom()
    {
        if (
            images.Form.HasFixedPicture
            || request.Out.Format is SampleFormat.Npy or SampleFormat.Idx
            || Excess(request.Scale) is not { } excess
        )
        {
            return;
        }

        var smaller = Enumerable.Range(1, (request.Scale ?? 1) - 1).LastOrDefault(scale => Excess(scale) is null);
        var advice =
            smaller > 0 ? $"--scale {smaller} fits"
            : request.Out.Format == SampleFormat.Animation ? "give fewer --frames or seeds"
            : request.Out.Format == SampleFormat.Picture ? "give fewer images, or write a folder, a .npy or an IDX file"
            : "give a smaller --scale";
        var scale = request.Scale is { } given ? $" at --scale {given}" : "";
        throw new UsageException(
            $"{request.Out.Text}, with {NumberText.Count(images.Count)} "
                + $"{(images.Count == 1 ? "image" : "images")}{scale}, {excess}; {advice}."
        );
    }

    /// <summary>Describes the limit that the pictures exceed at a scale, or returns null.</summary>
    private string? Excess(int? scale)
    {
        var (width, height) =
            request.Out.Format == SampleFormat.Picture
                ? GridAt(scale).Measure((int)Cells, images.Shape.Height, images.Shape.Width)
                : ((long)images.Shape.Width * ScaleOfOne(scale), (long)images.Shape.Height * ScaleOfOne(scale));
        var size = $"{NumberText.Count(width)}×{NumberText.Count(height)} pixels";
        if (IsGif && Math.Max(width, height) > Gif.MaximumSide)
            return $"would have {size}, and a side of a GIF has at most {NumberText.Count(Gif.MaximumSide)}";
        // The product of two large sides would overflow an integer.
        var bytes = (double)width * height * images.Shape.Channels;
        if (bytes > Array.MaxLength)
        {
            return $"would have {size}, {ByteCount.Format(bytes)}, and a picture has at most "
                + $"{ByteCount.Format(Array.MaxLength)}";
        }

        if (Held > Array.MaxLength)
        {
            return $"would be of {ByteCount.Format((double)Held * sizeof(float))} of images, and at most "
                + $"{ByteCount.Format((double)Array.MaxLength * sizeof(float))} go into one file of pictures";
        }

        var memory =
            (bytes * (request.Out.Format == SampleFormat.Animation ? FramesInMemory : 1))
            + ((double)Held * sizeof(float));
        var available = Math.Max(0, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - OwnMemory);
        return memory > available
            ? $"would have {size} and take {ByteCount.Format(memory)} of memory, and there is room for "
                + $"{ByteCount.Format(available)}"
            : null;
    }

    private ImageGrid GridAt(int? scale) =>
        new() { Columns = Strips?.Steps + 1 ?? request.Columns ?? images.Columns, Scale = scale };

    private int ScaleOfOne(int? scale) =>
        scale ?? (request.Out.Format == SampleFormat.Folder ? 1 : Math.Max(1, ComfortableWidth / images.Shape.Width));
}
