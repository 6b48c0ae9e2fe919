using System.Runtime.InteropServices;

namespace GanForge.Data.Files;

/// <summary>Writes an array piece by piece, so that it never has to fit in memory.</summary>
internal static class ArrayParts
{
    /// <summary>Writes the pieces one after another.</summary>
    /// <param name="stream">The destination.</param>
    /// <param name="shape">The dimension sizes of the complete array.</param>
    /// <param name="parts">The elements in order, in this machine's byte order.</param>
    /// <exception cref="ArgumentException">The number of elements is not the product of the sizes.</exception>
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
                $"{(written > expected ? "More" : $"Only {written}")} elements were given for an array of "
                    + $"{string.Join("×", shape)} = {expected}.",
                nameof(parts)
            );
        }
    }
}
