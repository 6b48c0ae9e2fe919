using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace GanForge.Data.Files;

/// <summary>Reads and writes NumPy arrays (.npy; version 1.0 is written).</summary>
/// <remarks>
/// The layout: a magic number, the header's length, the header as a Python dictionary of element type, order and sizes,
/// padded to a multiple of 64 bytes, then the elements, last dimension fastest.
/// </remarks>
/// <example>
/// <code>
/// NpyFile.Write("images.npy", [2, 28, 28], [firstImage, secondImage]);   // numpy.load("images.npy")
/// </code>
/// </example>
public static class NpyFile
{
    private const int Alignment = 64;

    /// <summary>A limit many times larger than what NumPy itself reads from an untrusted file.</summary>
    private const int MaxHeaderLength = 1 << 20;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];

    /// <summary>Writes unsigned bytes ("|u1") atomically: the file is complete or absent.</summary>
    /// <param name="path">The path of the file; an existing file is replaced.</param>
    /// <param name="shape">The dimension sizes, slowest dimension first.</param>
    /// <param name="parts">
    /// The elements in order, in pieces of any length; each piece is requested after the previous one is written.
    /// </param>
    /// <exception cref="ArgumentException">The pieces do not add up to the shape, or a size is negative.</exception>
    public static void Write(string path, IReadOnlyList<int> shape, IEnumerable<ReadOnlyMemory<byte>> parts) =>
        Write(path, "|u1", shape, parts);

    /// <summary>Writes little-endian float32 numbers ("&lt;f4") atomically: the file is complete or absent.</summary>
    /// <inheritdoc cref="Write(string, IReadOnlyList{int}, IEnumerable{ReadOnlyMemory{byte}})"/>
    public static void Write(string path, IReadOnlyList<int> shape, IEnumerable<ReadOnlyMemory<float>> parts) =>
        Write(path, "<f4", shape, parts);

    /// <summary>
    /// Reads an array of unsigned bytes or of other numbers: integers, floating-point numbers, or Booleans as 0 and 1.
    /// </summary>
    /// <param name="path">The path of the file; gzip compression is detected from the content.</param>
    /// <exception cref="DataFormatException">The file is not such an array, is truncated or too long.</exception>
    public static NpyArray Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var content = FileContent.Open(path);
        return Read(content, path);
    }

    /// <summary>Whether the content starts like a NumPy file.</summary>
    internal static bool StartsLike(ReadOnlySpan<byte> start) => start.StartsWith(Magic[..6]);

    /// <summary>Reads an array from the content of a file, which must end where the array does.</summary>
    internal static NpyArray Read(FileContent content, string name)
    {
        var header = ReadHeader(content, name);
        var width = header.Type switch
        {
            "|u1" or "|i1" or "|b1" => 1,
            "<f2" or "<i2" or "<u2" => 2,
            "<f4" or "<i4" or "<u4" => 4,
            "<f8" or "<i8" or "<u8" => 8,
            _ => throw WrongType(name, header.Type),
        };
        var length = IdxArray.Length(header.Shape) * width;
        if (content.Left is { } left && left != length)
            throw WrongLength($"{left} bytes follow");
        if (length > Array.MaxLength)
        {
            throw new DataFormatException(
                $"{name} holds {length} bytes, more than can be read at once ({Array.MaxLength})."
            );
        }

        if (header.Type != "|u1" && content.Left is not null)
        {
            AvailableMemory.Require(
                length + (sizeof(float) * (length / width)),
                size => $"{name} takes {size} to read"
            );
        }

        var bytes = content.Read(length);
        if (bytes.Length < length)
            throw WrongLength($"{bytes.Length} bytes follow");
        if (!content.IsAtEnd())
            throw WrongLength("more follow");
        return header.Type == "|u1"
            ? new NpyArray(header.Shape, header.InOrder(bytes), null)
            : new NpyArray(header.Shape, null, header.InOrder(Numbers(bytes, header.Type)));

        DataFormatException WrongLength(string finding) =>
            new(
                $"{name} should hold {(header.Shape.Count == 0 ? "1" : string.Join("×", header.Shape))} "
                    + $"elements of {width} bytes, and {finding} its header."
            );
    }

    private static NpyHeader ReadHeader(FileContent content, string name)
    {
        Span<byte> start = stackalloc byte[Magic.Length];
        var read = content.Read(start);
        if (read < start.Length || !StartsLike(start))
        {
            throw new DataFormatException(
                $"{name} is no NumPy file: it should start with 93 and NUMPY, but "
                    + $"{FormatSniffer.Describe(content.Start)}."
            );
        }

        Span<byte> size = stackalloc byte[start[6] == 1 ? sizeof(ushort) : sizeof(uint)];
        if (content.Read(size) < size.Length)
            throw CutOff();
        var length =
            size.Length == sizeof(ushort)
                ? BinaryPrimitives.ReadUInt16LittleEndian(size)
                : BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (length > content.Left)
            throw CutOff();
        if (length > MaxHeaderLength)
        {
            throw new DataFormatException(
                $"{name} announces a header of {length} bytes; numpy.save writes a few hundred, and more than "
                    + $"{MaxHeaderLength} are not read."
            );
        }

        var text = content.Read((long)length);
        return text.Length < length ? throw CutOff() : NpyHeader.Parse(Encoding.UTF8.GetString(text), name);

        DataFormatException CutOff() => new($"{name} is cut off within its header.");
    }

    private static float[] Numbers(byte[] bytes, string type) =>
        type switch
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
        new(
            $"{path} holds elements of NumPy's type {type}; what is read is of bool, or of integers or "
                + $"floating-point numbers, little-endian."
        );

    private static void Write<T>(
        string path,
        string type,
        IReadOnlyList<int> shape,
        IEnumerable<ReadOnlyMemory<T>> parts
    )
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(parts);
        if (shape.Any(size => size < 0))
        {
            throw new ArgumentException(
                $"An array has no negative size, as {string.Join("×", shape)} would have.",
                nameof(shape)
            );
        }

        AtomicFile.Write(
            path,
            file =>
            {
                file.Write(Header(type, shape));
                ArrayParts.Write(file, shape, parts);
            }
        );
    }

    private static byte[] Header(string type, IReadOnlyList<int> shape)
    {
        // A Python tuple of one element ends in a comma.
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
