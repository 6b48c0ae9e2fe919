using GanForge.Data;
using GanForge.Gans;
using GanForge.Imaging;

namespace GanForge.Cli;

/// <summary>Writes images in the form that is asked for.</summary>
/// <param name="request">What is asked for.</param>
internal sealed class SampleWriter(SampleRequest request)
{
    /// <summary>The width that an automatic scale aims at for a picture that shows one image.</summary>
    private const int ComfortableWidth = 224;

    private static readonly TimeSpan HoldAtEnd = TimeSpan.FromSeconds(1);

    private readonly string _path = request.Out.Text;

    /// <summary>Makes the images and writes them; the result is the files.</summary>
    /// <exception cref="OperationCanceledException">Somebody asked to stop.</exception>
    /// <exception cref="IOException">A file cannot be written; the message is a sentence that names it.</exception>
    /// <exception cref="UsageException">The path is not one that can be written.</exception>
    public IReadOnlyList<string> Write(ImageSequence images)
    {
        var folder = Path.GetFullPath(request.Out.Format == SampleFormat.Folder ? _path : Path.GetDirectoryName(Path.GetFullPath(_path))!);
        if (FileOnTheWayTo(folder) is { } file)
            throw new UsageException($"{_path} cannot be written: {file} is a file and no folder.");
        if (images.Mixture is not null && request.Out.Format is not (SampleFormat.Picture or SampleFormat.Npy))
            throw new UsageException($"The run's generator makes points, and {_path} is for images; --out takes a .png, which shows points over their density, or a .npy of them.");
        return Writing.To<IReadOnlyList<string>>(_path, () =>
        {
            Directory.CreateDirectory(folder);
            return request.Out.Format switch
            {
                SampleFormat.Picture => WritePicture(images),
                SampleFormat.Animation => WriteAnimation(images),
                SampleFormat.Npy => WriteNpy(images),
                SampleFormat.Idx => WriteIdx(images),
                _ => WriteFolder(images),
            };
        });
    }

    private static string? FileOnTheWayTo(string folder)
    {
        for (var part = folder; part is not null; part = Path.GetDirectoryName(part))
        {
            if (File.Exists(part))
                return PathText.Short(part);
        }
        return null;
    }

    private string[] WritePicture(ImageSequence images)
    {
        if (images.Mixture is { } mixture)
        {
            Png.Save(_path, MixturePicture.Draw(mixture, images.Collect()));
            return [_path];
        }
        var strips = request.Columns is null ? images.Walk : null;
        var grid = new ImageGrid { Columns = strips?.Steps + 1 ?? request.Columns ?? images.Columns, Scale = request.Scale };
        Png.Save(_path, grid.Draw(images.AsBatch(images.Collect(strips is null ? null : Strips(strips)))));
        return [_path];
    }

    /// <summary>A row for each way from a station to the next, with both of them.</summary>
    private static IEnumerable<int> Strips(LatentWalk walk) =>
        from leg in Enumerable.Range(0, walk.Legs)
        from step in Enumerable.Range(0, walk.Steps + 1)
        select ((leg * walk.Steps) + step) % walk.Count;

    private string[] WriteAnimation(ImageSequence images)
    {
        var each = TimeSpan.FromSeconds(1.0 / request.FramesPerSecond);
        var last = images.Walk is { Loops: true } ? each : HoldAtEnd;
        var animation = Animation.Of(images.Pictures(request.Scale ?? Math.Max(1, ComfortableWidth / images.Width)), each, last);
        if (request.Out.IsApng)
            Apng.Save(_path, animation);
        else
            Gif.Save(_path, animation);
        return [_path];
    }

    private string[] WriteNpy(ImageSequence images)
    {
        int[] shape = images.Mixture is not null ? [images.Count, images.Channels] : images.Channels == 1 ? [images.Count, images.Height, images.Width] : [images.Count, images.Height, images.Width, images.Channels];
        if (request.AsFloats || images.Mixture is not null)
            NpyFile.Write(_path, shape, images.Numbers());
        else
            NpyFile.Write(_path, shape, images.Bytes());
        return [_path];
    }

    private string[] WriteIdx(ImageSequence images)
    {
        if (images.Channels != 1)
            throw new UsageException($"The images of an IDX file are grey, and these have {images.Channels} channels; a .npy file takes them.");
        IdxFile.Write(_path, [images.Count, images.Height, images.Width], images.Bytes());
        if (request.Out.LabelsPath is not { } labels)
            return [_path];
        // Readers of the format want a label for each image, also of a generator that knows no classes.
        IdxFile.Write(labels, [images.Count], Enumerable.Range(0, images.Count).Select(i => new ReadOnlyMemory<byte>([images.Label(i)])));
        return [_path, labels];
    }

    private List<string> WriteFolder(ImageSequence images)
    {
        var paths = new List<string>();
        foreach (var picture in images.Pictures(request.Scale ?? 1))
        {
            var path = Path.Combine(_path, $"{images.Name(paths.Count)}.png");
            Png.Save(path, picture);
            paths.Add(path);
        }
        return paths;
    }
}
