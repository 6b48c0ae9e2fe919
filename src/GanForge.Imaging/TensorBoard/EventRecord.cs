using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace GanForge.Imaging.TensorBoard;

/// <summary>
/// The little-endian records of event files: length (8 bytes), its checksum (4), data, checksum of the data (4).
/// </summary>
/// <remarks>
/// The checksums are CRC-32C, masked so that they stay meaningful for data that contain checksums.
/// </remarks>
internal static class EventRecord
{
    private const int HeaderLength = sizeof(ulong) + sizeof(uint);

    public static void Append(ArrayBufferWriter<byte> file, ReadOnlySpan<byte> data)
    {
        var length = HeaderLength + data.Length + sizeof(uint);
        var record = file.GetSpan(length);
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record[sizeof(ulong)..], MaskedChecksum(record[..sizeof(ulong)]));
        data.CopyTo(record[HeaderLength..]);
        BinaryPrimitives.WriteUInt32LittleEndian(record[(HeaderLength + data.Length)..], MaskedChecksum(data));
        file.Advance(length);
    }

    private static uint MaskedChecksum(ReadOnlySpan<byte> data)
    {
        var state = uint.MaxValue;
        for (; data.Length >= sizeof(ulong); data = data[sizeof(ulong)..])
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(data));
        }

        foreach (var value in data)
        {
            state = BitOperations.Crc32C(state, value);
        }

        return BitOperations.RotateRight(~state, 15) + 0xA282EAD8;
    }
}
