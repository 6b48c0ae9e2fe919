using System.Buffers.Binary;
using GanForge.Imaging.Tests.Protocol;

namespace GanForge.Imaging.Tests;

/// <summary>
/// Reads event files by code that protoc made and a checksum from a table, apart from the code under test.
/// </summary>
internal static class EventFile
{
    private static readonly uint[] Table =
    [
        .. Enumerable
            .Range(0, 256)
            .Select(index =>
            {
                var remainder = (uint)index;
                for (var bit = 0; bit < 8; bit++)
                {
                    remainder = (remainder >> 1) ^ (0x82F63B78 * (remainder & 1));
                }

                return remainder;
            }),
    ];

    /// <summary>Every event, each record's checksums proved; fails where the file ends within a record.</summary>
    public static List<Event> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        var bytes = copy.ToArray();
        var events = new List<Event>();
        for (var at = 0; at < bytes.Length; )
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
            Checksum(bytes.AsSpan(at, 8)).ShouldBe(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 8)));
            var data = bytes.AsSpan(at + 12, length);
            Checksum(data).ShouldBe(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 12 + length)));
            events.Add(Event.Parser.ParseFrom(data));
            at += 16 + length;
        }

        return events;
    }

    /// <summary>The scalars of all events by tag, as TensorBoard would draw them.</summary>
    public static ILookup<string, (long Step, float Value)> Scalars(IEnumerable<Event> events) =>
        events
            .SelectMany(one => (one.Summary?.Value ?? []).Select(value => (value.Tag, one.Step, Value: value)))
            .Where(one => one.Value.ValueCase == Summary.Types.Value.ValueOneofCase.SimpleValue)
            .ToLookup(one => one.Tag, one => (one.Step, one.Value.SimpleValue));

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var state = uint.MaxValue;
        foreach (var value in data)
        {
            state = Table[(byte)(state ^ value)] ^ (state >> 8);
        }

        var crc = ~state;
        return unchecked(((crc >> 15) | (crc << 17)) + 0xa282ead8);
    }
}
