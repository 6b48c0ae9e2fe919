using GanForge.Imaging;
using GanForge.Imaging.Animations;
using GanForge.Imaging.PngFiles;
using GanForge.Runs.Folder;

namespace GanForge.Runs.Output;

/// <summary>Animates the fixed-noise grids in sequence, as an animated GIF and an animated PNG.</summary>
internal static class TimeLapse
{
    private const int MaxFrames = 30;
    private static readonly TimeSpan Whole = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan MaxFrameTime = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LastFrame = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Creates both files from all grids in the folder, including those before a resume; a single grid creates none.
    /// </summary>
    public static void Save(RunFolder folder)
    {
        var grids = Thinned(folder.Samples).Select(sample => Load(sample.Path)).OfType<Bitmap>().ToArray();
        // The folder may hold a picture of a different size.
        var frames = grids
            .Where(grid =>
                (grid.Width, grid.Height, grid.Format) == (grids[^1].Width, grids[^1].Height, grids[^1].Format)
            )
            .ToArray();
        if (frames.Length < 2)
            return;
        var each = Whole / frames.Length;
        var animation = Animation.Create(frames, each < MaxFrameTime ? each : MaxFrameTime, LastFrame);
        Gif.Save(folder.TimeLapsePath, animation);
        Apng.Save(folder.TimeLapsePngPath, animation);
    }

    /// <summary>The first, the last, and evenly spaced grids between.</summary>
    private static IEnumerable<(int Epoch, string Path)> Thinned(IReadOnlyList<(int Epoch, string Path)> grids) =>
        grids.Count <= MaxFrames
            ? grids
            : Enumerable.Range(0, MaxFrames).Select(i => grids[i * (grids.Count - 1) / (MaxFrames - 1)]);

    private static Bitmap? Load(string path)
    {
        try
        {
            return Png.Load(path);
        }
        catch (ImageFormatException)
        {
            return null;
        }
    }
}
