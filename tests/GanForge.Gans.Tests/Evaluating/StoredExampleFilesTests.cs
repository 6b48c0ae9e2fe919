using GanForge.Data;
using GanForge.Imaging;
using GanForge.Tensors;

namespace GanForge.Gans.Tests;

public sealed class StoredExampleFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_array_of_bytes_is_images()
    {
        NpyFile.Write(_folder["a.npy"], [3, 2, 2], [new byte[] { 0, 51, 102, 153, 204, 255, 0, 0, 1, 2, 3, 4 }]);

        var examples = new StoredExampleFiles().Read(_folder["a.npy"]);

        (examples.Name, examples.Count).ShouldBe(("a.npy", 3));
        examples.Example.ShouldBe([2, 2, 1]);
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
        new StoredExampleFiles().Read(_folder["grey.npy"]).Example.ShouldBe([2, 2, 1]);
    }

    [Fact]
    public void Numbers_are_images_of_the_range_that_is_said()
    {
        NpyFile.Write(_folder["a.npy"], [1, 2, 2], [new float[] { -1, 0, 1, -0.2f }]);

        Pixels("a.npy", ValueRange.MinusOneToOne).ShouldBe([0, 128 / 255f, 1, 102 / 255f]);
        Refusal("a.npy").ShouldBe($"{_folder["a.npy"]} holds numbers from -1 to 1; say which are black and white, such as --range 0,1 or --range -1,1.");
        Refusal("a.npy", ValueRange.ZeroToOne).ShouldBe($"{_folder["a.npy"]} should have values from 0 (black) to 1 (white), and number 0 is -1; give the range that they have.");
    }

    [Fact]
    public void Bytes_of_0_and_1_are_not_taken_for_black_images()
    {
        NpyFile.Write(_folder["mask.npy"], [1, 2, 2], [new byte[] { 0, 1, 1, 0 }]);
        IdxFile.Write(_folder["mask-idx3-ubyte"], new IdxArray([1, 2, 2], [0, 1, 1, 0]));
        NpyFile.Write(_folder["black.npy"], [1, 2, 2], [new byte[4]]);

        foreach (var name in (string[])["mask.npy", "mask-idx3-ubyte"])
            Refusal(name).ShouldBe($"{_folder[name]} holds bytes of 0 and 1 alone, and in bytes white is 255; multiply them by that.");
        Pixels("black.npy").ShouldBe([0, 0, 0, 0]);
    }

    [Fact]
    public void What_is_no_number_is_refused()
    {
        NpyFile.Write(_folder["a.npy"], [1, 2, 2], [new float[] { 0, 0, float.NaN, 0 }]);

        foreach (var range in (ValueRange?[])[null, ValueRange.ZeroToOne])
            Refusal("a.npy", range).ShouldBe($"{_folder["a.npy"]} should hold finite numbers, and number 2, counted from 0, is NaN.");
        NpyFile.Write(_folder["points.npy"], [2, 2], [new float[] { 0, 0, 0, float.PositiveInfinity }]);
        Refusal("points.npy").ShouldBe($"{_folder["points.npy"]} should hold finite numbers, and number 3, counted from 0, is {float.PositiveInfinity}.");
    }

    [Fact]
    public void Pairs_of_numbers_are_points()
    {
        NpyFile.Write(_folder["points.npy"], [2, 2], [new float[] { 1, 2, -3, 4 }]);

        var points = new StoredExampleFiles().Read(_folder["points.npy"]);

        points.Example.ShouldBe([1, 1, 2]);
        points.Batches().ShouldHaveSingleItem().Span.ToArray().ShouldBe([1, 2, -3, 4]);
    }

    [Fact]
    public void An_idx_file_is_images()
    {
        IdxFile.Write(_folder["images-idx3-ubyte.gz"], new IdxArray([2, 1, 2], [255, 0, 51, 102]));

        Pixels("images-idx3-ubyte.gz").ShouldBe([1, 0, 0.2f, 0.4f]);
    }

    [Fact]
    public void A_folder_of_pictures_is_images_in_the_order_of_their_names()
    {
        Save("b.png", PixelFormat.Rgb24, Color.Grey(51));
        Save("a.png", PixelFormat.Grey8, Color.White);

        Pixels("").ShouldBe([1, 1, 0.2f, 0.2f]);
    }

    [Fact]
    public void Coloured_pictures_have_three_channels()
    {
        Save("a.png", PixelFormat.Rgb24, new Color(255, 0, 51));
        Save("b.png", PixelFormat.Grey8, Color.White);

        new StoredExampleFiles().Read(_folder[""]).Example.ShouldBe([1, 2, 3]);
        Pixels("").ShouldBe([1, 0, 0.2f, 1, 0, 0.2f, 1, 1, 1, 1, 1, 1]);
    }

    [Fact]
    public void Pictures_that_do_not_go_together_are_refused()
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
    public void Arrays_of_another_shape_are_refused(int[] shape)
    {
        NpyFile.Write(_folder["a.npy"], shape, [new byte[shape.Aggregate(1, (product, size) => product * size)]]);

        Refusal("a.npy").ShouldStartWith($"{_folder["a.npy"]} holds an array of {string.Join("×", shape)}; images are N×height×width");
    }

    [Fact]
    public void A_runs_folder_is_no_file()
    {
        Directory.CreateDirectory(_folder["run"]);
        StoredExampleFiles.Exist(_folder["run"]).ShouldBeTrue();
        File.WriteAllText(_folder["run/options.json"], "{}");

        StoredExampleFiles.Exist(_folder["run"]).ShouldBeFalse();
        Directory.CreateDirectory(_folder["runs/00000-mlp-mnist"]);
        StoredExampleFiles.Exist(_folder["runs"]).ShouldBeTrue();
        File.WriteAllText(_folder["runs/00000-mlp-mnist/options.json"], "{}");
        StoredExampleFiles.Exist(_folder["runs"]).ShouldBeFalse();
        StoredExampleFiles.Exist(_folder["nothing"]).ShouldBeFalse();
    }

    [Fact]
    public void The_first_of_many_are_those_of_all()
    {
        NpyFile.Write(_folder["a.npy"], [100, 1, 1], [Enumerable.Range(0, 100).Select(i => (byte)i).ToArray()]);
        var all = new StoredExampleFiles().Read(_folder["a.npy"]);

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
        [.. new StoredExampleFiles(range).Read(_folder[name]).Batches().SelectMany(batch => batch.Span.ToArray())];

    private string Refusal(string name, ValueRange? range = null) =>
        Should.Throw<UserErrorException>(() => new StoredExampleFiles(range).Read(_folder[name])).Message;
}
