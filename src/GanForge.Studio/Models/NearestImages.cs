using GanForge.Data;

namespace GanForge.Studio.Models;

/// <summary>Finds the training images nearest to an image by Euclidean pixel distance.</summary>
internal static class NearestImages
{
    /// <summary>Finds the nearest images, nearest first.</summary>
    /// <param name="image">The image, (H, W, C), from 0 for black to 255 for white.</param>
    /// <param name="dataset">The images to search, of the same size.</param>
    /// <param name="count">The number of images to return.</param>
    /// <returns>The indices of the images and their distances, with pixels scaled to 0–1.</returns>
    public static IReadOnlyList<(int Index, double Distance)> Find(
        ReadOnlySpan<byte> image,
        ImageDataset dataset,
        int count
    )
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

    /// <summary>Resizes an image to a data set's size, each pixel the mean of the area it covers.</summary>
    /// <param name="image">The image, (H, W, C).</param>
    /// <param name="from">The height and width of the image.</param>
    /// <param name="to">The target height and width.</param>
    /// <param name="channels">The number of channels.</param>
    public static byte[] Resize(byte[] image, (int Height, int Width) from, (int Height, int Width) to, int channels)
    {
        if (from == to)
            return image;
        var resized = new byte[to.Height * to.Width * channels];
        for (var i = 0; i < resized.Length; i++)
        {
            var (y, x, channel) = (i / channels / to.Width, i / channels % to.Width, i % channels);
            var (top, left) = (y * from.Height / to.Height, x * from.Width / to.Width);
            var (bottom, right) = (
                Math.Max(top + 1, (y + 1) * from.Height / to.Height),
                Math.Max(left + 1, (x + 1) * from.Width / to.Width)
            );
            var sum = 0;
            for (var row = top; row < bottom; row++)
            {
                for (var column = left; column < right; column++)
                    sum += image[(((row * from.Width) + column) * channels) + channel];
            }
            resized[i] = (byte)(sum / ((bottom - top) * (right - left)));
        }
        return resized;
    }

    /// <summary>
    /// Computes the squared distance, or if it exceeds <paramref name="enough"/>, any number at least that large.
    /// </summary>
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
