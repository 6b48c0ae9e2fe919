using System.Buffers.Binary;
using System.IO.Compression;

namespace GanForge.Imaging;

/// <summary>Writes PNG files: one IDAT chunk, and for each row the filter that leaves the smallest differences.</summary>
internal static class PngEncoder
{
    public static byte[] Encode(Bitmap bitmap)
    {
        using var file = new MemoryStream();
        WriteHeader(file, bitmap);
        WriteChunk(file, "IDAT"u8, Compress(bitmap));
        WriteChunk(file, "IEND"u8, default);
        return file.ToArray();
    }

    /// <summary>Writes the signature and the IHDR chunk.</summary>
    public static void WriteHeader(MemoryStream file, Bitmap bitmap)
    {
        var colorType = bitmap.Format == PixelFormat.Grey8 ? PngColorType.Grey : PngColorType.Rgb;
        Span<byte> header = stackalloc byte[PngHeader.Length];
        new PngHeader(bitmap.Width, bitmap.Height, BitDepth: 8, colorType).Write(header);
        file.Write(Png.Signature);
        WriteChunk(file, "IHDR"u8, header);
    }

    /// <summary>Writes a chunk with its length and checksum.</summary>
    public static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(type, data));
        file.Write(number);
    }

    /// <summary>The filtered and compressed rows of a picture, as IDAT holds them.</summary>
    public static ReadOnlySpan<byte> Compress(Bitmap bitmap)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            ReadOnlySpan<byte> above = new byte[bitmap.Row(0).Length];
            var (best, trial) = (new byte[above.Length + 1], new byte[above.Length + 1]);
            for (var y = 0; y < bitmap.Height; y++)
            {
                var row = bitmap.Row(y);
                var smallest = long.MaxValue;
                for (byte filter = 0; filter < PngFilter.Count; filter++)
                {
                    trial[0] = filter;
                    PngFilter.Apply(filter, row, above, bitmap.Channels, trial.AsSpan(1));
                    var size = SumOfDifferences(trial.AsSpan(1));
                    if (size < smallest)
                    {
                        (smallest, best, trial) = (size, trial, best);
                    }
                }

                zlib.Write(best);
                above = row;
            }
        }

        return compressed.ToArray();
    }

    /// <summary>The usual measure of how well a row will compress: its bytes read as signed, without the sign, added up.</summary>
    private static long SumOfDifferences(ReadOnlySpan<byte> filtered)
    {
        var sum = 0L;
        foreach (var value in filtered)
        {
            sum += Math.Abs((int)(sbyte)value);
        }

        return sum;
    }
}
