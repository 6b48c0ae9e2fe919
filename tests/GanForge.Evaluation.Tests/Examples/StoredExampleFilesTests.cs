using GanForge.Data;
using GanForge.Data.Files;
using GanForge.Evaluation.Examples;
using GanForge.Gans.Settings;
using GanForge.Imaging;
using GanForge.Imaging.Grids;
using GanForge.Imaging.PngFiles;

namespace GanForge.Evaluation.Tests;

public sealed class StoredExampleFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_array_of_bytes_is_read_as_images()
    {
        NpyFile.Write(_folder["a.npy"], [3, 2, 2], [new byte[] { 0, 51, 102, 153, 204, 255, 0, 0, 1, 2, 3, 4 }]);

        var examples = Read("a.npy");

        (examples.Name, examples.Count).ShouldBe(("a.npy", 3));
        examples.Example.ShouldBe(new ImageShape(2, 2, 1));
        examples.Batches().ShouldHaveSingleItem().Span[..4].ToArray().ShouldBe([0, 0.2f, 0.4f, 0.6f]);
        (examples.Labels, examples.Step).ShouldBe((null, null));
    }

    [Fact]
    public void Channels_may_come_first()
    {
        NpyFile.Write(_folder["first.npy"], [1, 3, 2, 2], [new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }]);
        NpyFile.Write(_folder["last.npy"], [1, 2, 2, 3], [new byte[] { 1, 5, 9, 2, 6, 10, 3, 7, 11, 4, 8, 12 }]);
        NpyFile.Write(_folder["grey.npy"], [1, 1, 2, 2], [new byte[] { 1, 2, 3, 4 }]);

        Pixels("first.npy").ShouldBe(Pixels("last.npy"));
        Read("grey.npy").Example.ShouldBe(new ImageShape(2, 2, 1));
    }

    [Fact]
    public void Floating_point_images_require_a_value_range()
    {
        NpyFile.Write(_folder["a.npy"], [1, 2, 2], [new float[] { -1, 0, 1, -0.2f }]);

        Pixels("a.npy", ValueRange.MinusOneToOne).ShouldBe([0, 128 / 255f, 1, 102 / 255f]);
        Refusal("a.npy")
            .ShouldBe(
                $"{_folder["a.npy"]} holds numbers from -1 to 1; say which are black and white, such as --range "
                    + $"0,1 or --range -1,1."
            );
        Refusal("a.npy", ValueRange.ZeroToOne)
            .ShouldBe(
                $"{_folder["a.npy"]} should have values from 0 (black) to 1 (white), and number 0 is -1; give "
                    + $"the range that they have."
            );
    }

    [Fact]
    public void Images_of_bytes_0_and_1_alone_are_refused()
    {
        NpyFile.Write(_folder["mask.npy"], [1, 2, 2], [new byte[] { 0, 1, 1, 0 }]);
        IdxFile.Write(_folder["mask-idx3-ubyte"], new IdxArray([1, 2, 2], [0, 1, 1, 0]));
        NpyFile.Write(_folder["black.npy"], [1, 2, 2], [new byte[4]]);

        foreach (var name in (string[])["mask.npy", "mask-idx3-ubyte"])
        {
            Refusal(name)
                .ShouldBe(
                    $"{_folder[name]} holds bytes of 0 and 1 alone, and in bytes white is 255; multiply them by that."
                );
        }

        Pixels("black.npy").ShouldBe([0, 0, 0, 0]);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_refused()
    {
        NpyFile.Write(_folder["a.npy"], [1, 2, 2], [new float[] { 0, 0, float.NaN, 0 }]);

        foreach (var range in (ValueRange?[])[null, ValueRange.ZeroToOne])
        {
            Refusal("a.npy", range)
                .ShouldBe($"{_folder["a.npy"]} should hold finite numbers, and number 2, counted from 0, is NaN.");
        }

        NpyFile.Write(_folder["points.npy"], [2, 2], [new float[] { 0, 0, 0, float.PositiveInfinity }]);
        Refusal("points.npy")
            .ShouldBe(
                $"{_folder["points.npy"]} should hold finite numbers, and number 3, counted from 0, is "
                    + $"{float.PositiveInfinity}."
            );
    }

    [Fact]
    public void An_array_of_pairs_is_read_as_points()
    {
        NpyFile.Write(_folder["points.npy"], [2, 2], [new float[] { 1, 2, -3, 4 }]);

        var points = Read("points.npy");

        points.Example.ShouldBe(ImageShape.Point);
        points.Batches().ShouldHaveSingleItem().Span.ToArray().ShouldBe([1, 2, -3, 4]);
    }

    [Fact]
    public void An_idx_file_is_read_as_images()
    {
        IdxFile.Write(_folder["images-idx3-ubyte.gz"], new IdxArray([2, 1, 2], [255, 0, 51, 102]));

        Pixels("images-idx3-ubyte.gz").ShouldBe([1, 0, 0.2f, 0.4f]);
    }

    [Fact]
    public void A_folder_of_pictures_is_read_in_the_order_of_their_names()
    {
        Save("b.png", PixelFormat.Rgb24, Color.Grey(51));
        Save("a.png", PixelFormat.Grey8, Color.White);

        Pixels("").ShouldBe([1, 1, 0.2f, 0.2f]);
    }

    [Fact]
    public void A_folder_with_a_coloured_picture_has_three_channels()
    {
        Save("a.png", PixelFormat.Rgb24, new Color(255, 0, 51));
        Save("b.png", PixelFormat.Grey8, Color.White);

        Read("").Example.ShouldBe(new ImageShape(1, 2, 3));
        Pixels("").ShouldBe([1, 0, 0.2f, 1, 0, 0.2f, 1, 1, 1, 1, 1, 1]);
    }

    [Fact]
    public void Pictures_are_sorted_by_the_numbers_in_their_names_and_other_files_noted()
    {
        foreach (var shade in (byte[])[0, 2, 10])
            Save($"{shade}.PNG", PixelFormat.Grey8, Color.Grey(shade));
        File.WriteAllText(_folder["notes.txt"], "");
        File.WriteAllText(_folder["._2.png"], "");

        var examples = Read("");

        Pixels("").ShouldBe([0, 0, 2 / 255f, 2 / 255f, 10 / 255f, 10 / 255f]);
        examples.Notes.ShouldBe([$"Left out of {examples.Name}: 1 .txt file and 1 hidden file."]);
        examples
            .Labelled([0, 1, 2])
            .Notes[^1]
            .ShouldEndWith("in the order of the numbers in their names, 2.png before 10.png.");
    }

    [Fact]
    public void A_folder_without_PNGs_is_refused_with_the_file_types_in_it()
    {
        File.WriteAllText(_folder["a.jpg"], "");
        File.WriteAllText(_folder["b.JPG"], "");

        Refusal("").ShouldEndWith("there are no PNGs in it, only 2 .jpg files; what is read is PNG.");
    }

    [Fact]
    public void Too_many_large_pictures_are_refused_after_reading_the_first()
    {
        Png.Save(_folder["0.png"], new Bitmap(8_000, 8_000, PixelFormat.Grey8));
        for (var i = 1; i < 40; i++)
            File.WriteAllText(_folder[$"{i}.png"], "");

        Refusal("").ShouldContain("each of 8000×8000 pixels, are more than are read at once");
    }

    [Fact]
    public void Colour_images_with_equal_channels_are_read_as_grey()
    {
        NpyFile.Write(_folder["a.npy"], [2, 1, 2, 3], [new byte[] { 9, 9, 9, 5, 5, 5, 3, 3, 3, 0, 0, 0 }]);
        NpyFile.Write(_folder["first.npy"], [1, 3, 2, 2], [new byte[] { 9, 5, 3, 0, 9, 5, 3, 0, 9, 5, 3, 0 }]);

        (Read("a.npy").Count, Read("a.npy").Example).ShouldBe((2, new ImageShape(1, 2, 1)));
        Pixels("a.npy").ShouldBe([9 / 255f, 5 / 255f, 3 / 255f, 0]);
        Pixels("first.npy").ShouldBe([9 / 255f, 5 / 255f, 3 / 255f, 0]);
    }

    [Theory]
    [InlineData(
        new[] { 28, 28, 3 },
        "which looks like one colour picture; images are N×height×width×channels, so one is 1×28×28×3."
    )]
    [InlineData(
        new[] { 28, 28, 4 },
        "which looks like one colour picture; images are N×height×width×channels, so one is 1×28×28×4."
    )]
    [InlineData(
        new[] { 300, 2 },
        "points are N×2 floating-point numbers, such as array.astype('float32') makes, and images N×height×width."
    )]
    [InlineData(new int[0], "holds a single number; images are N×height×width.")]
    public void An_array_that_looks_like_something_else_is_refused_with_a_hint(int[] shape, string finding)
    {
        NpyFile.Write(_folder["a.npy"], shape, [new byte[shape.Aggregate(1, (product, size) => product * size)]]);

        Refusal("a.npy").ShouldEndWith(finding);
    }

    [Theory]
    [InlineData(5.3e-39f, 0.9999645f, "0 to 0.99996")]
    [InlineData(0, 65535, "0 to 65535")]
    [InlineData(-1, 1, "-1 to 1")]
    [InlineData(0, 0, "0 to 0")]
    [InlineData(1e-3f, 2e-3f, "0.001 to 0.002")]
    public void Negligible_numbers_are_shown_as_zero_in_the_range(float minimum, float maximum, string range)
    {
        NpyFile.Write(_folder["a.npy"], [1, 1, 2], [new[] { minimum, maximum }]);

        Refusal("a.npy").ShouldContain($"holds numbers from {range}; say");
    }

    [Fact]
    public void An_array_file_is_recognised_by_its_content()
    {
        NpyFile.Write(_folder["a.npy"], [1, 1, 2], [new byte[] { 255, 51 }]);
        File.Move(_folder["a.npy"], _folder["63"]);

        Pixels("63").ShouldBe([1, 0.2f]);
    }

    [Fact]
    public void Pictures_of_different_kinds_or_sizes_are_refused()
    {
        Refusal("").ShouldEndWith("is no run's, for it has no options.json, and there are no PNGs in it.");
        Save("a.png", PixelFormat.Grey8, Color.White);
        Save("b.png", PixelFormat.Rgb24, new Color(255, 0, 0));
        Refusal("").ShouldEndWith("the pictures of a folder are of one kind.");
        Png.Save(_folder["b.png"], new Bitmap(3, 1, PixelFormat.Grey8));
        Refusal("").ShouldEndWith("the pictures of a folder are of one size.");
    }

    [Theory]
    [InlineData(new[] { 2, 784 })]
    [InlineData(new[] { 0, 28, 28 })]
    [InlineData(new[] { 1, 4, 4, 4 })]
    public void An_array_of_an_unsupported_shape_is_refused(int[] shape)
    {
        NpyFile.Write(_folder["a.npy"], shape, [new byte[shape.Aggregate(1, (product, size) => product * size)]]);

        Refusal("a.npy")
            .ShouldStartWith(
                $"{_folder["a.npy"]} holds an array of {string.Join("×", shape)}; images are N×height×width"
            );
    }

    [Fact]
    public void The_first_examples_are_the_first_of_the_whole_file()
    {
        NpyFile.Write(_folder["a.npy"], [100, 1, 1], [Enumerable.Range(0, 100).Select(i => (byte)i).ToArray()]);
        var all = Read("a.npy");

        float[] first = [.. all.First(70).Batches().SelectMany(batch => batch.Span.ToArray())];

        first.ShouldBe(Enumerable.Range(0, 70).Select(i => i / 255f));
        all.First(1_000).Count.ShouldBe(100);
    }

    private void Save(string name, PixelFormat format, Color color)
    {
        var picture = new Bitmap(2, 1, format);
        picture.Fill(color);
        Png.Save(_folder[name], picture);
    }

    private float[] Pixels(string name, ValueRange? range = null) =>
        [.. Read(name, range).Batches().SelectMany(batch => batch.Span.ToArray())];

    private StoredExamples Read(string name, ValueRange? range = null) =>
        new StoredExampleFiles(range).Read(_folder[name], cancellationToken: TestContext.Current.CancellationToken);

    private string Refusal(string name, ValueRange? range = null) =>
        Should.Throw<UserErrorException>(() => Read(name, range)).Message;
}
