namespace GanForge.Imaging;

/// <summary>A rectangular part of a picture.</summary>
internal readonly record struct PixelRectangle(int X, int Y, int Width, int Height)
{
    /// <summary>
    /// Computes the smallest rectangle around all pixels in which two pictures of one size differ; for equal pictures,
    /// the first pixel, because the file formats do not allow empty frames.
    /// </summary>
    public static PixelRectangle Difference(Bitmap before, Bitmap after)
    {
        var (left, top, right, bottom) = (after.Width, -1, 0, 0);
        for (var y = 0; y < after.Height; y++)
        {
            var old = before.Row(y);
            var now = after.Row(y);
            var first = now.CommonPrefixLength(old);
            if (first == now.Length)
            {
                continue;
            }

            var last = now.Length - 1;
            while (now[last] == old[last])
            {
                last--;
            }

            top = top < 0 ? y : top;
            bottom = y + 1;
            left = Math.Min(left, first / after.Channels);
            right = Math.Max(right, (last / after.Channels) + 1);
        }

        return top < 0 ? new PixelRectangle(0, 0, 1, 1) : new PixelRectangle(left, top, right - left, bottom - top);
    }
}
