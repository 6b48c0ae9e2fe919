using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace GanForge.Imaging.Tests;

/// <summary>Splits and assembles PNG files, independent of the code under test.</summary>
internal static class PngFile
{
    public static byte[] Signature => [137, 80, 78, 71, 13, 10, 26, 10];

    public static List<(string Type, byte[] Data)> Chunks(byte[] file)
    {
        var chunks = new List<(string, byte[])>();
        for (var at = 8; at < file.Length; )
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            BinaryPrimitives
                .ReadUInt32BigEndian(file.AsSpan(at + 8 + length))
                .ShouldBe(Checksum(file.AsSpan(at + 4, 4 + length)));
            chunks.Add((Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]));
            at += 12 + length;
        }

        return chunks;
    }

    public static byte[] Of(params (string Type, byte[] Data)[] chunks)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        foreach (var (type, data) in chunks)
        {
            byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
            file.Write(BigEndian((uint)data.Length));
            file.Write(body);
            file.Write(BigEndian(Checksum(body)));
        }

        return file.ToArray();
    }

    public static byte[] Header(uint width, uint height, byte bitDepth = 8, byte colorType = 0, byte interlace = 0) =>
        [.. BigEndian(width), .. BigEndian(height), bitDepth, colorType, 0, 0, interlace];

    public static byte[] Compress(params byte[] data)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest))
        {
            zlib.Write(data);
        }

        return compressed.ToArray();
    }

    public static byte[] Inflate(byte[] data)
    {
        using var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var inflated = new MemoryStream();
        zlib.CopyTo(inflated);
        return inflated.ToArray();
    }

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>CRC-32 bit by bit, without a table.</summary>
    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var state = uint.MaxValue;
        foreach (var value in data)
        {
            state ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                state = (state >> 1) ^ (0xEDB88320 * (state & 1));
            }
        }

        return ~state;
    }
}
