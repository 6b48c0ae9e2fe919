using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace GanForge.Data;

/// <summary>
/// Reads and writes arrays as NumPy saves them (.npy; what is written is version 1.0): a magic number, the header's length,
/// the header as a Python dictionary of element type, order and sizes, padded to a multiple of 64 bytes, then the elements,
/// last dimension fastest.
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

    /// <summary>Reads an array of unsigned bytes, or of other numbers: whole ones, floating-point ones, truth values as 0 and 1.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">The file is no such array, is cut off or too long.</exception>
    public static NpyArray Read(string path)
    {
        using var file = File.OpenRead(path);
        var header = ReadHeader(file, path);
        var width = header.Type switch
        {
            "|u1" or "|i1" or "|b1" => 1,
            "<f2" or "<i2" or "<u2" => 2,
            "<f4" or "<i4" or "<u4" => 4,
            "<f8" or "<i8" or "<u8" => 8,
            _ => throw WrongType(path, header.Type),
        };
        var (count, rest) = (IdxArray.Length(header.Shape), file.Length - file.Position);
        if (count * width != rest)
            throw new DataFormatException($"{path} should hold {string.Join("×", header.Shape)} elements of {width} bytes, and {rest} bytes follow its header.");
        if (rest > Array.MaxLength)
            throw new DataFormatException($"{path} holds {rest} bytes, more than can be read at once ({Array.MaxLength}).");
        var bytes = GC.AllocateUninitializedArray<byte>((int)rest);
        file.ReadExactly(bytes);
        return header.Type == "|u1"
            ? new NpyArray(header.Shape, header.InOrder(bytes), null)
            : new NpyArray(header.Shape, null, header.InOrder(Numbers(bytes, header.Type)));
    }

    private static NpyHeader ReadHeader(FileStream file, string path)
    {
        Span<byte> start = stackalloc byte[Magic.Length];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (read < start.Length || !start[..6].SequenceEqual(Magic[..6]))
            throw new DataFormatException($"{path} is no NumPy file: it should start with 93 and NUMPY, but {ForeignFormat.Describe(start[..Math.Min(read, 4)])}.");
        Span<byte> size = stackalloc byte[start[6] == 1 ? sizeof(ushort) : sizeof(uint)];
        read = file.ReadAtLeast(size, size.Length, throwOnEndOfStream: false);
        var length = read < size.Length ? uint.MaxValue : size.Length == sizeof(ushort) ? BinaryPrimitives.ReadUInt16LittleEndian(size) : BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (length > file.Length - file.Position)
            throw new DataFormatException($"{path} is cut off within its header.");
        var text = new byte[length];
        file.ReadExactly(text);
        return NpyHeader.Parse(Encoding.UTF8.GetString(text)) ?? throw new DataFormatException($"{path} has a header that says no type, order and sizes as numpy.save writes them.");
    }

    private static float[] Numbers(byte[] bytes, string type) => type switch
    {
        "<f2" => Numbers<Half>(bytes),
        "<f8" => Numbers<double>(bytes),
        "|i1" => Numbers<sbyte>(bytes),
        "<i2" => Numbers<short>(bytes),
        "<u2" => Numbers<ushort>(bytes),
        "<i4" => Numbers<int>(bytes),
        "<u4" => Numbers<uint>(bytes),
        "<i8" => Numbers<long>(bytes),
        "<u8" => Numbers<ulong>(bytes),
        "|b1" => Numbers<byte>(bytes),
        _ => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
    };

    private static float[] Numbers<T>(byte[] bytes)
        where T : unmanaged, INumberBase<T>
    {
        var elements = MemoryMarshal.Cast<byte, T>(bytes);
        var numbers = new float[elements.Length];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = float.CreateSaturating(elements[i]);
        return numbers;
    }

    private static DataFormatException WrongType(string path, string type) =>
        new($"{path} holds elements of NumPy's type {type}; what is read is of bool, or of integers or floating-point numbers, little-endian.");

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
