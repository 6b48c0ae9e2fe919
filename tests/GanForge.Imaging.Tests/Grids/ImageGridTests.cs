using GanForge.Imaging.Grids;
using GanForge.Imaging.Text;

namespace GanForge.Imaging.Tests;

public sealed class ImageGridTests
{
    [Theory]
    [InlineData(-1f, 0)]
    [InlineData(1f, 255)]
    [InlineData(0f, 128)]
    [InlineData(-7f, 0)]
    [InlineData(7f, 255)]
    [InlineData(float.NegativeInfinity, 0)]
    [InlineData(float.PositiveInfinity, 255)]
    [InlineData(float.NaN, 0)]
    public void Values_outside_the_range_are_clamped(float value, byte brightness) =>
        ValueRange.MinusOneToOne.ToByte(value).ShouldBe(brightness);

    [Fact]
    public void Every_byte_survives_conversion_to_a_number_and_back() =>
        Enumerable.Range(0, 256).ShouldAllBe(value => ValueRange.MinusOneToOne.ToByte((value / 127.5f) - 1) == value);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 0)]
    [InlineData(float.NaN, 1)]
    [InlineData(0, float.PositiveInfinity)]
    public void An_invalid_range_is_refused(float black, float white) =>
        Should.Throw<ArgumentException>(() => new ValueRange(black, white));

    [Fact]
    public void A_grid_without_padding_places_pictures_row_by_row()
    {
        var mosaic = new ImageGrid
        {
            Columns = 2,
            Scale = 1,
            Padding = 0,
        }.Draw(Batch([0, 1, 2, 3, 4, 5], height: 1, width: 2));
        (mosaic.Width, mosaic.Height).ShouldBe((4, 2));
        mosaic.Pixels.ToArray().ShouldBe([0, 1, 2, 3, 4, 5, 255, 255]);
    }

    [Fact]
    public void Enlarging_repeats_each_pixel()
    {
        var grid = new ImageGrid { Scale = 3, Padding = 0 }.Draw(Batch([10, 20], height: 1, width: 2));
        grid.Row(2).ToArray().ShouldBe([10, 10, 10, 20, 20, 20]);
        grid.Height.ShouldBe(3);
    }

    [Fact]
    public void The_margin_is_three_times_the_padding_between_pictures()
    {
        var grid = new ImageGrid
        {
            Columns = 2,
            Scale = 1,
            Padding = 2,
        }.Draw(Batch([0, 0, 0, 0], height: 1, width: 1));
        (grid.Width, grid.Height).ShouldBe((6 + 1 + 2 + 1 + 6, 6 + 1 + 2 + 1 + 6));
        foreach (var (x, y) in new[] { (6, 6), (9, 6), (6, 9), (9, 9) })
        {
            grid[x, y].ShouldBe(Color.Black);
        }

        grid.Pixels.ToArray().Count(value => value == 0).ShouldBe(4);
    }

    [Theory]
    [InlineData(64, 8, 8)]
    [InlineData(25, 5, 5)]
    [InlineData(12, 4, 3)]
    [InlineData(10, 4, 3)]
    [InlineData(1, 1, 1)]
    public void Without_a_column_count_the_grid_is_as_square_as_possible(int count, int columns, int rows)
    {
        var layout = new GridLayout(count, 28, 28, new ImageGrid());
        (layout.Columns, layout.Rows).ShouldBe((columns, rows));
    }

    [Theory]
    [InlineData(64, 28, 2)]
    [InlineData(25, 28, 4)]
    [InlineData(64, 64, 1)]
    [InlineData(25, 64, 2)]
    [InlineData(1, 28, 4)]
    public void The_default_scale_depends_on_the_number_and_size_of_pictures(int count, int side, int scale) =>
        new GridLayout(count, side, side, new ImageGrid()).Scale.ShouldBe(scale);

    [Fact]
    public void A_title_adds_its_height_and_a_margin_above_the_pictures()
    {
        var plain = Draw(new ImageGrid());
        var titled = Draw(new ImageGrid { Title = "epoch 3" });
        titled.Width.ShouldBe(plain.Width);
        titled.Height.ShouldBe(plain.Height + (PixelFont.CapHeight * 2) + 12);
        titled.Row(12 + 13).Contains((byte)28).ShouldBeTrue();

        static Bitmap Draw(ImageGrid grid) =>
            grid.Draw(new ImageBatch(new float[64 * 784], 28, 28, 1, ValueRange.MinusOneToOne));
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(int.MaxValue)]
    public void Measure_returns_the_size_of_a_grid_too_large_to_draw(int count)
    {
        var (measuredWidth, measuredHeight) = new ImageGrid { Scale = 64 }.Measure(count, 28, 28);

        // Images are 1,792 pixels wide, with 8 between them and a margin of 24.
        var columns = (long)Math.Ceiling(Math.Sqrt(count));
        measuredWidth.ShouldBe((columns * 1_800) + 40);
        measuredHeight.ShouldBe((((count - 1) / columns) + 1) * 1_800 + 40);
    }

    [Fact]
    public void A_grid_too_large_for_a_picture_is_refused() =>
        Should
            .Throw<ArgumentException>(() =>
                new ImageGrid
                {
                    Scale = 64,
                    Padding = 256,
                    Columns = 1_000,
                }.Draw(new ImageBatch(new float[1_000_000], 1, 1, 1, ValueRange.ZeroToOne))
            )
            .Message.ShouldBe("The grid would have 321280 x 321280 pixels, more than a picture can have.");

    [Theory]
    [InlineData("epoch 3", 2)]
    [InlineData("a title of fifty characters, which need less room", 1)]
    public void A_long_title_is_drawn_smaller_and_fits(string title, int scale)
    {
        var layout = new GridLayout(
            25,
            28,
            28,
            new ImageGrid
            {
                Title = title,
                Scale = 2,
                Columns = 6,
            }
        );
        layout.TitleScale.ShouldBe(scale);
        PixelFont.Measure(layout.Title!, scale).ShouldBeLessThanOrEqualTo(layout.Width - (2 * layout.Margin));
    }

    [Fact]
    public void A_title_too_long_for_the_grid_is_shortened() =>
        new GridLayout(1, 28, 28, new ImageGrid { Title = new string('W', 100) }).Title!.ShouldEndWith("…");

    [Fact]
    public void Captions_are_centred_under_their_pictures()
    {
        var captions = Enumerable.Range(0, 12).Select(index => $"0.{index:00}").ToArray();
        var layout = new GridLayout(
            12,
            28,
            28,
            new ImageGrid
            {
                Captions = captions,
                Columns = 4,
                Scale = 2,
            }
        );
        for (var index = 0; index < 12; index++)
        {
            var (cellX, cellY) = layout.Cell(index);
            var (x, y, text) = layout.Caption(index, captions[index]);
            text.ShouldBe(captions[index]);
            (x - cellX).ShouldBe((56 - PixelFont.Measure(text)) / 2);
            y.ShouldBe(cellY + 56 + 3);
            (y + PixelFont.LineHeight).ShouldBeLessThan(index < 8 ? layout.Cell(index + 4).Y : layout.Height);
        }
    }

    [Fact]
    public void A_long_caption_is_shortened_to_the_width_of_its_picture()
    {
        var layout = new GridLayout(1, 28, 28, new ImageGrid { Captions = ["a caption much too long"], Scale = 1 });
        PixelFont.Measure(layout.Caption(0, "a caption much too long").Text).ShouldBeLessThanOrEqualTo(28);
    }

    [Fact]
    public void Captions_that_do_not_match_the_pictures_are_refused() =>
        Should
            .Throw<ArgumentException>(() => new ImageGrid { Captions = ["one"] }.Draw(Batch([1, 2], 1, 1)))
            .Message.ShouldBe("The grid has 2 pictures and 1 captions; there must be one for each.");

    [Fact]
    public void Colour_pictures_give_a_colour_grid()
    {
        var grid = new ImageGrid { Scale = 1, Padding = 0 }.Draw(
            new ImageBatch([0.2f, 0.4f, 0.6f], 1, 1, 3, ValueRange.ZeroToOne)
        );
        grid[0, 0].ShouldBe(new Color(51, 102, 153));
    }

    [Fact]
    public void A_coloured_theme_gives_a_colour_grid_of_grey_pictures()
    {
        var theme = GridTheme.Light with { Background = new Color(250, 240, 230) };
        var grid = new ImageGrid { Theme = theme }.Draw(Batch([128], 1, 1));
        grid[0, 0].ShouldBe(theme.Background);
        grid[grid.Width / 2, grid.Height / 2].ShouldBe(Color.Grey(128));
    }

    [Fact]
    public void The_dark_theme_has_a_background_lighter_than_black() =>
        ((int)GridTheme.Dark.Background.Luma).ShouldBeInRange(20, 60);

    [Theory]
    [InlineData(0, 28, 28, 1)]
    [InlineData(783, 28, 28, 1)]
    [InlineData(784, 0, 28, 1)]
    [InlineData(784, 28, -1, 1)]
    [InlineData(1568, 28, 28, 2)]
    public void Values_that_do_not_fill_whole_pictures_are_refused(int values, int height, int width, int channels) =>
        Should.Throw<ArgumentException>(() =>
            new ImageBatch(new float[values], height, width, channels, ValueRange.ZeroToOne).Count
        );

    [Fact]
    public void Invalid_options_are_refused_and_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new ImageGrid { Columns = 0 }).Message.ShouldContain("Columns");
        Should
            .Throw<ArgumentOutOfRangeException>(() => new ImageGrid { Scale = 65 })
            .Message.ShouldContain("Scale of a grid must be 1 to 64");
        Should
            .Throw<ArgumentOutOfRangeException>(() => new ImageGrid { Padding = -1 })
            .Message.ShouldContain("Padding");
    }

    private static ImageBatch Batch(float[] values, int height, int width) =>
        new(values, height, width, 1, ValueRange.Bytes);
}
