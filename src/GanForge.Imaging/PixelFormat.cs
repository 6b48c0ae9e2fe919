namespace GanForge.Imaging;

/// <summary>The storage format of a pixel in a <see cref="Bitmap"/>.</summary>
public enum PixelFormat
{
    /// <summary>One byte per pixel: 0 is black, 255 is white.</summary>
    Grey8,

    /// <summary>Three bytes per pixel, in the order red, green, blue.</summary>
    Rgb24,
}
