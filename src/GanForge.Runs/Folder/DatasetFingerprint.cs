using System.Security.Cryptography;
using System.Text.Json.Serialization;
using GanForge.Data;
using GanForge.Runs.Json;

namespace GanForge.Runs.Folder;

/// <summary>
/// The fingerprint of a run's data. A resumed run must find the same data, or its steps would differ.
/// </summary>
internal sealed record DatasetFingerprint : IJsonChecked
{
    /// <summary>The number of examples.</summary>
    [JsonBounds(Minimum = 1)]
    public required int Count { get; init; }

    /// <summary>The height of an example in the data set.</summary>
    [JsonBounds(Minimum = 1)]
    public required int Height { get; init; }

    /// <summary>The width of an example in the data set.</summary>
    [JsonBounds(Minimum = 1)]
    public required int Width { get; init; }

    /// <summary>The number of channels of a pixel; 2 for points.</summary>
    [JsonBounds(Minimum = 1)]
    public required int Channels { get; init; }

    /// <summary>
    /// The SHA-256 of pixels and labels in hexadecimal; null for points, which the program samples itself.
    /// </summary>
    public string? Sha256 { get; init; }

    /// <summary>The number of examples of each class.</summary>
    public required IReadOnlyList<int> ClassCounts { get; init; }

    /// <summary>The classes that have examples; the others cannot be learned.</summary>
    [JsonIgnore]
    public IReadOnlyList<int> Present =>
        [.. Enumerable.Range(0, ClassCounts.Count).Where(label => ClassCounts[label] > 0)];

    /// <summary>Computes the fingerprint of a data set.</summary>
    public static DatasetFingerprint Compute(Dataset data) =>
        new()
        {
            Count = data.Count,
            Height = data.Height,
            Width = data.Width,
            Channels = data.Channels,
            Sha256 = data is ImageDataset images ? Hash(images) : null,
            ClassCounts = data.CountByClass(),
        };

    (string Field, string Expected)? IJsonChecked.Fault =>
        ClassCounts.Sum(count => (long)count) == Count ? null : ("classCounts", $"numbers that add up to {Count}");

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
    [JsonIgnore]
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
