using System.Security.Cryptography;
using System.Text.Json.Nodes;
using GanForge.Data;
using GanForge.Gans.Json;

namespace GanForge.Runs.Folder;

/// <summary>
/// The fingerprint of a run's data. A resumed run must find the same data, or its steps would differ.
/// </summary>
/// <param name="Count">The number of examples.</param>
/// <param name="Height">The height of an example in the data set.</param>
/// <param name="Width">The width of an example in the data set.</param>
/// <param name="Channels">The number of channels of a pixel; 2 for points.</param>
/// <param name="Sha256">
/// The SHA-256 of pixels and labels in hexadecimal; null for points, which the program samples itself.
/// </param>
/// <param name="ClassCounts">The number of examples of each class.</param>
internal sealed record DatasetFingerprint(
    int Count,
    int Height,
    int Width,
    int Channels,
    string? Sha256,
    IReadOnlyList<int> ClassCounts
)
{
    /// <summary>The classes that have examples; the others cannot be learned.</summary>
    public IReadOnlyList<int> Present =>
        [.. Enumerable.Range(0, ClassCounts.Count).Where(label => ClassCounts[label] > 0)];

    /// <summary>Computes the fingerprint of a data set.</summary>
    public static DatasetFingerprint Compute(Dataset data) =>
        new(
            data.Count,
            data.Height,
            data.Width,
            data.Channels,
            data is ImageDataset images ? Hash(images) : null,
            data.CountByClass()
        );

    /// <summary>Reads a fingerprint written by <see cref="ToJson"/>.</summary>
    /// <exception cref="System.Text.Json.JsonException">
    /// A field is missing, has the wrong type or is out of range.
    /// </exception>
    public static DatasetFingerprint FromJson(JsonField json)
    {
        var counts = json["classCounts"];
        var fingerprint = new DatasetFingerprint(
            json["count"].Int32(minimum: 1),
            json["height"].Int32(minimum: 1),
            json["width"].Int32(minimum: 1),
            json["channels"].Int32(minimum: 1),
            json.Find("sha256")?.Text(),
            [.. counts.Items().Select(count => count.Int32())]
        );
        return fingerprint.ClassCounts.Sum(count => (long)count) == fingerprint.Count
            ? fingerprint
            : throw counts.Wrong($"numbers that add up to {fingerprint.Count}");
    }

    /// <summary>The fingerprint as stored in options.json and checkpoints.</summary>
    public JsonObject ToJson() =>
        new()
        {
            ["count"] = Count,
            ["height"] = Height,
            ["width"] = Width,
            ["channels"] = Channels,
            ["sha256"] = Sha256,
            ["classCounts"] = new JsonArray([.. ClassCounts.Select(count => (JsonNode)count)]),
        };

    /// <summary>
    /// The difference from other data, as the end of a sentence about a run on this data; null if there is none.
    /// </summary>
    /// <param name="other">The data found now.</param>
    /// <param name="use">The verb for the run's use of the data.</param>
    public string? DifferenceFrom(DatasetFingerprint other, string use = "learnt from") =>
        (Count, Height, Width, Channels) != (other.Count, other.Height, other.Width, other.Channels)
            ? $"it {use} {Size}, and there are {other.Size} now"
        : Sha256 != other.Sha256
            ? $"it {use} other examples than these {Size}: their SHA-256 was {Short(Sha256)} and is "
                + $"{Short(other.Sha256)} now"
        : null;

    /// <summary>A short description of the data.</summary>
    public string Summary => $"{Size} (SHA-256 {Short(Sha256)})";

    private string Size =>
        Channels == 2
            ? $"{Count:N0} points"
            : $"{Count:N0} images of {Height}×{Width}{(Channels == 1 ? "" : $"×{Channels}")}";

    private static string Short(string? hash) =>
        hash is null ? "not recorded" : $"{hash[..Math.Min(12, hash.Length)]}…";

    private static string Hash(ImageDataset images)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(images.Pixels);
        hash.AppendData(images.Labels);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
