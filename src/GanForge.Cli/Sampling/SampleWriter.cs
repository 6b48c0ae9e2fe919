using GanForge.Cli.Errors;
using GanForge.Cli.Terminals;
using GanForge.Data.Files;
using GanForge.Imaging.Animations;
using GanForge.Imaging.PngFiles;

namespace GanForge.Cli.Sampling;

/// <summary>Writes images in the requested format.</summary>
/// <param name="request">The sample request.</param>
/// <param name="images">The images to write.</param>
internal sealed class SampleWriter(SampleRequest request, ImageSequence images)
{
    private const int LabelsAtOnce = 1 << 16;

    private static readonly TimeSpan HoldAtEnd = TimeSpan.FromSeconds(1);

    private readonly string _path = request.Out.Text;
    private readonly SampleLayout _layout = new(request, images);

    /// <summary>Generates the images, writes them, and returns the paths of the files.</summary>
    /// <exception cref="OperationCanceledException">The generation was canceled.</exception>
    /// <exception cref="IOException">A file cannot be written; the message is a sentence that names it.</exception>
    /// <exception cref="UsageException">The path cannot be written, or the requested output is too large.</exception>
    public IReadOnlyList<string> Write()
    {
        images.Form.RequireFormat(request.Out, images);
        _layout.RequireRoom();
        var folder = Folder();
        return OutputFile.To<IReadOnlyList<string>>(
            _path,
            () =>
            {
                Directory.CreateDirectory(folder);
                RequireSpace(folder);
                return request.Out.Format switch
                {
                    SampleFormat.Picture => WritePicture(),
                    SampleFormat.Animation => WriteAnimation(),
                    SampleFormat.Npy => WriteNpy(),
                    SampleFormat.Idx => WriteIdx(),
                    _ => new SampleFolder(_path, images, _layout.Single).Write(),
                };
            }
        );
    }

    /// <summary>
    /// Creates the output folder if it is missing, but not its parents: a path without them is probably a typo.
    /// </summary>
    private string Folder()
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(_path));
        var folder = request.Out.Format == SampleFormat.Folder ? path : Path.GetDirectoryName(path)!;
        for (var part = folder; part is not null; part = Path.GetDirectoryName(part))
        {
            if (File.Exists(part))
                throw new UsageException($"{_path} cannot be written: {PathText.Short(part)} is a file and no folder.");
        }
        return Path.GetDirectoryName(folder) is not { } parent || Directory.Exists(parent)
            ? folder
            : throw new UsageException($"{_path} cannot be written: there is no folder {PathText.Short(parent)}.");
    }

    /// <summary>Checks the disk space for an array in advance, since its size is known.</summary>
    private void RequireSpace(string folder)
    {
        if (request.ArraySize(images) is { } size && FreeSpace.In(folder) is { } free && size > free)
            throw new IOException($"it takes {ByteCount.Format(size)}, and {ByteCount.Format(free)} are free there");
    }

    private string[] WritePicture()
    {
        Png.Save(_path, images.Form.Draw(images, _layout), images.Watch);
        return [_path];
    }

    private string[] WriteAnimation()
    {
        var each = TimeSpan.FromSeconds(1.0 / request.FramesPerSecond);
        var last = images.Walk is { Loops: true } ? each : HoldAtEnd;
        var (numbers, grid) = (images.Collect(), _layout.Single);
        var animation = Animation.Create(
            images.Count,
            index => grid.Draw(images.AsBatch(numbers.AsSpan(index * images.Size, images.Size)), images.Check),
            each,
            last
        );
        if (request.Out.IsApng)
            Apng.Save(_path, animation, images.Watch);
        else
            Gif.Save(_path, animation, images.Watch);
        return [_path];
    }

    private string[] WriteNpy()
    {
        var shape = images.Form.ArrayShape(images);
        if (request.HoldsFloats(images))
            NpyFile.Write(_path, shape, images.Numbers());
        else
            NpyFile.Write(_path, shape, images.Bytes());
        if (images.Label is not { } label)
            return [_path];
        NpyFile.Write(request.Out.LabelsPath!, [images.Count], Labels(label));
        return [_path, request.Out.LabelsPath!];
    }

    private string[] WriteIdx()
    {
        IdxFile.Write(_path, images.Form.ArrayShape(images), images.Bytes());
        if (request.Out.LabelsPath is not { } labels)
            return [_path];
        // Readers of the format expect a label for each image, even if the generator is unconditional.
        IdxFile.Write(labels, [images.Count], Labels(images.Label ?? (_ => 0)));
        return [_path, labels];
    }

    private IEnumerable<ReadOnlyMemory<byte>> Labels(Func<int, byte> label)
    {
        for (var done = 0L; done < images.Count; done += LabelsAtOnce)
        {
            var labels = new byte[Math.Min(LabelsAtOnce, images.Count - done)];
            for (var i = 0; i < labels.Length; i++)
                labels[i] = label((int)done + i);
            yield return labels;
        }
    }
}
