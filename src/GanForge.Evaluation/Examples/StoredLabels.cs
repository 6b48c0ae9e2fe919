using GanForge.Data;
using GanForge.Data.Files;
using GanForge.Gans.Settings;

namespace GanForge.Evaluation.Examples;

/// <summary>
/// Reads the requested classes of images from an IDX file like MNIST's labels, or from a NumPy array (.npy) of
/// integers, raw or gzipped.
/// </summary>
public static class StoredLabels
{
    /// <summary>Reads the classes, counted from 0.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">The token that cancels reading.</param>
    /// <exception cref="UserErrorException">The file holds something else.</exception>
    /// <exception cref="DataFormatException">The file is damaged or of another kind.</exception>
    public static IReadOnlyList<byte> Read(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var array = ArrayFile.Read(path, cancellationToken);
        return array.Shape switch
        {
            [_] or [_, 1] => Classes(array, path),
            [] => throw new UserErrorException($"{path} holds a single number; labels are a row of N numbers."),
            var shape => throw new UserErrorException(
                $"{path} holds an array of {string.Join("×", shape)}; labels are a row of N numbers."
            ),
        };
    }

    private static byte[] Classes(NpyArray array, string path)
    {
        if (array.HoldsBytes)
            return array.Bytes.ToArray();
        var labels = new byte[array.Numbers.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            var number = array.Numbers[i];
            labels[i] =
                number is >= byte.MinValue and <= byte.MaxValue && float.IsInteger(number)
                    ? (byte)number
                    : throw new UserErrorException(
                        $"{path} should hold classes, whole numbers from 0, and number {i}, counted from 0, is "
                            + $"{number}."
                    );
        }
        return labels;
    }
}
