namespace GanForge.Imaging.Tests;

public sealed class BitmapTests
{
    [Fact]
    public void Pixels_are_stored_row_by_row_with_interleaved_channels()
    {
        var bitmap = new Bitmap(2, 2, PixelFormat.Rgb24) { [1, 0] = new Color(1, 2, 3), [0, 1] = new Color(4, 5, 6) };
        bitmap.Pixels.ToArray().ShouldBe([0, 0, 0, 1, 2, 3, 4, 5, 6, 0, 0, 0]);
        bitmap.Row(1).ToArray().ShouldBe([4, 5, 6, 0, 0, 0]);
    }

    [Fact]
    public void A_grey_picture_stores_the_brightness_of_a_colour()
    {
        var bitmap = new Bitmap(1, 1, PixelFormat.Grey8) { [0, 0] = new Color(255, 0, 0) };
        bitmap[0, 0].ShouldBe(Color.Grey(76));
    }

    [Fact]
    public void A_rectangle_over_the_edge_is_clipped()
    {
        var bitmap = new Bitmap(3, 2, PixelFormat.Grey8);
        bitmap.FillRectangle(2, -5, 10, 6, Color.White);
        bitmap.FillRectangle(5, 5, 2, 2, Color.White);
        bitmap.Pixels.ToArray().ShouldBe([0, 0, 255, 0, 0, 0]);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(3, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 2)]
    public void A_position_outside_the_bitmap_is_refused(int x, int y) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Bitmap(3, 2, PixelFormat.Grey8)[x, y]);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, -1)]
    [InlineData(100_000, 100_000)]
    public void An_invalid_size_is_refused(int width, int height) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Bitmap(width, height, PixelFormat.Grey8));

    [Theory]
    [InlineData(1, 1, "0000 0770 0770")]
    [InlineData(-1, -1, "7000 0000 0000")]
    [InlineData(3, 2, "0000 0000 0007")]
    [InlineData(9, 0, "0000 0000 0000")]
    public void A_picture_drawn_over_the_edge_is_clipped(int x, int y, string expected)
    {
        var (bitmap, square) = (new Bitmap(4, 3, PixelFormat.Grey8), new Bitmap(2, 2, PixelFormat.Rgb24));
        square.Fill(Color.Grey(7));
        bitmap.Draw(square, x, y);
        string.Join(' ', bitmap.Pixels.ToArray().Chunk(4).Select(row => string.Concat(row))).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(255, 100)]
    [InlineData(128, 150)]
    public void Alpha_mixes_a_colour_with_its_background(byte alpha, byte expected) =>
        Color.Grey(100).Over(Color.Grey(200), alpha).ShouldBe(Color.Grey(expected));
}
