using GanForge.Data;

namespace GanForge.Gans;

/// <summary>Reads which class each of some images was asked to be: an IDX file like MNIST's labels, or a NumPy array (.npy) of whole numbers.</summary>
public static class StoredLabels
{
    /// <summary>Reads the classes, counted from 0.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UserErrorException">It holds something else.</exception>
    /// <exception cref="DataFormatException">It is damaged, or of another kind.</exception>
    public static IReadOnlyList<byte> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var (shape, labels) = Path.GetExtension(path).Equals(".npy", StringComparison.OrdinalIgnoreCase)
            ? Classes(NpyFile.Read(path), path)
            : Classes(IdxFile.Read(path));
        return shape is [_] or [_, 1]
            ? labels
            : throw new UserErrorException($"{path} holds an array of {string.Join("×", shape)}; labels are a row of N numbers.");
    }

    private static (IReadOnlyList<int> Shape, byte[] Labels) Classes(IdxArray array) => (array.Shape, array.Span.ToArray());

    private static (IReadOnlyList<int> Shape, byte[] Labels) Classes(NpyArray array, string path)
    {
        if (array.HoldsBytes)
            return (array.Shape, array.Bytes.ToArray());
        var labels = new byte[array.Numbers.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            var number = array.Numbers[i];
            labels[i] = number is >= byte.MinValue and <= byte.MaxValue && float.IsInteger(number)
                ? (byte)number
                : throw new UserErrorException($"{path} should hold classes, whole numbers from 0, and number {i}, counted from 0, is {number}.");
        }
        return (array.Shape, labels);
    }
}
