using GanForge.Data;

namespace GanForge.Studio;

/// <summary>The training images that are nearest to one image, by the Euclidean distance of their pixels.</summary>
internal static class NearestImages
{
    /// <summary>Finds them, the nearest first.</summary>
    /// <param name="image">The image, (H, W, C), 0 black to 255 white.</param>
    /// <param name="dataset">Where to look, images of the same size.</param>
    /// <param name="count">How many are wanted.</param>
    /// <returns>The numbers of the images and how far away they are, pixels running from 0 to 1.</returns>
    public static IReadOnlyList<(int Index, double Distance)> Find(ReadOnlySpan<byte> image, ImageDataset dataset, int count)
    {
        var nearest = new List<(int Index, long Squared)>();
        for (var i = 0; i < dataset.Count; i++)
        {
            var worst = nearest.Count < count ? long.MaxValue : nearest[^1].Squared;
            var squared = SquaredDistance(image, dataset.Image(i), worst);
            if (squared >= worst)
                continue;
            var place = nearest.FindIndex(other => other.Squared > squared);
            nearest.Insert(place < 0 ? nearest.Count : place, (i, squared));
            if (nearest.Count > count)
                nearest.RemoveAt(count);
        }
        return [.. nearest.Select(near => (near.Index, Math.Sqrt(near.Squared) / 255))];
    }

    /// <summary>The squared distance, or some number that is no smaller than <paramref name="enough"/> if it is larger.</summary>
    private static long SquaredDistance(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, long enough)
    {
        const int Stretch = 112;
        var sum = 0L;
        for (var start = 0; start < one.Length && sum < enough; start += Stretch)
        {
            var end = Math.Min(start + Stretch, one.Length);
            for (var i = start; i < end; i++)
            {
                var difference = one[i] - other[i];
                sum += difference * difference;
            }
        }
        return sum;
    }
}
