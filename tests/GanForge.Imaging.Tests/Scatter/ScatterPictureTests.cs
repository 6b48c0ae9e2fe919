using GanForge.Imaging.Animations;
using GanForge.Imaging.Scatter;

namespace GanForge.Imaging.Tests;

public class ScatterPictureTests
{
    private static readonly Color Paper = Color.White;

    [Fact]
    public void A_point_is_drawn_at_its_coordinates_with_y_upwards()
    {
        var dots = Changed(new ScatterPicture { Extent = 2 }, 1, 0.5f);
        var centre = Changed(new ScatterPicture { Extent = 2 }, 0, 0);

        // 480 pixels are 4 units.
        (dots.X - centre.X).ShouldBe(120, 0.6);
        (centre.Y - dots.Y).ShouldBe(60, 0.6);
    }

    [Fact]
    public void Spots_lie_under_the_dots_and_fade_outwards()
    {
        var picture = new ScatterPicture
        {
            Extent = 1,
            Spots = [(0, 0)],
            SpotDeviation = 0.05,
        }.Draw([]);
        var (x, y) = Middle(picture);
        var shades = Enumerable
            .Range(0, 40)
            .Select(distance => picture[x + 1 + distance, y + 1 + distance].Red)
            .ToArray();

        shades[0].ShouldBeLessThan((byte)120);
        shades[^1].ShouldBeGreaterThan((byte)220);
        shades.ShouldBe(shades.Order());
        var dotted = new ScatterPicture
        {
            Extent = 1,
            Spots = [(0, 0)],
            SpotDeviation = 0.05,
        }.Draw([0, 0])[x, y];
        ((int)dotted.Red).ShouldBeGreaterThan(dotted.Blue + 50);
        ((int)picture[x, y].Blue).ShouldBeGreaterThan(picture[x, y].Red + 50);
    }

    [Fact]
    public void Points_outside_or_not_finite_are_counted_but_not_drawn()
    {
        var empty = new ScatterPicture { Extent = 1 }.Draw([]);
        var outside = new ScatterPicture { Extent = 1 }.Draw([7, 0, float.NaN, 0, 0, float.PositiveInfinity]);

        // Only the line of text at the bottom differs.
        var upper = (empty.Height - 40) * empty.Width * 3;
        outside.Pixels[..upper].SequenceEqual(empty.Pixels[..upper]).ShouldBeTrue();
        outside.Pixels.SequenceEqual(empty.Pixels).ShouldBeFalse();
    }

    [Fact]
    public void A_crowded_picture_fits_the_palette_of_a_GIF()
    {
        var random = new Random(1);
        var points = Enumerable.Range(0, 20_000).Select(_ => (random.NextSingle() * 2) - 1).ToArray();
        var spots = Enumerable.Range(0, 25).Select(i => ((i % 5 * 0.4) - 0.8, (i / 5 * 0.4) - 0.8)).ToArray();
        var picture = new ScatterPicture
        {
            Extent = 1,
            Spots = spots,
            SpotDeviation = 0.04,
            Title = "all over",
        }.Draw(points);
        var sparse = new ScatterPicture
        {
            Extent = 1,
            Spots = spots,
            SpotDeviation = 0.04,
            Title = "all over",
        }.Draw(points.AsSpan(0, 2_000));

        var gif = Gif.Encode(Animation.Create([picture, sparse], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
        GifFile.Read(gif).Frames.Count.ShouldBe(2);
    }

    [Fact]
    public void A_title_is_drawn_above_the_plot()
    {
        var plain = new ScatterPicture { Extent = 1 }.Draw([]);
        var titled = new ScatterPicture { Extent = 1, Title = "epoch 3" }.Draw([]);

        titled.Width.ShouldBe(plain.Width);
        titled.Height.ShouldBeGreaterThan(plain.Height);
        Enumerable.Range(0, titled.Width).ShouldContain(x => titled[x, 20] != Paper);
    }

    [Fact]
    public void An_odd_number_of_coordinates_and_a_zero_extent_are_refused()
    {
        Should
            .Throw<ArgumentException>(() => new ScatterPicture { Extent = 1 }.Draw([1, 2, 3]))
            .Message.ShouldStartWith("Points are pairs of numbers; 3 numbers are not.");
        Should.Throw<ArgumentOutOfRangeException>(() => new ScatterPicture { Extent = 0 });
    }

    /// <summary>The centre of the plot area in a picture without a title.</summary>
    private static (int X, int Y) Middle(Bitmap picture) => (picture.Width - 14 - 240, 14 + 240);

    /// <summary>The centre of the pixels that a point changes.</summary>
    private static (double X, double Y) Changed(ScatterPicture settings, float x, float y)
    {
        var (before, after) = (settings.Draw([9, 9]), settings.Draw([x, y]));
        var changed =
            from row in Enumerable.Range(0, before.Height - 40)
            from column in Enumerable.Range(0, before.Width)
            where before[column, row] != after[column, row]
            select (column, row);
        return (changed.Average(pixel => pixel.column), changed.Average(pixel => pixel.row));
    }
}
