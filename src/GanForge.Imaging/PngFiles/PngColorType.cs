namespace GanForge.Imaging.PngFiles;

/// <summary>PNG's colour types, by the number in the header.</summary>
internal enum PngColorType : byte
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    RgbAlpha = 6,
}
