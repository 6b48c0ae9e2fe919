using GanForge.Data.Files;

namespace GanForge.Data.Tests;

/// <summary>Small data sets for tests.</summary>
internal static class Samples
{
    /// <summary>Image i of 2×3 pixels holds 6i, 6i + 1, …; its label is i mod 10.</summary>
    public static ImageDataset Counting(int count) =>
        new(
            "counting",
            DatasetSplit.Train,
            height: 2,
            width: 3,
            channels: 1,
            [.. Enumerable.Range(0, 6 * count).Select(value => (byte)value)],
            [.. Enumerable.Range(0, count).Select(value => (byte)(value % 10))],
            [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")]
        );

    /// <summary>Writes a pair of IDX files with images of 2×2 pixels 0, 1, 2, ….</summary>
    public static void WritePair(string folder, string images, string labels, params byte[] labelValues)
    {
        Directory.CreateDirectory(folder);
        var pixels = Enumerable.Range(0, 4 * labelValues.Length).Select(value => (byte)value).ToArray();
        IdxFile.Write(Path.Combine(folder, images), new IdxArray([labelValues.Length, 2, 2], pixels));
        IdxFile.Write(Path.Combine(folder, labels), new IdxArray([labelValues.Length], labelValues));
    }
}
