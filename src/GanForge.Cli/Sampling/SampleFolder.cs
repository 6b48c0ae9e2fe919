using GanForge.Cli.Errors;
using GanForge.Imaging;
using GanForge.Imaging.Grids;
using GanForge.Imaging.PngFiles;

namespace GanForge.Cli.Sampling;

/// <summary>
/// A folder that gets a PNG for each image. What is there already stays: a name says the seed and the class, and not the run, the epoch or
/// the truncation, so another picture may have it.
/// </summary>
/// <param name="folder">The folder, which there is.</param>
/// <param name="images">The images.</param>
/// <param name="grid">How one is drawn.</param>
internal sealed class SampleFolder(string folder, ImageSequence images, ImageGrid grid)
{
    /// <summary>Makes the images and writes those that are not there yet; the result is all files.</summary>
    /// <exception cref="UsageException">A file of the name of one shows something else; nothing is written then.</exception>
    /// <exception cref="OperationCanceledException">Somebody asked to stop; the files before stay.</exception>
    public IReadOnlyList<string> Write()
    {
        var (paths, added) = (new List<string>(), new List<string>());
        try
        {
            foreach (var picture in images.Pictures(grid))
            {
                var path = Path.Combine(folder, $"{images.Name(paths.Count)}.png");
                if (File.Exists(path))
                {
                    RequireSame(path, picture);
                }
                else
                {
                    Png.Save(path, picture, images.Check);
                    added.Add(path);
                }
                paths.Add(path);
            }
        }
        catch (UsageException)
        {
            added.ForEach(File.Delete);
            throw;
        }
        return paths;
    }

    private static void RequireSame(string path, Bitmap picture)
    {
        if (!IsSame(path, picture))
            throw new UsageException($"{PathText.Short(path)} is there already and shows something else; name another folder with --out, or remove it. Nothing was written.");
    }

    private static bool IsSame(string path, Bitmap picture)
    {
        try
        {
            var old = Png.Load(path);
            return (old.Width, old.Height, old.Format) == (picture.Width, picture.Height, picture.Format) && old.Pixels.SequenceEqual(picture.Pixels);
        }
        catch (ImageFormatException)
        {
            return false;
        }
    }
}
