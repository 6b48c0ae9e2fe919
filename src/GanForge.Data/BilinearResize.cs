using System.Numerics;

namespace GanForge.Data;

/// <summary>
/// Resizes images bilinearly, with pixel centres at half-integers, the edge repeated and no antialiasing: PyTorch's
/// <c>interpolate(mode="bilinear", align_corners=False)</c>.
/// </summary>
/// <remarks>
/// Each source row is first resized horizontally into a scratch image; whole rows are then blended with SIMD. Not
/// thread-safe, because each instance owns its scratch image.
/// </remarks>
public sealed class BilinearResize
{
    private readonly int _sourceWidth;
    private readonly int _sourceHeight;
    private readonly int _channels;
    private readonly Tap[] _rows;
    private readonly Tap[] _columns;
    private readonly float[] _widened;

    /// <summary>Prepares to resize images of one size.</summary>
    /// <param name="source">The rows and columns of the source images.</param>
    /// <param name="target">The rows and columns of the resized images.</param>
    /// <param name="channels">The number of channels per pixel.</param>
    public BilinearResize((int Height, int Width) source, (int Height, int Width) target, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        (_sourceHeight, _sourceWidth) = source;
        _channels = channels;
        _rows = Taps(source.Height, target.Height);
        _columns = Taps(source.Width, target.Width);
        _widened = new float[source.Height * target.Width * channels];
    }

    /// <summary>Normalizes and resizes one image.</summary>
    /// <param name="image">The bytes, (H, W, C).</param>
    /// <param name="normalization">The mapping from bytes to numbers, applied before resizing.</param>
    /// <param name="destination">Receives the resized image, (H, W, C).</param>
    public void Apply(ReadOnlySpan<byte> image, Normalization normalization, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(normalization);
        var table = normalization.Table;
        var rowLength = _columns.Length * _channels;
        for (var y = 0; y < _sourceHeight; y++)
        {
            Widen(
                image.Slice(y * _sourceWidth * _channels, _sourceWidth * _channels),
                table,
                _widened.AsSpan(y * rowLength, rowLength)
            );
        }

        for (var y = 0; y < _rows.Length; y++)
        {
            var (first, second, weight) = _rows[y];
            Blend(
                _widened.AsSpan(first * rowLength, rowLength),
                _widened.AsSpan(second * rowLength, rowLength),
                weight,
                destination.Slice(y * rowLength, rowLength)
            );
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

    private static void Blend(
        ReadOnlySpan<float> above,
        ReadOnlySpan<float> below,
        float weight,
        Span<float> destination
    )
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

    /// <summary>The two source lines on either side of a target line, and the weight of the second.</summary>
    private readonly record struct Tap(int First, int Second, float Weight);
}
