using System.Runtime.InteropServices;

namespace GanForge.Data.Files;

/// <summary>Writes an array piece by piece, so that it never has to be in memory as a whole.</summary>
internal static class ArrayParts
{
    /// <summary>Writes the pieces one behind the other.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="shape">The sizes of the array that the pieces make together.</param>
    /// <param name="parts">Its elements in order, in memory order of this machine.</param>
    /// <exception cref="ArgumentException">They are more or fewer than the sizes multiply to.</exception>
    public static void Write<T>(Stream stream, IReadOnlyList<int> shape, IEnumerable<ReadOnlyMemory<T>> parts)
        where T : unmanaged
    {
        var expected = shape.Aggregate(1L, (product, size) => checked(product * size));
        var written = 0L;
        foreach (var part in parts)
        {
            written += part.Length;
            if (written > expected)
            {
                break;
            }

            stream.Write(MemoryMarshal.AsBytes(part.Span));
        }

        if (written != expected)
        {
            throw new ArgumentException(
                $"{(written > expected ? "More" : $"Only {written}")} elements were given for an array of {string.Join("×", shape)} = {expected}.", nameof(parts));
        }
    }
}
