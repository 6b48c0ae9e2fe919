using System.Text;
using GanForge.Imaging.Text;

namespace GanForge.Imaging.Tests;

public sealed class PixelFontTests
{
    private const string Extra = "…–—·×−±≤≥→°λβσ";
    private static readonly string Printable =
        string.Concat(Enumerable.Range(32, 95).Select(code => (char)code)) + Extra;

    [Fact]
    public void Every_supported_character_has_a_glyph() =>
        Printable.EnumerateRunes().ShouldAllBe(character => PixelFont.Has(character));

    [Fact]
    public void All_glyphs_differ() =>
        Printable.EnumerateRunes().Select(character => string.Join('\n', PixelFont.Glyph(character))).ShouldBeUnique();

    [Fact]
    public void Every_glyph_is_a_full_rectangle_of_dots_and_hashes()
    {
        foreach (var rows in Printable.EnumerateRunes().Select(PixelFont.Glyph))
        {
            rows.Length.ShouldBe(PixelFont.LineHeight);
            rows.ShouldAllBe(row => row.Length == rows[0].Length && row.All(pixel => pixel == '#' || pixel == '.'));
        }
    }

    [Fact]
    public void Only_the_space_is_blank() =>
        Printable
            .EnumerateRunes()
            .Where(character => !PixelFont.Glyph(character).Any(row => row.Contains('#')))
            .ShouldBe([new Rune(' ')]);

    [Fact]
    public void Digits_are_equally_wide() =>
        "0123456789".Select(digit => PixelFont.Measure(digit.ToString())).Distinct().ShouldBe([5]);

    [Fact]
    public void An_unknown_character_is_a_box_and_a_tab_is_a_space()
    {
        PixelFont.Has(new Rune('☃')).ShouldBeFalse();
        PixelFont.Glyph(new Rune('☃'))[0].ShouldBe("#####");
        PixelFont.Measure("a\tb").ShouldBe(PixelFont.Measure("a b"));
    }

    [Theory]
    [InlineData("", 1, 0)]
    [InlineData("A", 1, 5)]
    [InlineData("AB", 1, 11)]
    [InlineData("AB", 3, 33)]
    public void Text_is_as_wide_as_its_glyphs_and_one_pixel_between_them(string text, int scale, int width) =>
        PixelFont.Measure(text, scale).ShouldBe(width);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Drawing_fills_exactly_the_measured_rectangle(int scale)
    {
        var bitmap = new Bitmap(100, 60, PixelFormat.Grey8);
        PixelFont.Draw(bitmap, 4, 6, "Hp", Color.White, scale);
        var ink = (
            from y in Enumerable.Range(0, 60)
            from x in Enumerable.Range(0, 100)
            where bitmap[x, y] == Color.White
            select (x, y)
        ).ToList();
        ink.Min(pixel => pixel.x).ShouldBe(4);
        ink.Max(pixel => pixel.x).ShouldBe(4 + PixelFont.Measure("Hp", scale) - 1);
        ink.Min(pixel => pixel.y).ShouldBe(6);
        ink.Max(pixel => pixel.y).ShouldBe(6 + (PixelFont.LineHeight * scale) - 1);
    }

    [Fact]
    public void Text_over_the_edge_is_clipped()
    {
        var bitmap = new Bitmap(3, 3, PixelFormat.Grey8);
        PixelFont.Draw(bitmap, -2, -1, "HHHH", Color.White);
        bitmap.Pixels.ToArray().ShouldContain((byte)255);
    }

    [Fact]
    public void Shortened_text_fits_and_ends_in_an_ellipsis()
    {
        PixelFont.Shorten("epoch 3", 100).ShouldBe("epoch 3");
        for (var width = 0; width < 120; width++)
        {
            var shortened = PixelFont.Shorten("a title of some length", width);
            PixelFont.Measure(shortened).ShouldBeLessThanOrEqualTo(width);
            (shortened.Length == 0 || shortened.EndsWith('…') || shortened == "a title of some length").ShouldBeTrue();
        }

        PixelFont.Shorten("a title of some length", PixelFont.Measure("a title of …")).ShouldBe("a title of…");
    }
}
