using GanForge.Data;

namespace GanForge.Testing;

/// <summary>
/// Images of alternating upright and level bars at varying places: two classes that a classifier learns in a few
/// epochs.
/// </summary>
internal static class Bars
{
    public static ImageDataset Draw(DatasetSplit split, int count)
    {
        var pixels = new byte[count * 64];
        for (var i = 0; i < count; i++)
        {
            var place = (i / 2) % 8;
            for (var along = 0; along < 8; along++)
                pixels[(i * 64) + (i % 2 == 0 ? (along * 8) + place : (place * 8) + along)] = (byte)(200 + (i % 50));
        }
        return new ImageDataset(
            "bars",
            split,
            8,
            8,
            channels: 1,
            pixels,
            [.. Enumerable.Range(0, count).Select(i => (byte)(i % 2))],
            ["upright", "level"]
        );
    }
}
