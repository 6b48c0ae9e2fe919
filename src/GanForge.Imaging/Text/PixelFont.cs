using System.Text;

namespace GanForge.Imaging.Text;

/// <summary>A small built-in font for titles and captions: printable ASCII and … – — · × − ± ≤ ≥ → ° λ β σ.</summary>
/// <remarks>
/// It is drawn in whole pixels and enlarged by integer factors, so it looks the same on every machine. All digits have
/// the same width. Missing characters are drawn as an empty box, and all white space as a space.
/// </remarks>
public static class PixelFont
{
    /// <summary>The height of a capital letter above the baseline, in pixels at scale 1.</summary>
    public const int CapHeight = 7;

    /// <summary>The height of a line with descenders, in pixels at scale 1.</summary>
    public const int LineHeight = PixelFontGlyphs.Rows;

    private const int Spacing = 1;
    private const int SpaceWidth = 3;
    private static readonly string[] Missing = PixelFontGlyphs.Missing.Split('\n');
    private static readonly Dictionary<Rune, string[]> Glyphs = ReadSheet();

    /// <summary>Whether the font has a glyph for the character.</summary>
    public static bool Has(Rune character) => Glyphs.ContainsKey(character);

    /// <summary>Computes the width of the text in pixels, without the space after the last character.</summary>
    public static int Measure(string text, int scale = 1)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        var advance = text.EnumerateRunes().Sum(character => Glyph(character)[0].Length + Spacing);
        return scale * Math.Max(0, advance - Spacing);
    }

    /// <summary>
    /// Returns the text if it fits into <paramref name="width"/> pixels, otherwise as much of its beginning as fits,
    /// followed by '…'.
    /// </summary>
    public static string Shorten(string text, int width, int scale = 1)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shortened = text;
        while (Measure(shortened, scale) > width && text.Length > 0)
        {
            text = text[..^(text.Length > 1 && char.IsLowSurrogate(text[^1]) ? 2 : 1)].TrimEnd();
            shortened = text + "…";
        }

        return Measure(shortened, scale) <= width ? shortened : "";
    }

    /// <summary>Draws the text on one line, clipped to the picture.</summary>
    /// <param name="bitmap">The picture to draw on.</param>
    /// <param name="x">The left edge of the first character.</param>
    /// <param name="y">The upper edge of the capitals.</param>
    /// <param name="text">The text.</param>
    /// <param name="color">The colour of the text.</param>
    /// <param name="scale">The side of each pixel of the font, in pixels of the picture.</param>
    public static void Draw(Bitmap bitmap, int x, int y, string text, Color color, int scale = 1)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        foreach (var character in text.EnumerateRunes())
        {
            var glyph = Glyph(character);
            for (var row = 0; row < glyph.Length; row++)
            {
                for (var column = 0; column < glyph[row].Length; column++)
                {
                    if (glyph[row][column] == '#')
                    {
                        bitmap.FillRectangle(x + (column * scale), y + (row * scale), scale, scale, color);
                    }
                }
            }

            x += (glyph[0].Length + Spacing) * scale;
        }
    }

    /// <summary>The rows of a character's glyph, with '#' for ink.</summary>
    internal static string[] Glyph(Rune character) =>
        Glyphs.GetValueOrDefault(Rune.IsWhiteSpace(character) ? new Rune(' ') : character, Missing);

    private static Dictionary<Rune, string[]> ReadSheet()
    {
        var blank = Enumerable.Repeat(new string('.', SpaceWidth), PixelFontGlyphs.Rows);
        var glyphs = new Dictionary<Rune, string[]> { [new Rune(' ')] = [.. blank] };
        foreach (var block in PixelFontGlyphs.Sheet.Split("\n\n"))
        {
            var lines = block
                .Split('\n')
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .ToArray();
            for (var index = 0; index < lines[0].Length; index++)
            {
                glyphs[Rune.GetRuneAt(lines[0][index], 0)] = [.. lines[1..].Select(row => row[index])];
            }
        }

        return glyphs;
    }
}
