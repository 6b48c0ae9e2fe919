using System.Buffers.Binary;
using System.IO.Compression;

namespace GanForge.Data.Files;

/// <summary>
/// Reads and writes IDX files, raw or gzipped: two zero bytes, the element type, the number of dimensions, the sizes as
/// big-endian 32-bit numbers, then the elements.
/// </summary>
public static class IdxFile
{
    private const byte UnsignedByte = 0x08;

    /// <summary>Reads a file of unsigned bytes.</summary>
    /// <param name="path">The path of the file; gzip compression is detected from the content.</param>
    /// <exception cref="DataFormatException">
    /// The file is not an IDX file, is truncated or too long, or holds elements other than unsigned bytes.
    /// </exception>
    public static IdxArray Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var content = FileContent.Open(path);
        return Read(content, path);
    }

    /// <summary>Reads unsigned bytes from the content of a file, which must end where the array does.</summary>
    /// <param name="content">The whole content of the file.</param>
    /// <param name="name">The name of the file in messages.</param>
    /// <exception cref="DataFormatException">As in <see cref="Read(string)"/>.</exception>
    internal static IdxArray Read(FileContent content, string name)
    {
        Span<byte> magic = stackalloc byte[4];
        var read = content.Read(magic);
        if (read < magic.Length || magic[0] != 0 || magic[1] != 0 || magic[3] == 0)
        {
            throw new DataFormatException(
                $"{name} is not an IDX file: it should start with 00 00 08 and the number of dimensions, "
                    + $"but {FormatSniffer.Describe(content.Start)}."
            );
        }

        if (magic[2] != UnsignedByte)
        {
            throw new DataFormatException(
                $"{name} holds elements of IDX type {magic[2]:X2}; images and labels are unsigned bytes, type 08."
            );
        }

        var shape = ReadShape(content, name, dimensions: magic[3]);
        var length = IdxArray.Length(shape);
        if (length > Array.MaxLength)
        {
            throw new DataFormatException(
                $"{name} announces {string.Join("×", shape)} bytes, more than an array can hold ({Array.MaxLength})."
            );
        }

        var bytes = content.Read(length);
        if (bytes.Length < length)
        {
            throw new DataFormatException(
                $"{name} is cut off: its header announces {string.Join("×", shape)} = {length} bytes, but only "
                    + $"{bytes.Length} follow."
            );
        }

        if (!content.IsAtEnd())
        {
            throw new DataFormatException(
                $"{name} is too long: more bytes follow the {string.Join("×", shape)} = {length} that its "
                    + $"header announces."
            );
        }

        return new IdxArray(shape, bytes);
    }

    /// <summary>
    /// Writes an array atomically, gzipped if the path ends in ".gz": the file is complete or absent.
    /// </summary>
    /// <param name="path">The path of the file; an existing file is replaced.</param>
    /// <param name="array">The array to write.</param>
    public static void Write(string path, IdxArray array)
    {
        ArgumentNullException.ThrowIfNull(array);
        Write(path, array.Shape, [array.Bytes]);
    }

    /// <summary>
    /// Writes an array that need not fit in memory; otherwise the same as <see cref="Write(string, IdxArray)"/>.
    /// </summary>
    /// <param name="path">The path of the file; an existing file is replaced.</param>
    /// <param name="shape">The dimension sizes, slowest dimension first.</param>
    /// <param name="parts">
    /// The elements in order, in pieces of any length; each piece is requested after the previous one is written.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The pieces do not add up to the shape, or the format does not allow its sizes.
    /// </exception>
    public static void Write(string path, IReadOnlyList<int> shape, IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(parts);
        if (shape.Count is 0 or > byte.MaxValue || shape.Any(size => size < 0))
        {
            throw new ArgumentException(
                $"An IDX array has 1 to {byte.MaxValue} sizes from 0, not {string.Join("×", shape)}.",
                nameof(shape)
            );
        }

        AtomicFile.Write(
            path,
            file =>
            {
                if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
                {
                    WriteRaw(file, shape, parts);
                    return;
                }

                using var deflated = new GZipStream(file, CompressionLevel.SmallestSize, leaveOpen: true);
                WriteRaw(deflated, shape, parts);
            }
        );
    }

    private static int[] ReadShape(FileContent content, string name, int dimensions)
    {
        Span<byte> sizes = stackalloc byte[4 * dimensions];
        if (content.Read(sizes) < sizes.Length)
        {
            throw new DataFormatException(
                $"{name} is cut off within its header, which should hold {dimensions} sizes."
            );
        }

        var shape = new int[dimensions];
        for (var i = 0; i < dimensions; i++)
        {
            shape[i] = BinaryPrimitives.ReadInt32BigEndian(sizes[(4 * i)..]);
            if (shape[i] < 0)
            {
                throw new DataFormatException(
                    $"{name} announces a size of {(uint)shape[i]} in its header, more than a file can hold."
                );
            }
        }

        return shape;
    }

    private static void WriteRaw(Stream stream, IReadOnlyList<int> shape, IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        Span<byte> size = stackalloc byte[4];
        stream.Write([0, 0, UnsignedByte, (byte)shape.Count]);
        foreach (var length in shape)
        {
            BinaryPrimitives.WriteInt32BigEndian(size, length);
            stream.Write(size);
        }

        ArrayParts.Write(stream, shape, parts);
    }
}
