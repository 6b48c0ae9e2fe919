using GanForge.Cli.Errors;
using GanForge.Cli.Terminals;
using GanForge.Gans.Latent;
using GanForge.Imaging.Animations;
using GanForge.Imaging.Grids;

namespace GanForge.Cli.Sampling;

/// <summary>How images become pictures, and how large those are, which is known before the first image is made.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="images">The images.</param>
internal sealed class SampleLayout(SampleRequest request, ImageSequence images)
{
    /// <summary>The width that an automatic scale aims at for a picture that shows one image.</summary>
    private const int ComfortableWidth = 224;

    /// <summary>Pictures that are in memory at once while an animation is written: two frames, and what differs between them.</summary>
    private const int FramesInMemory = 3;

    /// <summary>What the program takes without any picture: its networks, a batch, the encoder.</summary>
    private const long OwnMemory = 64 << 20;

    /// <summary>The grid of a picture.</summary>
    public ImageGrid Grid => GridAt(request.Scale);

    /// <summary>A picture of one image.</summary>
    public ImageGrid Single => new() { Columns = 1, Padding = 0, Scale = ScaleOfOne(request.Scale) };

    /// <summary>The images of a grid in order, some of them twice; null for all as they come.</summary>
    public IEnumerable<int>? Order => Strips is not { } walk ? null
        // A row for each way from a station to the next, with both of them.
        : from leg in Enumerable.Range(0, walk.Legs)
          from step in Enumerable.Range(0, walk.Steps + 1)
          select ((leg * walk.Steps) + step) % walk.Count;

    private LatentWalk? Strips => request.Columns is null && request.Out.Format == SampleFormat.Picture ? images.Walk : null;

    private bool IsGif => request.Out is { Format: SampleFormat.Animation, IsApng: false };

    /// <summary>Numbers of images that are in memory at once.</summary>
    private long Held => request.Out.Format == SampleFormat.Folder ? 0 : (images.Count + (Strips is null ? 0 : Cells)) * images.Size;

    private long Cells => Strips is { } walk ? (long)walk.Legs * (walk.Steps + 1) : images.Count;

    /// <summary>Refuses pictures that would be too large for their format or for the memory.</summary>
    /// <exception cref="UsageException">They are; the sentence says how large, what fits, and which flag to change.</exception>
    public void RequireRoom()
    {
        if (images.Mixture is not null || request.Out.Format is SampleFormat.Npy or SampleFormat.Idx || Excess(request.Scale) is not { } excess)
            return;
        var smaller = Enumerable.Range(1, (request.Scale ?? 1) - 1).LastOrDefault(scale => Excess(scale) is null);
        var advice = smaller > 0 ? $"--scale {smaller} fits"
            : request.Out.Format == SampleFormat.Animation ? "give fewer --frames or seeds"
            : request.Out.Format == SampleFormat.Picture ? "give fewer images, or write a folder, a .npy or an IDX file"
            : "give a smaller --scale";
        var scale = request.Scale is { } given ? $" at --scale {given}" : "";
        throw new UsageException($"{request.Out.Text}, with {NumberText.Count(images.Count)} {(images.Count == 1 ? "image" : "images")}{scale}, {excess}; {advice}.");
    }

    /// <summary>What is too large about the pictures at a scale, or null.</summary>
    private string? Excess(int? scale)
    {
        var (width, height) = request.Out.Format == SampleFormat.Picture
            ? GridAt(scale).Measure((int)Cells, images.Height, images.Width)
            : ((long)images.Width * ScaleOfOne(scale), (long)images.Height * ScaleOfOne(scale));
        var size = $"{NumberText.Count(width)}×{NumberText.Count(height)} pixels";
        if (IsGif && Math.Max(width, height) > Gif.MaximumSide)
            return $"would have {size}, and a side of a GIF has at most {NumberText.Count(Gif.MaximumSide)}";
        // Both sides may be as large as they can be counted.
        var bytes = (double)width * height * images.Channels;
        if (bytes > Array.MaxLength)
            return $"would have {size}, {ByteCount.Format(bytes)}, and a picture has at most {ByteCount.Format(Array.MaxLength)}";
        if (Held > Array.MaxLength)
            return $"would be of {ByteCount.Format((double)Held * sizeof(float))} of images, and at most {ByteCount.Format((double)Array.MaxLength * sizeof(float))} go into one file of pictures";
        var memory = (bytes * (request.Out.Format == SampleFormat.Animation ? FramesInMemory : 1)) + ((double)Held * sizeof(float));
        var available = Math.Max(0, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - OwnMemory);
        return memory > available ? $"would have {size} and take {ByteCount.Format(memory)} of memory, and there is room for {ByteCount.Format(available)}" : null;
    }

    private ImageGrid GridAt(int? scale) => new() { Columns = Strips?.Steps + 1 ?? request.Columns ?? images.Columns, Scale = scale };

    private int ScaleOfOne(int? scale) => scale ?? (request.Out.Format == SampleFormat.Folder ? 1 : Math.Max(1, ComfortableWidth / images.Width));
}
