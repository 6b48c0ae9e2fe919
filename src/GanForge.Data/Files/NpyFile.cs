using System.Buffers.Binary;
using System.Text;

namespace GanForge.Data;

/// <summary>
/// Writes arrays as NumPy saves them (.npy, version 1.0): a magic number, the header's length, the header as a Python
/// dictionary of element type, order and sizes, padded to a multiple of 64 bytes, then the elements, last dimension fastest.
/// </summary>
/// <example><code>NpyFile.Write("images.npy", [2, 28, 28], [firstImage, secondImage]);   // numpy.load("images.npy")</code></example>
public static class NpyFile
{
    private const int Alignment = 64;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];

    /// <summary>Writes unsigned bytes ("|u1"). The file appears whole or not at all.</summary>
    /// <param name="path">Where to; an existing file is replaced.</param>
    /// <param name="shape">The sizes, slowest dimension first.</param>
    /// <param name="parts">The elements in order, in pieces of any length; each is asked for when the one before is written.</param>
    /// <exception cref="ArgumentException">The pieces do not make such an array, or a size is negative.</exception>
    public static void Write(string path, IReadOnlyList<int> shape, IEnumerable<ReadOnlyMemory<byte>> parts) =>
        Write(path, "|u1", shape, parts);

    /// <summary>Writes little-endian float32 numbers ("&lt;f4"). The file appears whole or not at all.</summary>
    /// <inheritdoc cref="Write(string, IReadOnlyList{int}, IEnumerable{ReadOnlyMemory{byte}})"/>
    public static void Write(string path, IReadOnlyList<int> shape, IEnumerable<ReadOnlyMemory<float>> parts) =>
        Write(path, "<f4", shape, parts);

    private static void Write<T>(string path, string type, IReadOnlyList<int> shape, IEnumerable<ReadOnlyMemory<T>> parts)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(parts);
        if (shape.Any(size => size < 0))
        {
            throw new ArgumentException($"An array has no negative size, as {string.Join("×", shape)} would have.", nameof(shape));
        }

        AtomicFile.Write(path, file =>
        {
            file.Write(Header(type, shape));
            ArrayParts.Write(file, shape, parts);
        });
    }

    private static byte[] Header(string type, IReadOnlyList<int> shape)
    {
        // Python's tuple of one element ends in a comma.
        var sizes = string.Join(", ", shape) + (shape.Count == 1 ? "," : "");
        var dictionary = $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({sizes}), }}";
        var before = Magic.Length + sizeof(ushort);
        var length = (before + dictionary.Length + 1 + Alignment - 1) / Alignment * Alignment;
        var header = new byte[length];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(Magic.Length), (ushort)(length - before));
        Encoding.ASCII.GetBytes(dictionary.PadRight(length - before - 1) + '\n', header.AsSpan(before));
        return header;
    }
}
