namespace GanForge.Imaging;

/// <summary>How one pixel of a <see cref="Bitmap"/> is stored.</summary>
public enum PixelFormat
{
    /// <summary>One byte a pixel: 0 is black, 255 is white.</summary>
    Grey8,

    /// <summary>Three bytes a pixel, in the order red, green, blue.</summary>
    Rgb24,
}
