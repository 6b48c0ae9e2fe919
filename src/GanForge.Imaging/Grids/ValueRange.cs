namespace GanForge.Imaging.Grids;

/// <summary>The values that stand for black and white; values outside are clamped, and NaN is drawn black.</summary>
public sealed record ValueRange
{
    /// <summary>Creates a range.</summary>
    /// <param name="black">The value drawn black.</param>
    /// <param name="white">The value drawn white, above <paramref name="black"/>.</param>
    /// <exception cref="ArgumentException">The values are not finite, or not in ascending order.</exception>
    public ValueRange(float black, float white)
    {
        if (!(float.IsFinite(black) && float.IsFinite(white) && black < white))
        {
            throw new ArgumentException(
                $"A value range runs from a finite number to a larger one, not from {black} to {white}."
            );
        }

        (Black, White) = (black, white);
    }

    /// <summary>0 to 1: the output range of a sigmoid.</summary>
    public static ValueRange ZeroToOne { get; } = new(0, 1);

    /// <summary>−1 to 1: the output range of tanh.</summary>
    public static ValueRange MinusOneToOne { get; } = new(-1, 1);

    /// <summary>0 to 255: the pixel values of picture files.</summary>
    public static ValueRange Bytes { get; } = new(0, 255);

    /// <summary>The value drawn black.</summary>
    public float Black { get; }

    /// <summary>The value drawn white.</summary>
    public float White { get; }

    /// <summary>Computes the brightness for a value, 0 to 255, rounded to the nearest integer.</summary>
    public byte ToByte(float value)
    {
        var fraction = ((double)value - Black) / ((double)White - Black);
        return (byte)(Math.Clamp(double.IsNaN(fraction) ? 0 : fraction, 0, 1) * 255 + 0.5);
    }
}
