using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace GanForge.Imaging.PngFiles;

/// <summary>
/// Encodes PNG files: as few IDAT chunks as <see cref="PngDataStream"/> allows, and for each row the filter with the
/// smallest differences.
/// </summary>
internal static class PngEncoder
{
    public static void Write(Stream file, Bitmap bitmap, IProgress<double>? progress = null)
    {
        WriteHeader(file, bitmap);
        using (var data = new PngDataStream(file))
        {
            Compress(data, bitmap, progress);
        }

        WriteChunk(file, "IEND"u8, default);
    }

    /// <summary>Writes the signature and the IHDR chunk.</summary>
    public static void WriteHeader(Stream file, Bitmap bitmap)
    {
        var colorType = bitmap.Format == PixelFormat.Grey8 ? PngColorType.Grey : PngColorType.Rgb;
        Span<byte> header = stackalloc byte[PngHeader.Length];
        new PngHeader(bitmap.Width, bitmap.Height, BitDepth: 8, colorType).Write(header);
        file.Write(Png.Signature);
        WriteChunk(file, "IHDR"u8, header);
    }

    /// <summary>Writes a chunk with its length and checksum.</summary>
    public static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        var checksum = new Crc32();
        checksum.Append(type);
        checksum.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, checksum.GetCurrentHashAsUInt32());
        file.Write(number);
    }

    /// <summary>Writes the filtered and compressed rows of a picture.</summary>
    public static void Compress(Stream data, Bitmap bitmap, IProgress<double>? progress = null)
    {
        using var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true);
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
            progress?.Report((y + 1) / (double)bitmap.Height);
        }
    }

    /// <summary>
    /// The usual estimate of how well a row compresses: the sum of the absolute values of its bytes, read as signed.
    /// </summary>
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
