namespace GanForge.Data;

/// <summary>Maps a byte b to (b / 255 − mean) / deviation, by a table of the 256 results, and back.</summary>
public sealed class Normalization
{
    private readonly float[] _table = new float[256];

    /// <summary>A mapping by mean and deviation of pixels between 0 and 1.</summary>
    /// <param name="mean">What becomes 0.</param>
    /// <param name="deviation">What becomes 1, counted from the mean; greater than 0.</param>
    public Normalization(float mean, float deviation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(deviation);
        (Mean, Deviation) = (mean, deviation);
        for (var b = 0; b < _table.Length; b++)
        {
            _table[b] = (b / 255f - mean) / deviation;
        }
    }

    /// <summary>Black is 0, white is 1.</summary>
    public static Normalization Unit { get; } = new(mean: 0f, deviation: 1f);

    /// <summary>Black is −1, white is 1: the range of a tanh.</summary>
    public static Normalization Symmetric { get; } = new(mean: 0.5f, deviation: 0.5f);

    /// <summary>MNIST's training pixels get mean 0 and variance 1.</summary>
    public static Normalization MnistStatistics { get; } = new(mean: 0.1307f, deviation: 0.3081f);

    /// <summary>What becomes 0, between 0 (black) and 1 (white).</summary>
    public float Mean { get; }

    /// <summary>What becomes 1, counted from the mean.</summary>
    public float Deviation { get; }

    /// <summary>The results for the bytes 0 to 255.</summary>
    public ReadOnlySpan<float> Table => _table;

    /// <summary>Maps bytes to numbers.</summary>
    /// <param name="pixels">The bytes.</param>
    /// <param name="destination">Room for as many numbers.</param>
    public void Normalize(ReadOnlySpan<byte> pixels, Span<float> destination)
    {
        destination = destination[..pixels.Length];
        ReadOnlySpan<float> table = _table;
        for (var i = 0; i < pixels.Length; i++)
        {
            destination[i] = table[pixels[i]];
        }
    }

    /// <summary>Maps numbers back to the nearest bytes; what lies outside becomes black or white, what is no number black.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="destination">Room for as many bytes.</param>
    public void Denormalize(ReadOnlySpan<float> values, Span<byte> destination)
    {
        destination = destination[..values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var level = MathF.Round((values[i] * Deviation + Mean) * 255f);
            destination[i] = level >= 255f ? byte.MaxValue : level > 0f ? (byte)level : byte.MinValue;
        }
    }
}
