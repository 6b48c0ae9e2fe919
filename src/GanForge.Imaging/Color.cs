namespace GanForge.Imaging;

/// <summary>An opaque sRGB colour.</summary>
/// <param name="Red">Red, 0 to 255.</param>
/// <param name="Green">Green, 0 to 255.</param>
/// <param name="Blue">Blue, 0 to 255.</param>
public readonly record struct Color(byte Red, byte Green, byte Blue)
{
    /// <summary>White.</summary>
    public static Color White => Grey(255);

    /// <summary>Black.</summary>
    public static Color Black => Grey(0);

    /// <summary>Whether the colour is a shade of grey, which a grey bitmap stores exactly.</summary>
    public bool IsGrey => Red == Green && Green == Blue;

    /// <summary>The brightness of this colour in a grey bitmap (the luma of ITU-R BT.601).</summary>
    public byte Luma => (byte)(((299 * Red) + (587 * Green) + (114 * Blue) + 500) / 1000);

    /// <summary>The shade of grey of the given brightness.</summary>
    public static Color Grey(byte brightness) => new(brightness, brightness, brightness);

    /// <summary>
    /// Blends this colour over <paramref name="background"/>; <paramref name="alpha"/> is 0 (invisible) to 255
    /// (opaque).
    /// </summary>
    public Color Over(Color background, byte alpha) =>
        new(Mix(Red, background.Red, alpha), Mix(Green, background.Green, alpha), Mix(Blue, background.Blue, alpha));

    private static byte Mix(byte top, byte bottom, byte alpha) =>
        (byte)(((top * alpha) + (bottom * (255 - alpha)) + 127) / 255);
}
