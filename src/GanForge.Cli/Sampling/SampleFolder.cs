using GanForge.Cli.Errors;
using GanForge.Imaging;
using GanForge.Imaging.Grids;
using GanForge.Imaging.PngFiles;

namespace GanForge.Cli.Sampling;

/// <summary>
/// A folder with one PNG per image. Existing files are never overwritten: a name holds the seed and the class but not
/// the run, epoch or truncation, so it may belong to a different picture.
/// </summary>
/// <param name="folder">The folder, which must exist.</param>
/// <param name="images">The images to write.</param>
/// <param name="grid">The layout of a picture of one image.</param>
internal sealed class SampleFolder(string folder, ImageSequence images, ImageGrid grid)
{
    /// <summary>Generates the images, writes those that do not exist yet, and returns the paths of all files.</summary>
    /// <exception cref="UsageException">An existing file of the same name shows something else; nothing is
    /// written.</exception>
    /// <exception cref="OperationCanceledException">The generation was canceled; files written so far
    /// remain.</exception>
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
        {
            throw new UsageException(
                $"{PathText.Short(path)} is there already and shows something else; name another folder with "
                    + $"--out, or remove it. Nothing was written."
            );
        }
    }

    private static bool IsSame(string path, Bitmap picture)
    {
        try
        {
            var old = Png.Load(path);
            return (old.Width, old.Height, old.Format) == (picture.Width, picture.Height, picture.Format)
                && old.Pixels.SequenceEqual(picture.Pixels);
        }
        catch (ImageFormatException)
        {
            return false;
        }
    }
}
