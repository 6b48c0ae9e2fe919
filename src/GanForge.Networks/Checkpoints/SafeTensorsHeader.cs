using System.Buffers;
using System.Globalization;
using System.Text.Json;
using GanForge.Tensors;

namespace GanForge.Networks.Checkpoints;

/// <summary>
/// The JSON header of a safetensors file: {name: {"dtype", "shape", "data_offsets": [begin, end]}, "__metadata__":
/// {…}}, with offsets relative to the end of the header.
/// </summary>
internal static class SafeTensorsHeader
{
    private const string MetadataName = "__metadata__";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>
    /// Writes the header of entries whose data follow in the given order, padded with spaces so that the data begin at
    /// a multiple of 8.
    /// </summary>
    public static byte[] Write(IEnumerable<SafeTensorsEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject(MetadataName);
                foreach (var (name, value) in metadata)
                    json.WriteString(name, value);
                json.WriteEndObject();
            }
            var begin = 0L;
            foreach (var entry in entries)
            {
                json.WriteStartObject(entry.Name);
                json.WriteString("dtype", entry.Type);
                json.WriteStartArray("shape");
                foreach (var size in entry.Shape)
                    json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(begin);
                json.WriteNumberValue(begin += entry.Bytes.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        buffer.Write("       "u8[..((8 - (buffer.WrittenCount % 8)) % 8)]);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>
    /// Reads entries and metadata from a header; the entries must fill <paramref name="data"/> without gap or overlap.
    /// </summary>
    /// <exception cref="ModelFormatException">The header violates the format; the message is the end of a
    /// sentence.</exception>
    public static (List<SafeTensorsEntry> Entries, Dictionary<string, string> Metadata) Read(
        ReadOnlyMemory<byte> header,
        ReadOnlyMemory<byte> data
    )
    {
        try
        {
            using var document = JsonDocument.Parse(header, Strict);
            Require(document.RootElement.ValueKind == JsonValueKind.Object, "its header is not a JSON object");
            var entries = new List<(long Begin, SafeTensorsEntry Entry)>();
            var metadata = new Dictionary<string, string>();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Name != MetadataName)
                    entries.Add(ReadEntry(property.Name, property.Value, data));
                else
                    ReadMetadata(property.Value, metadata);
            }
            RequireNoGaps(entries, data.Length);
            return (entries.ConvertAll(located => located.Entry), metadata);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Invalid UTF-8 or a lone surrogate in a string throws InvalidOperationException.
            throw new ModelFormatException("its header is not valid JSON", exception);
        }
    }

    private static void ReadMetadata(JsonElement value, Dictionary<string, string> metadata)
    {
        Require(value.ValueKind == JsonValueKind.Object, "its metadata is not a JSON object");
        foreach (var pair in value.EnumerateObject())
        {
            Require(pair.Value.ValueKind == JsonValueKind.String, $"its metadata '{pair.Name}' is not a string");
            metadata.Add(pair.Name, pair.Value.GetString()!);
        }
    }

    private static (long Begin, SafeTensorsEntry Entry) ReadEntry(
        string name,
        JsonElement value,
        ReadOnlyMemory<byte> data
    )
    {
        Require(value.ValueKind == JsonValueKind.Object, $"tensor '{name}' is not described by a JSON object");
        var type =
            value.TryGetProperty("dtype", out var given) && given.ValueKind == JsonValueKind.String
                ? given.GetString()
                : null;
        var elementSize = SafeTensorsEntry.ElementSize(type);
        Require(elementSize is not null, $"tensor '{name}' has no dtype that the format knows");
        var sizes = ReadNumbers(name, value, "shape");
        var offsets = ReadNumbers(name, value, "data_offsets");
        Require(
            offsets.Length == 2,
            $"tensor '{name}' has {offsets.Length} data_offsets instead of a begin and an end"
        );
        var (begin, end) = (offsets[0], offsets[1]);
        Require(
            begin <= end && end <= data.Length,
            $"tensor '{name}' lies at bytes {begin} to {end} of {data.Length} bytes of data"
        );

        Require(
            sizes.Length <= Shape.MaxRank,
            $"tensor '{name}' has {sizes.Length} dimensions, and GanForge reads at most {Shape.MaxRank}"
        );
        var count = sizes.Aggregate((Int128)1, (product, size) => Int128.Min(product * size, long.MaxValue));
        Require(
            count * elementSize!.Value == end - begin,
            $"tensor '{name}' of {count} elements of type {type} occupies {end - begin} bytes"
        );
        var isSmall = Array.TrueForAll(sizes, size => size <= int.MaxValue);
        Require(
            isSmall,
            $"tensor '{name}' has a dimension above {int.MaxValue.ToString(CultureInfo.InvariantCulture)}"
        );
        // Checked for empty tensors too: the product of a shape's leading dimensions must also fit.
        var product = sizes
            .Where(size => size > 0)
            .Aggregate((Int128)1, (product, size) => Int128.Min(product * size, long.MaxValue));
        Require(
            product <= int.MaxValue,
            $"tensor '{name}' has dimensions whose product is above "
                + $"{int.MaxValue.ToString(CultureInfo.InvariantCulture)}"
        );
        var shape = Shape.Create(Array.ConvertAll(sizes, size => (int)size));
        return (begin, new SafeTensorsEntry(name, type!, shape, data[(int)begin..(int)end]));
    }

    private static long[] ReadNumbers(string name, JsonElement value, string property)
    {
        Require(
            value.TryGetProperty(property, out var array) && array.ValueKind == JsonValueKind.Array,
            $"tensor '{name}' has no array {property}"
        );
        var numbers = new List<long>();
        foreach (var element in array.EnumerateArray())
        {
            Require(
                element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var number) && number >= 0,
                $"tensor '{name}' has a {property} entry that is not a whole number from 0"
            );
            numbers.Add(element.GetInt64());
        }
        return [.. numbers];
    }

    private static void RequireNoGaps(List<(long Begin, SafeTensorsEntry Entry)> entries, int length)
    {
        // Empty tensors begin where the next tensor begins, so they sort before it.
        entries.Sort(
            static (a, b) =>
                a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.Entry.Bytes.Length.CompareTo(b.Entry.Bytes.Length)
        );
        var end = 0L;
        foreach (var (begin, entry) in entries)
        {
            Require(
                begin == end,
                $"tensor '{entry.Name}' begins at byte {begin} of the data, and the one before it ends at {end}"
            );
            end += entry.Bytes.Length;
        }
        Require(end == length, $"its tensors end at byte {end} of {length} bytes of data");
    }

    private static void Require(bool condition, string problem)
    {
        if (!condition)
            throw new ModelFormatException(problem);
    }
}
