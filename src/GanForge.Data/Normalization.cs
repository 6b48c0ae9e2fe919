namespace GanForge.Data;

/// <summary>Maps a byte b to (b / 255 − mean) / deviation by a lookup table of 256 values, and back.</summary>
public sealed class Normalization
{
    private readonly float[] _table = new float[256];

    /// <summary>Creates a mapping from the mean and deviation of pixels between 0 and 1.</summary>
    /// <param name="mean">The pixel value that is mapped to 0.</param>
    /// <param name="deviation">The distance from the mean that is mapped to 1; greater than 0.</param>
    public Normalization(float mean, float deviation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(deviation);
        (Mean, Deviation) = (mean, deviation);
        for (var b = 0; b < _table.Length; b++)
        {
            _table[b] = (b / 255f - mean) / deviation;
        }
    }

    /// <summary>The mapping of black to 0 and white to 1.</summary>
    public static Normalization Unit { get; } = new(mean: 0f, deviation: 1f);

    /// <summary>The mapping of black to −1 and white to 1, the range of tanh.</summary>
    public static Normalization Symmetric { get; } = new(mean: 0.5f, deviation: 0.5f);

    /// <summary>The mapping that gives MNIST's training pixels mean 0 and variance 1.</summary>
    public static Normalization MnistStatistics { get; } = new(mean: 0.1307f, deviation: 0.3081f);

    /// <summary>The pixel value that is mapped to 0, between 0 (black) and 1 (white).</summary>
    public float Mean { get; }

    /// <summary>The distance from the mean that is mapped to 1.</summary>
    public float Deviation { get; }

    /// <summary>The values for the bytes 0 to 255.</summary>
    public ReadOnlySpan<float> Table => _table;

    /// <summary>Maps bytes to numbers.</summary>
    /// <param name="pixels">The bytes to map.</param>
    /// <param name="destination">Receives the numbers; at least as long as the input.</param>
    public void Normalize(ReadOnlySpan<byte> pixels, Span<float> destination)
    {
        destination = destination[..pixels.Length];
        ReadOnlySpan<float> table = _table;
        for (var i = 0; i < pixels.Length; i++)
        {
            destination[i] = table[pixels[i]];
        }
    }

    /// <summary>Maps numbers back to the nearest bytes, clamped to black and white; NaN becomes black.</summary>
    /// <param name="values">The numbers to map.</param>
    /// <param name="destination">Receives the bytes; at least as long as the input.</param>
    public void Denormalize(ReadOnlySpan<float> values, Span<byte> destination)
    {
        destination = destination[..values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var level = MathF.Round((values[i] * Deviation + Mean) * 255f);
            destination[i] =
                level >= 255f ? byte.MaxValue
                : level > 0f ? (byte)level
                : byte.MinValue;
        }
    }
}
