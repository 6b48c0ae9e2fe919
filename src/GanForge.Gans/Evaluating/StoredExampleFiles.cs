using GanForge.Data;
using GanForge.Imaging;
using GanForge.Tensors;

namespace GanForge.Gans;

/// <summary>
/// Reads examples that any program has made: a NumPy array (.npy) of images (N, H, W), (N, H, W, C) or (N, C, H, W), or of
/// points (N, 2); an IDX file of images like MNIST's; or a folder of PNGs of one size.
/// </summary>
/// <param name="range">The values of black and white in arrays of other numbers than bytes, which cannot be told from the numbers.</param>
public sealed class StoredExampleFiles(ValueRange? range = null)
{
    private const float Tolerance = 1e-4f;

    private static readonly string[] Endings = [".npy", ".png", ".idx", ".gz", "-ubyte"];

    /// <summary>Whether a path is one of files to read: a file, or a folder that is no run's, nor one of runs.</summary>
    /// <param name="path">Any path.</param>
    public static bool Exist(string path) =>
        File.Exists(path) || (Directory.Exists(path) && !File.Exists(Path.Combine(path, "options.json")) && RunFolder.List(path).Count == 0);

    /// <summary>Whether a name, of whatever there is or is not, looks like a file's or folder's path and not like a run's name.</summary>
    /// <param name="name">Any name.</param>
    public static bool AreNamed(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Path.GetFileName(name) != name || Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads the examples.</summary>
    /// <param name="path">A file or a folder.</param>
    /// <exception cref="UserErrorException">There are no examples, they differ in size, have values outside of the range, or what is no number.</exception>
    /// <exception cref="DataFormatException">A file is damaged, or of another kind.</exception>
    /// <exception cref="ImageFormatException">A picture is damaged, or of another kind.</exception>
    public StoredExamples Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (File.Exists(path) && Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase))
            throw new UserErrorException($"{path} is one picture; name a folder of PNGs, an .npy array or an IDX file.");
        return Directory.Exists(path) ? ReadFolder(path, name)
            : Path.GetExtension(path).Equals(".npy", StringComparison.OrdinalIgnoreCase) ? ReadArray(NpyFile.Read(path), path, name)
            : ReadIdx(IdxFile.Read(path), path, name);
    }

    private static StoredExamples ReadIdx(IdxArray array, string path, string name) => array.Shape is [> 0, > 0, > 0]
        ? new StoredExamples(name, [array.Shape[1], array.Shape[2], 1], Greys(array.Span, path))
        : throw new UserErrorException($"{path} holds an array of {Sizes(array.Shape)}; images are N×height×width.");

    private StoredExamples ReadArray(NpyArray array, string path, string name)
    {
        RequireFinite(array.Numbers, path);
        if (array is { HoldsBytes: false, Shape: [> 0, 2] })
            return new StoredExamples(name, array.Numbers.ToArray());
        var isChannelsFirst = array.Shape is [_, 1 or 3, _, not (1 or 3)];
        Shape image = array.Shape switch
        {
            [> 0, var height and > 0, var width and > 0] => [height, width, 1],
            [> 0, var channels, var height and > 0, var width and > 0] when isChannelsFirst => [height, width, channels],
            [> 0, var height and > 0, var width and > 0, var channels and (1 or 3)] => [height, width, channels],
            _ => throw new UserErrorException($"{path} holds an array of {Sizes(array.Shape)}; images are N×height×width, with 1 or 3 channels behind them or before, and points N×2 numbers."),
        };
        var pixels = array.HoldsBytes ? Greys(array.Bytes, path) : InBytes(array.Numbers, path);
        return new StoredExamples(name, image, isChannelsFirst && image[2] > 1 ? ChannelsLast(pixels, image) : pixels) { Range = array.HoldsBytes ? null : range };
    }

    /// <summary>Bytes whose white is 255, and not 1 as of a mask, which would be as good as black.</summary>
    private static byte[] Greys(ReadOnlySpan<byte> pixels, string path) =>
        pixels.ContainsAnyExceptInRange((byte)0, (byte)1) || !pixels.Contains((byte)1)
            ? pixels.ToArray()
            : throw new UserErrorException($"{path} holds bytes of 0 and 1 alone, and in bytes white is 255; multiply them by that.");

    private static void RequireFinite(ReadOnlySpan<float> numbers, string path)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!float.IsFinite(numbers[i]))
                throw new UserErrorException($"{path} should hold finite numbers, and number {i}, counted from 0, is {numbers[i]}.");
        }
    }

    private byte[] InBytes(ReadOnlySpan<float> numbers, string path)
    {
        if (range is null)
        {
            var (least, most) = (numbers[0], numbers[0]);
            foreach (var number in numbers)
                (least, most) = (Math.Min(least, number), Math.Max(most, number));
            throw new UserErrorException($"{path} holds numbers from {least} to {most}; say which are black and white, such as --range 0,1 or --range -1,1.");
        }
        var slack = Tolerance * (range.White - range.Black);
        var pixels = new byte[numbers.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            if (!(numbers[i] >= range.Black - slack && numbers[i] <= range.White + slack))
                throw new UserErrorException($"{path} should have values from {range.Black} (black) to {range.White} (white), and number {i} is {numbers[i]}; give the range that they have.");
            pixels[i] = range.ToByte(numbers[i]);
        }
        return pixels;
    }

    private static byte[] ChannelsLast(byte[] pixels, Shape image)
    {
        var (size, channels) = (image[0] * image[1], image[2]);
        var moved = new byte[pixels.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (example, rest) = Math.DivRem(i, size * channels);
            var (channel, place) = Math.DivRem(rest, size);
            moved[(((example * size) + place) * channels) + channel] = pixels[i];
        }
        return moved;
    }

    private static StoredExamples ReadFolder(string path, string name)
    {
        var files = Directory.GetFiles(path, "*.png", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            throw new UserErrorException($"The folder {path} is no run's, for it has no options.json, and there are no PNGs in it.");
        var first = Png.Load(files[0]);
        Shape image = [first.Height, first.Width, IsGrey(first) ? 1 : 3];
        var pixels = new byte[files.Count * image.Elements];
        for (var i = 0; i < files.Count; i++)
        {
            var picture = i == 0 ? first : Png.Load(files[i]);
            if ((picture.Width, picture.Height) != (first.Width, first.Height))
                throw new UserErrorException($"{files[i]} has {picture.Width}×{picture.Height} pixels and {files[0]} {first.Width}×{first.Height}; the pictures of a folder are of one size.");
            if (image[2] == 1 && !IsGrey(picture))
                throw new UserErrorException($"{files[i]} is in colour and {files[0]} is grey; the pictures of a folder are of one kind.");
            Copy(picture, pixels.AsSpan(i * image.Elements, image.Elements));
        }
        return new StoredExamples(name, image, pixels);
    }

    /// <summary>Many programs save grey pictures with three equal channels.</summary>
    private static bool IsGrey(Bitmap picture)
    {
        for (var i = 0; picture.Channels == 3 && i < picture.Pixels.Length; i += 3)
        {
            if (picture.Pixels[i] != picture.Pixels[i + 1] || picture.Pixels[i] != picture.Pixels[i + 2])
                return false;
        }
        return true;
    }

    private static void Copy(Bitmap picture, Span<byte> pixels)
    {
        var channels = pixels.Length / (picture.Width * picture.Height);
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = picture.Pixels[channels == picture.Channels ? i : channels == 1 ? i * picture.Channels : i / 3];
    }

    private static string Sizes(IReadOnlyList<int> shape) => string.Join("×", shape);
}
