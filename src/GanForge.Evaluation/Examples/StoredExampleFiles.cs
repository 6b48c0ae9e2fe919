using GanForge.Data;
using GanForge.Data.Files;
using GanForge.Evaluation.Classifier;
using GanForge.Gans.Settings;
using GanForge.Imaging;
using GanForge.Imaging.Grids;
using GanForge.Imaging.PngFiles;

namespace GanForge.Evaluation.Examples;

/// <summary>
/// Reads examples from any program: a NumPy array, an IDX file of images like MNIST's, or a folder of PNGs of one size,
/// found by <see cref="PictureFolder"/>.
/// </summary>
/// <remarks>
/// NumPy arrays (.npy) hold images (N, H, W), (N, H, W, C), or (N, C, H, W), or points (N, 2). Arrays may be gzipped
/// and may come from pipes. Colour images whose channels are all equal are treated as grey.
/// </remarks>
/// <param name="range">
/// The values of black and white in arrays that do not hold bytes; they cannot be inferred from the numbers.
/// </param>
public sealed class StoredExampleFiles(ValueRange? range = null)
{
    private const float Tolerance = 1e-4f;

    private const int Rgb = 3;

    private static readonly string[] Endings =
    [
        ".npy",
        ".png",
        ".idx",
        ".gz",
        "-ubyte",
        ".npz",
        ".pkl",
        ".txt",
        ".csv",
        ".zip",
        ".pt",
        ".pth",
        ".safetensors",
    ];

    /// <summary>
    /// Returns true if a name looks like a path of a file or folder, which need not exist, and not like a run's name.
    /// </summary>
    /// <param name="name">Any name.</param>
    public static bool AreNamed(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Path.GetFileName(name) != name
            || Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads examples.</summary>
    /// <param name="path">The path of a file, pipe, or folder.</param>
    /// <param name="progress">The receiver of progress on reading a folder's pictures, or null.</param>
    /// <param name="cancellationToken">The token that cancels reading.</param>
    /// <exception cref="UserErrorException">
    /// There are no examples, sizes differ, values lie outside the range, or a value is not a number.
    /// </exception>
    /// <exception cref="DataFormatException">A file is damaged or of another kind.</exception>
    /// <exception cref="ImageFormatException">A picture is damaged or of another kind.</exception>
    /// <exception cref="OperationCanceledException">Reading was canceled.</exception>
    public StoredExamples Read(
        string path,
        IProgress<EvaluationProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (File.Exists(path) && Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase))
        {
            throw new UserErrorException(
                $"{path} is one picture; name a folder of PNGs, an .npy array or an IDX file."
            );
        }

        return Directory.Exists(path)
            ? ReadFolder(PictureFolder.Read(path, cancellationToken), name, progress, cancellationToken)
            : ReadArray(ArrayFile.Read(path, cancellationToken), path, name);
    }

    private StoredExamples ReadArray(NpyArray array, string path, string name)
    {
        RequireFinite(array.Numbers, path);
        if (array is { HoldsBytes: false, Shape: [> 0, 2] })
            return new StoredExamples(name, array.Numbers.ToArray());
        var isChannelsFirst = array.Shape is [_, 1 or 3, _, not (1 or 3)];
        ImageShape image = array.Shape switch
        {
            [> 4, > 4, 3 or 4] => throw new UserErrorException(
                $"{path} holds an array of {Sizes(array.Shape)}, which looks like one colour picture; images "
                    + $"are N×height×width×channels, so one is 1×{Sizes(array.Shape)}."
            ),
            [> 0, var height and > 0, var width and > 0] => new(height, width, 1),
            [> 0, var channels, var height and > 0, var width and > 0] when isChannelsFirst => new(
                height,
                width,
                channels
            ),
            [> 0, var height and > 0, var width and > 0, var channels and (1 or 3)] => new(height, width, channels),
            [] => throw new UserErrorException($"{path} holds a single number; images are N×height×width."),
            [_, 2] when array.HoldsBytes => throw new UserErrorException(
                $"{path} holds an array of {Sizes(array.Shape)} bytes; points are N×2 floating-point numbers, "
                    + $"such as array.astype('float32') makes, and images N×height×width."
            ),
            _ => throw new UserErrorException(
                $"{path} holds an array of {Sizes(array.Shape)}; images are N×height×width, with 1 or 3 "
                    + $"channels behind them or before, and points N×2 numbers."
            ),
        };
        var pixels = array.HoldsBytes ? Greys(array.Bytes, path) : InBytes(array.Numbers, path);
        if (isChannelsFirst && image.Channels > 1)
            pixels = ChannelsLast(pixels, image);
        return IsGrey(pixels, image.Channels)
            ? new StoredExamples(name, image with { Channels = 1 }, FirstChannel(pixels, image.Channels))
            {
                Range = array.HoldsBytes ? null : range,
            }
            : new StoredExamples(name, image, pixels) { Range = array.HoldsBytes ? null : range };
    }

    /// <summary>
    /// Returns bytes whose white is 255; throws for masks of 0 and 1, whose white would be almost black.
    /// </summary>
    private static byte[] Greys(ReadOnlySpan<byte> pixels, string path) =>
        pixels.ContainsAnyExceptInRange((byte)0, (byte)1) || !pixels.Contains((byte)1)
            ? pixels.ToArray()
            : throw new UserErrorException(
                $"{path} holds bytes of 0 and 1 alone, and in bytes white is 255; multiply them by that."
            );

    private static void RequireFinite(ReadOnlySpan<float> numbers, string path)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!float.IsFinite(numbers[i]))
            {
                throw new UserErrorException(
                    $"{path} should hold finite numbers, and number {i}, counted from 0, is {numbers[i]}."
                );
            }
        }
    }

    private byte[] InBytes(ReadOnlySpan<float> numbers, string path)
    {
        if (range is null)
        {
            var (least, most) = (numbers[0], numbers[0]);
            foreach (var number in numbers)
                (least, most) = (Math.Min(least, number), Math.Max(most, number));
            throw new UserErrorException(
                $"{path} holds numbers from {Rounded(least)} to {Rounded(most)}; say which are black and white, "
                    + $"such as --range 0,1 or --range -1,1."
            );

            // Numbers that are negligible compared with the largest are shown as 0.
            string Rounded(double number)
            {
                var unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(Math.Abs(least), Math.Abs(most)))) - 4);
                return unit > 0 ? $"{Math.Round(number / unit) * unit:G5}" : "0";
            }
        }
        var slack = Tolerance * (range.White - range.Black);
        var pixels = new byte[numbers.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            if (!(numbers[i] >= range.Black - slack && numbers[i] <= range.White + slack))
            {
                throw new UserErrorException(
                    $"{path} should have values from {range.Black} (black) to {range.White} (white), and number "
                        + $"{i} is {numbers[i]}; give the range that they have."
                );
            }

            pixels[i] = range.ToByte(numbers[i]);
        }
        return pixels;
    }

    private static byte[] ChannelsLast(byte[] pixels, ImageShape image)
    {
        var (size, channels) = (image.Height * image.Width, image.Channels);
        var moved = new byte[pixels.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (example, rest) = Math.DivRem(i, size * channels);
            var (channel, place) = Math.DivRem(rest, size);
            moved[(((example * size) + place) * channels) + channel] = pixels[i];
        }
        return moved;
    }

    private static StoredExamples ReadFolder(
        PictureFolder folder,
        string name,
        IProgress<EvaluationProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var files = folder.Pictures;
        if (files.Count == 0)
        {
            throw new UserErrorException(
                $"The folder {folder.Path} is no run's, for it has no options.json, and there are no PNGs in "
                    + $"it{(folder.LeftOut is { } others ? $", only {others}; what is read is PNG" : "")}."
            );
        }

        var first = Png.Load(files[0]);
        var image = new ImageShape(first.Height, first.Width, IsGrey(first.Pixels, first.Channels) ? 1 : Rgb);
        var size = (long)files.Count * image.Elements;
        if (size > Array.MaxLength)
        {
            throw new UserErrorException(
                $"The {files.Count} pictures of {folder.Path}, each of {Sizes([first.Width, first.Height])} "
                    + $"pixels, are more than are read at once, {AvailableMemory.Words(Array.MaxLength)}."
            );
        }

        AvailableMemory.Require(size, words => $"The {files.Count} pictures of {folder.Path} take {words}");
        var pixels = new byte[size];
        for (var i = 0; i < files.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new EvaluationProgress($"{name}, reading pictures", i / (double)files.Count));
            var picture = i == 0 ? first : Png.Load(files[i]);
            if ((picture.Width, picture.Height) != (first.Width, first.Height))
            {
                throw new UserErrorException(
                    $"{files[i]} has {picture.Width}×{picture.Height} pixels and {files[0]} "
                        + $"{first.Width}×{first.Height}; the pictures of a folder are of one size."
                );
            }

            if (image.Channels == 1 && !IsGrey(picture.Pixels, picture.Channels))
            {
                throw new UserErrorException(
                    $"{files[i]} is in colour and {files[0]} is grey; the pictures of a folder are of one kind."
                );
            }

            Copy(picture, pixels.AsSpan(i * image.Elements, image.Elements));
        }
        return new StoredExamples(name, image, pixels)
        {
            LeftOut = folder.LeftOut,
            Order = folder.DiffersFromTextOrder
                ? $"{name}: pictures, and so their labels, are taken in the order of the numbers in their names, "
                    + $"2.png before 10.png."
                : null,
        };
    }

    /// <summary>
    /// Returns true if all channels are equal; many programs save grey pictures with three equal channels.
    /// </summary>
    private static bool IsGrey(ReadOnlySpan<byte> pixels, int channels)
    {
        for (var i = 0; channels == Rgb && i < pixels.Length; i += Rgb)
        {
            if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2])
                return false;
        }
        return true;
    }

    private static byte[] FirstChannel(byte[] pixels, int channels)
    {
        if (channels == 1)
            return pixels;
        var first = new byte[pixels.Length / channels];
        for (var i = 0; i < first.Length; i++)
            first[i] = pixels[i * channels];
        return first;
    }

    private static void Copy(Bitmap picture, Span<byte> pixels)
    {
        var channels = pixels.Length / (picture.Width * picture.Height);
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = picture.Pixels[
                channels == picture.Channels ? i
                : channels == 1 ? i * picture.Channels
                : i / Rgb
            ];
        }
    }

    private static string Sizes(IReadOnlyList<int> shape) => string.Join("×", shape);
}
