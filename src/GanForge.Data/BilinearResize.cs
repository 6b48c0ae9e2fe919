using System.Numerics;

namespace GanForge.Data;

/// <summary>
/// Resizes images by bilinear interpolation with pixel centres at half-integers and the edge repeated: PyTorch's
/// <c>interpolate(mode="bilinear", align_corners=False)</c>, which does not smooth before it shrinks.
/// </summary>
/// <remarks>
/// Rows first, each source row once, into a scratch image; then whole rows are blended, several columns at a time. An
/// instance owns its scratch image: one thread at a time.
/// </remarks>
public sealed class BilinearResize
{
    private readonly int _sourceWidth;
    private readonly int _sourceHeight;
    private readonly int _channels;
    private readonly Tap[] _rows;
    private readonly Tap[] _columns;
    private readonly float[] _widened;

    /// <summary>Prepares for images of one size.</summary>
    /// <param name="source">Rows and columns of the images that come.</param>
    /// <param name="target">Rows and columns that they shall have.</param>
    /// <param name="channels">Channels of a pixel.</param>
    public BilinearResize((int Height, int Width) source, (int Height, int Width) target, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        (_sourceHeight, _sourceWidth) = source;
        _channels = channels;
        _rows = Taps(source.Height, target.Height);
        _columns = Taps(source.Width, target.Width);
        _widened = new float[source.Height * target.Width * channels];
    }

    /// <summary>Normalises and resizes one image.</summary>
    /// <param name="image">The bytes, (H, W, C).</param>
    /// <param name="normalization">Maps them to numbers first.</param>
    /// <param name="destination">Room for the resized image, (H, W, C).</param>
    public void Apply(ReadOnlySpan<byte> image, Normalization normalization, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(normalization);
        var table = normalization.Table;
        var rowLength = _columns.Length * _channels;
        for (var y = 0; y < _sourceHeight; y++)
        {
            Widen(image.Slice(y * _sourceWidth * _channels, _sourceWidth * _channels), table, _widened.AsSpan(y * rowLength, rowLength));
        }

        for (var y = 0; y < _rows.Length; y++)
        {
            var (first, second, weight) = _rows[y];
            Blend(
                _widened.AsSpan(first * rowLength, rowLength),
                _widened.AsSpan(second * rowLength, rowLength),
                weight,
                destination.Slice(y * rowLength, rowLength));
        }
    }

    private void Widen(ReadOnlySpan<byte> source, ReadOnlySpan<float> table, Span<float> destination)
    {
        var channels = _channels;
        var i = 0;
        foreach (var (first, second, weight) in _columns)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                var left = table[source[first * channels + channel]];
                var right = table[source[second * channels + channel]];
                destination[i++] = (1f - weight) * left + weight * right;
            }
        }
    }

    private static void Blend(ReadOnlySpan<float> above, ReadOnlySpan<float> below, float weight, Span<float> destination)
    {
        var i = 0;
        for (; i <= destination.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var blended = (1f - weight) * new Vector<float>(above[i..]) + weight * new Vector<float>(below[i..]);
            blended.CopyTo(destination[i..]);
        }

        for (; i < destination.Length; i++)
        {
            destination[i] = (1f - weight) * above[i] + weight * below[i];
        }
    }

    private static Tap[] Taps(int source, int target)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(source);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(target);
        var taps = new Tap[target];
        for (var i = 0; i < target; i++)
        {
            var centre = Math.Max(0.0, (i + 0.5) * source / target - 0.5);
            var first = Math.Min((int)centre, source - 1);
            taps[i] = new Tap(first, Math.Min(first + 1, source - 1), (float)(centre - first));
        }

        return taps;
    }

    /// <summary>The two source lines that a target line lies between, and the second one's weight.</summary>
    private readonly record struct Tap(int First, int Second, float Weight);
}
