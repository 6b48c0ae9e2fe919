using System.IO.Compression;

namespace GanForge.Imaging.PngFiles;

/// <summary>Decodes untrusted PNG files.</summary>
internal static class PngDecoder
{
    /// <summary>The maximum compression ratio of deflate; a header that claims more is invalid.</summary>
    private const int BestCompression = 1032;

    private const int FirstPiece = 1 << 16;

    public static Bitmap Decode(ReadOnlySpan<byte> file, Color background)
    {
        var chunks = new PngChunks(file);
        var header = chunks.ReadHeader();
        ReadOnlySpan<byte> palette = default,
            transparency = default;
        using var compressed = new MemoryStream();
        for (chunks.Next(); chunks.Type != "IEND"; chunks.Next())
        {
            switch (chunks.Type)
            {
                case "PLTE":
                    palette = chunks.Data;
                    break;
                case "tRNS":
                    transparency = chunks.Data;
                    break;
                case "IDAT":
                    compressed.Write(chunks.Data);
                    break;
                case var type when char.IsAsciiLetterUpper(type[0]):
                    throw new ImageFormatException($"The PNG has a {type} chunk, which must be understood and is not.");
            }
        }

        var rows = Inflate(compressed, header);
        return new PngPixels(header, palette, transparency, background).Unpack(rows);
    }

    /// <summary>Decompresses and unfilters the rows, without their filter bytes.</summary>
    private static byte[] Inflate(MemoryStream compressed, PngHeader header)
    {
        if ((long)(header.RowBytes + 1) * header.Height > compressed.Length * BestCompression)
        {
            throw TooShort(header);
        }

        compressed.Position = 0;
        using var zlib = new ZLibStream(compressed, CompressionMode.Decompress);
        var size = header.RowBytes * header.Height;
        var rows = new byte[Math.Min(size, FirstPiece)];
        try
        {
            ReadOnlySpan<byte> above = new byte[header.RowBytes];
            for (var y = 0; y < header.Height; y++)
            {
                // Memory grows with the rows actually present, whatever the header claims.
                var end = (y + 1) * header.RowBytes;
                if (end > rows.Length)
                    Array.Resize(ref rows, (int)Math.Min(size, Math.Max(end, 2L * rows.Length)));
                var row = rows.AsSpan(end - header.RowBytes, header.RowBytes);
                var filter = zlib.ReadByte();
                if (filter < 0)
                {
                    throw TooShort(header);
                }

                zlib.ReadExactly(row);
                PngFilter.Undo(filter, row, above, header.FilterDistance);
                above = row;
            }

            // Reading past the last row also makes zlib verify its own checksum.
            if (zlib.ReadByte() >= 0)
            {
                throw new ImageFormatException(
                    $"The PNG holds more pixels than its size of {header.Width} x {header.Height} has room for."
                );
            }
        }
        catch (EndOfStreamException)
        {
            throw TooShort(header);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException)
        {
            throw new ImageFormatException("The PNG is damaged: its compressed pixels cannot be unpacked.", problem);
        }

        return rows;
    }

    private static ImageFormatException TooShort(PngHeader header) =>
        new($"The PNG is cut short: it holds too few pixels for its size of {header.Width} x {header.Height}.");
}
