using System.Text.Json;
using GanForge.Data.Files;
using GanForge.Imaging;
using GanForge.Imaging.Grids;
using GanForge.Imaging.PngFiles;

namespace GanForge.Cli.Tests;

public sealed class SampleTests(TrainedRun trained) : IClassFixture<TrainedRun>
{
    private const int Size = 28 * 28;

    private readonly Tool _tool = trained.Tool;

    [Fact]
    public void Sample_draws_a_grid_of_the_newest_run()
    {
        var result = _tool.Run("sample");

        result.Error.ShouldBeEmpty();
        result.Output.ShouldBe("samples.png: 64 images of 00000-mlp-mnist, 28×28 pixels each\n");
        Png.Load(_tool.At("samples.png")).Width.ShouldBeGreaterThan(8 * 28);
    }

    [Fact]
    public void A_seed_gives_bit_identical_images_in_every_output_format()
    {
        Sample("--seeds", "0-9", "--out", "ten.npy");
        Sample("--seeds", "3", "--out", "one.npy");
        Sample("--seeds", "70,3", "--out", "singles");
        Sample("--seeds", "3,8,5", "--columns", "1", "--scale", "1", "--out", "grid.png");
        Sample("--seeds", "8,3", "--walk", "--frames", "4", "--out", "walk.npy");
        Sample("--seeds", "3,1", "--out", "two.idx");

        var three = Npy("one.npy", count: 1);
        Npy("ten.npy", count: 10)[(3 * Size)..(4 * Size)].ShouldBe(three);
        Npy("walk.npy", count: 4)[(3 * Size)..].ShouldBe(three);
        Png.Load(_tool.At("singles/seed-000003.png")).Pixels.ToArray().ShouldBe(three);
        IdxFile.Read(_tool.At("two.idx")).Span[..Size].ToArray().ShouldBe(three);
        CellOf(Png.Load(_tool.At("grid.png")), row: 0, column: 0).ShouldBe(three);
    }

    [Fact]
    public void Float_arrays_round_to_the_byte_arrays()
    {
        Sample("--seeds", "0-1", "--dtype", "float32", "--out", "floats.npy");
        Sample("--seeds", "0-1", "--out", "bytes.npy");

        var file = File.ReadAllBytes(_tool.At("floats.npy"));
        var floats = System
            .Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(file.AsSpan(file.Length - (2 * 4 * Size)))
            .ToArray();
        floats.Select(ValueRange.MinusOneToOne.ToByte).ShouldBe(Npy("bytes.npy", count: 2));
    }

    [Fact]
    public void Count_continues_from_the_given_seed()
    {
        Sample("--seeds", "7", "--count", "100", "--out", "hundred.npy");
        Sample("--seeds", "106", "--out", "last.npy");

        Npy("hundred.npy", count: 100)[(99 * Size)..].ShouldBe(Npy("last.npy", count: 1));
    }

    [Fact]
    public void Truncation_zero_draws_the_same_image_for_every_seed()
    {
        Sample("--seeds", "0-1", "--truncation", "0", "--out", "same.npy");

        var pixels = Npy("same.npy", count: 2);
        pixels[..Size].ShouldBe(pixels[Size..]);
    }

    [Fact]
    public void Epoch_selects_the_weights_kept_for_that_epoch()
    {
        Sample("--seed", "0", "--epoch", "1", "--out", "first.npy");
        Sample("--seed", "0", "--epoch", "2", "--out", "second.npy");
        Sample("--seed", "0", "--out", "newest.npy");

        Npy("second.npy", count: 1).ShouldBe(Npy("newest.npy", count: 1));
        Npy("first.npy", count: 1).ShouldNotBe(Npy("newest.npy", count: 1));
        _tool
            .Run("sample", "--epoch", "9")
            .ShouldBe(
                new ToolResult(
                    2,
                    "",
                    "error: The run 00000-mlp-mnist has no weights of epoch 9: there are those of 1, 2.\n"
                )
            );
    }

    [Fact]
    public void Idx_output_can_be_used_as_a_training_set()
    {
        Sample("--count", "96", "--out", "fakes/train-images-idx3-ubyte")
            .ShouldStartWith("fakes/train-images-idx3-ubyte, fakes/train-labels-idx1-ubyte: 96 images");
        Sample("--seeds", "96-159", "--out", "fakes/t10k-images-idx3-ubyte.gz");

        var result = _tool.Run(
            "train",
            "--recipe",
            "mlp",
            "--data-dir",
            "fakes",
            "--epochs",
            "1",
            "--json",
            "--out",
            "trained-on-fakes"
        );

        result.ExitCode.ShouldBe(0, result.Error);
    }

    [Fact]
    public void A_data_folder_without_test_images_is_refused_before_anything_is_written()
    {
        Sample("--count", "64", "--out", "half/train-images-idx3-ubyte");

        var result = _tool.Run("train", "--recipe", "mlp", "--data-dir", "half", "--out", "nothing");

        result.ExitCode.ShouldBe(2);
        result.OnlyErrorLine.ShouldContain("t10k-images-idx3-ubyte");
        Directory.Exists(_tool.At("nothing")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("walk.gif", "47494638")]
    [InlineData("walk.apng", "89504E47")]
    public void A_walk_is_saved_as_an_animation(string name, string magic)
    {
        Sample("--walk", "--seeds", "0-2", "--frames", "5", "--loop", "--out", name)
            .ShouldBe($"{name}: 12 images of 00000-mlp-mnist on a spherical walk, 28×28 pixels each\n");

        Convert.ToHexString(File.ReadAllBytes(_tool.At(name))[..4]).ShouldBe(magic);
    }

    [Fact]
    public void A_walk_grid_has_one_row_per_pair_of_seeds()
    {
        Sample("--walk", "linear", "--seeds", "0-2", "--frames", "5", "--scale", "1", "--out", "walk.png")
            .ShouldContain("9 images of 00000-mlp-mnist on a linear walk");
        Sample("--seeds", "0-9", "--columns", "5", "--scale", "1", "--out", "grid.png");

        var (walk, grid) = (Png.Load(_tool.At("walk.png")), Png.Load(_tool.At("grid.png")));
        (walk.Width, walk.Height).ShouldBe((grid.Width, grid.Height));
        CellOf(walk, row: 0, column: 4).ShouldBe(CellOf(walk, row: 1, column: 0));
        CellOf(walk, row: 0, column: 4).ShouldBe(CellOf(grid, row: 0, column: 1));
        CellOf(walk, row: 1, column: 4).ShouldBe(CellOf(grid, row: 0, column: 2));
        CellOf(walk, row: 0, column: 2).ShouldNotBe(CellOf(walk, row: 0, column: 3));
    }

    [Fact]
    public void Json_lists_the_files()
    {
        using var document = JsonDocument.Parse(Sample("--json", "--seeds", "4-5", "--out", "two"));

        var root = document.RootElement;
        root.GetProperty("files")
            .EnumerateArray()
            .Select(file => file.GetString())
            .ShouldBe(["two/seed-000004.png", "two/seed-000005.png"]);
        root.GetProperty("files").EnumerateArray().ShouldAllBe(file => File.Exists(_tool.At(file.GetString()!)));
        root.GetProperty("run").GetString().ShouldBe("runs/00000-mlp-mnist");
        root.GetProperty("count").GetInt32().ShouldBe(2);
        root.GetProperty("seeds").GetString().ShouldBe("4-5");
    }

    [Theory]
    [InlineData("uint8", 0, 255)]
    [InlineData("float32", -1, 1)]
    public void Json_describes_the_array_and_its_black_and_white_values(string type, float black, float white)
    {
        using var document = JsonDocument.Parse(
            Sample("--json", "--seeds", "0-1", "--dtype", type, "--out", $"{type}.npy")
        );

        document.RootElement.GetProperty("dtype").GetString().ShouldBe(type);
        document
            .RootElement.GetProperty("shape")
            .EnumerateArray()
            .Select(size => size.GetInt32())
            .ShouldBe([2, 28, 28]);
        document.RootElement.GetProperty("channels").GetInt32().ShouldBe(1);
        document.RootElement.GetProperty("step").GetInt64().ShouldBe(20);
        document.RootElement.GetProperty("epoch").GetInt32().ShouldBe(2);
        document.RootElement.GetProperty("black").GetSingle().ShouldBe(black);
        document.RootElement.GetProperty("white").GetSingle().ShouldBe(white);
    }

    [Theory]
    [InlineData("sample --out /proc/x.png", "/proc/x.png cannot be written: no file or folder can be created there.")]
    [InlineData("sample --out /dev/null/x/", "/dev/null/x/ cannot be written: /dev/null is a file and no folder.")]
    [InlineData(
        "train --steps 1 --out /proc/x",
        "No run can be kept in /proc/x: no file or folder can be created there; name another folder with --out."
    )]
    [InlineData(
        "train --steps 1 --out samples.txt",
        "No run can be kept in samples.txt: there is a file where a folder should be; name another folder with --out."
    )]
    [InlineData(
        "sweep --try lr=1e-3,1e-4 --out /proc/x",
        "No sweep can be kept in /proc/x: no file or folder can be created there; name another folder with --out."
    )]
    public void An_unwritable_path_is_refused_with_exit_code_2(string arguments, string sentence)
    {
        File.WriteAllText(_tool.At("samples.txt"), "a file where a folder should be");

        _tool.Run(arguments.Split(' ')).ShouldBe(new ToolResult(2, "", $"error: {sentence}\n"));
    }

    [Theory]
    [InlineData("7", "There is no run '7' in runs; the last one is 00000-mlp-mnist.")]
    [InlineData(
        "--seeds 5-x",
        "--seeds: '5-x' is not a list of numbers and ranges such as 0-63 or 1,4,7-9: '5-x' is neither a whole "
            + "number nor a range."
    )]
    [InlineData(
        "--reals x",
        "--reals: 'x' is not a list of numbers and ranges such as 0-63 or 1,4,7-9: 'x' is neither a whole number "
            + "nor a range."
    )]
    [InlineData("--seeds 0-9 --count 5", "--seeds names 10 seeds and --count asks for 5; leave one of them out.")]
    [InlineData("--walk --seeds 3", "A walk leads from one seed to another; --seeds names only one.")]
    [InlineData(
        "--walk --count 3",
        "--count does not go with --walk; --frames says how many images there are from a seed to the next."
    )]
    [InlineData("--walk cubic", "--walk takes linear or spherical, not 'cubic'.")]
    [InlineData("--frames 5", "--frames is for a walk; add --walk.")]
    [InlineData("--loop", "--loop is for a walk; add --walk.")]
    [InlineData("--out a.gif", "a.gif is an animation, and what it can show is a walk; add --walk.")]
    [InlineData(
        "--out a.jpg",
        "a.jpg ends in .jpg; --out takes .png, .gif, .apng, .npy, a name that ends in idx3-ubyte or .idx, or a folder."
    )]
    [InlineData("--out a.npy --columns 3", "--columns is for a grid, .png, which a.npy is not.")]
    [InlineData("--out a.npy --scale 3", "--scale is for pictures, which a.npy is not.")]
    [InlineData("--dtype float32", "--dtype is for a NumPy array, .npy, which samples.png is not.")]
    [InlineData("--walk --fps 5", "--fps is for an animation, .gif or .apng, which samples.png is not.")]
    [InlineData(
        "--reals 3",
        "The run 00000-mlp-mnist has no codes: its recipe, mlp, trains no autoencoder; take a run of one that "
            + "does, such as mggan."
    )]
    [InlineData("--reals 3 --code 1,2", "--reals and --code both name what to decode; leave one of them out.")]
    [InlineData("--reals 3 --walk", "A walk leads from one code to another; --reals names only one.")]
    [InlineData(
        "--reals 3,4 --walk --perturb 1",
        "--perturb does not go with --walk: codes are varied, or walked between."
    )]
    [InlineData("--reals 3 --seeds 1", "--seeds does not go with --reals, unless --perturb is there too.")]
    [InlineData(
        "--reals 3 --truncation 1",
        "--truncation is for images that are generated from noise, and does not go with --reals."
    )]
    [InlineData("--code 1,two", "--code takes numbers with commas in between, and 'two' is none.")]
    [InlineData("--perturb 1", "--perturb varies codes; add --reals or --code.")]
    [InlineData("--truncation -1", "--truncation takes a number from 0 up to 10, not '-1'.")]
    [InlineData(
        "--count 10001",
        "A picture takes up to 10000 images, not 10001; a folder, a .npy or an IDX file takes any number."
    )]
    [InlineData(
        "--walk --frames 1000 --out a.gif",
        "An animation takes up to 2000 images, not 4995; give fewer --frames or seeds."
    )]
    [InlineData(
        "--walk --frames 2 --seeds 0-2147483646 --out a.npy",
        "2147483647 images are more than can be counted; give fewer --frames or seeds."
    )]
    [InlineData(
        "--scale 64 --count 10000",
        "samples.png, with 10,000 images at --scale 64, would have 180,040×180,040 pixels, 32.4 GB, and a "
            + "picture has at most 2.1 GB; --scale 16 fits."
    )]
    [InlineData(
        "--scale 64 --count 10000 --columns 10000",
        "samples.png, with 10,000 images at --scale 64, would have 18,000,040×1,840 pixels, 33.1 GB, and a "
            + "picture has at most 2.1 GB; --scale 15 fits."
    )]
    [InlineData(
        "--scale 64 --walk --seeds 0-4999 --frames 2",
        "samples.png, with 5,000 images at --scale 64, would have 3,640×8,998,240 pixels, 32.8 GB, and a "
            + "picture has at most 2.1 GB; --scale 15 fits."
    )]
    [InlineData("--out typo/typo/a.png", "typo/typo/a.png cannot be written: there is no folder typo.")]
    [InlineData("--out typo/typo/", "typo/typo/ cannot be written: there is no folder typo.")]
    [InlineData(
        "model.pth",
        "There is no file or folder model.pth; a run is named by its folder, its number or its name."
    )]
    [InlineData("runs/7", "There is no file or folder runs/7; a run is named by its folder, its number or its name.")]
    [InlineData(
        "runs/00000-mlp-mnist/checkpoints/generator-000001.safetensors",
        "runs/00000-mlp-mnist/checkpoints/generator-000001.safetensors has the weights of an epoch; name the "
            + "run and the epoch: ganforge sample 00000-mlp-mnist --epoch 1."
    )]
    [InlineData(
        "--out runs/00000-mlp-mnist/log.txt/a.png",
        "runs/00000-mlp-mnist/log.txt/a.png cannot be written: runs/00000-mlp-mnist/log.txt is a file and no folder."
    )]
    public void Sample_with_invalid_arguments_is_refused(string arguments, string sentence)
    {
        var result = _tool.Run(["sample", .. arguments.Split(' ')]);

        result.ShouldBe(new ToolResult(2, "", $"error: {sentence}\n"));
    }

    [Fact]
    public void A_file_name_that_is_too_long_is_refused()
    {
        var name = new string('a', 250) + ".npy";

        var result = _tool.Run("sample", "--out", $"long-names/{name}");

        result.ExitCode.ShouldBe(2);
        result.OnlyErrorLine.ShouldBe($"error: long-names/{name} cannot be written: the name is too long.");
        Directory.EnumerateFiles(_tool.At("long-names")).ShouldBeEmpty();
    }

    [Fact]
    public void Terminating_sample_leaves_no_partial_file()
    {
        var result = _tool.RunInShell(
            """
            $GANFORGE sample --count 10000000 --out long/long.npy &
            until ls long/long.npy.*.part > ls.txt 2>&1; do kill -0 $! || break; sleep 0.05; done
            kill -TERM $!
            wait $!
            """
        );

        result.ExitCode.ShouldBe(130);
        result.Error.ShouldContain("of 10,000,000 images; there is no long/long.npy.");
        Directory.EnumerateFiles(_tool.At("long")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--walk --seeds 0-9 --frames 200 --scale 64 --out stopped/walk.gif")]
    [InlineData("--walk --seeds 0-9 --frames 200 --scale 64 --out stopped/walk.apng")]
    [InlineData("--count 10000 --scale 8 --out stopped/large.png")]
    [InlineData("--count 10000000 --out stopped/many.idx.gz")]
    public void Interrupting_sample_leaves_no_partial_file(string arguments)
    {
        // A shell's background jobs ignore SIGINT, and children inherit that.
        var result = _tool.RunInShell(
            $"""
            rm -rf stopped
            env --default-signal=INT $GANFORGE sample {arguments} &
            until ls stopped/*.part > ls.txt 2>&1; do kill -0 $! || break; sleep 0.05; done
            kill -INT $!
            wait $!
            """
        );

        result.ExitCode.ShouldBe(130);
        result.Error.ShouldContain("; there is no stopped/");
        Directory.EnumerateFiles(_tool.At("stopped")).ShouldBeEmpty();
    }

    [Fact]
    public void Interrupting_sample_keeps_the_complete_images_of_a_folder()
    {
        var result = _tool.RunInShell(
            """
            env --default-signal=INT $GANFORGE sample --count 100000 --scale 16 --out many/ &
            until ls many/*.png > ls.txt 2>&1; do kill -0 $! || break; sleep 0.05; done
            kill -INT $!
            wait $!
            """
        );

        result.ExitCode.ShouldBe(130);
        result.Error.ShouldContain("of 100,000 images; they are in many/.");
        Directory
            .EnumerateFiles(_tool.At("many"))
            .ShouldAllBe(file => file.EndsWith(".png") && Png.Load(file, null).Width == 16 * 28);
    }

    [Fact]
    public void An_array_larger_than_the_free_disk_space_is_refused_before_writing()
    {
        var result = _tool.Run("sample", "--count", "2147483647", "--dtype", "float32", "--out", "huge.npy");

        result.ExitCode.ShouldBe(1);
        result.OnlyErrorLine.ShouldStartWith("error: huge.npy cannot be written: it takes 6.7 TB, and ");
        result.OnlyErrorLine.ShouldEndWith(" are free there.");
    }

    [Fact]
    public void A_picture_too_large_for_memory_is_refused_and_the_suggested_scale_fits()
    {
        var refused = _tool.RunInShell(
            "DOTNET_GCHeapHardLimit=0x8000000 $GANFORGE sample --count 1000 --scale 10 --out large.png"
        );

        refused.ExitCode.ShouldBe(2);
        refused.OnlyErrorLine.ShouldMatch(
            @"^error: large\.png, with 1,000 images at --scale 10, would have [\d,]+×[\d,]+ pixels and take "
                + @"[\d.]+ MB of memory, and there is room for 67\.1 MB; --scale 8 fits\.$"
        );
        _tool
            .RunInShell("DOTNET_GCHeapHardLimit=0x8000000 $GANFORGE sample --count 1000 --scale 8 --out large.png")
            .ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_long_animation_is_written_without_holding_all_frames_in_memory()
    {
        // All frames together would be 200 MB.
        var result = _tool.RunInShell(
            "DOTNET_GCHeapHardLimit=0x8000000 $GANFORGE sample --walk --seeds 0-9 --frames 8 --scale 64 --out long.gif"
        );

        result.ExitCode.ShouldBe(0, result.Error);
    }

    [Fact]
    public void Existing_images_in_a_folder_are_not_overwritten()
    {
        Sample("--seeds", "0-2", "--out", "kept");
        Sample("--seeds", "0-4", "--out", "kept");
        var before = File.ReadAllBytes(_tool.At("kept/seed-000002.png"));

        var result = _tool.Run("sample", "--seeds", "7,2", "--epoch", "1", "--out", "kept");

        result.ShouldBe(
            new ToolResult(
                2,
                "",
                "error: kept/seed-000002.png is there already and shows something else; name another folder "
                    + "with --out, or remove it. Nothing was written.\n"
            )
        );
        File.ReadAllBytes(_tool.At("kept/seed-000002.png")).ShouldBe(before);
        Directory.EnumerateFiles(_tool.At("kept")).Count().ShouldBe(5);
    }

    [Fact]
    public void A_repeated_seed_is_written_to_separate_files()
    {
        using var document = JsonDocument.Parse(Sample("--json", "--seeds", "7,7,0-1,7", "--out", "repeats"));

        var files = document
            .RootElement.GetProperty("files")
            .EnumerateArray()
            .Select(file => file.GetString()!)
            .ToArray();
        files.ShouldBe([
            "repeats/seed-000007-place-1.png",
            "repeats/seed-000007-place-2.png",
            "repeats/seed-000000-place-3.png",
            "repeats/seed-000001-place-4.png",
            "repeats/seed-000007-place-5.png",
        ]);
        files.ShouldAllBe(file => File.Exists(_tool.At(file)));
        document.RootElement.GetProperty("count").GetInt32().ShouldBe(5);
    }

    [Fact]
    public void A_file_inside_a_run_folder_selects_the_run() =>
        Sample("runs/00000-mlp-mnist/checkpoints/generator.safetensors", "--out", "by-file.png")
            .ShouldStartWith("by-file.png: 64 images of 00000-mlp-mnist");

    [Theory]
    [InlineData("rm $R/checkpoints/generator.safetensors", "The run 00000-mlp-mnist has no weights yet: ")]
    [InlineData(
        "head -c 1000 $R/checkpoints/generator-000001.safetensors > $R/checkpoints/generator.safetensors",
        "The weights of the run 00000-mlp-mnist are damaged: "
    )]
    [InlineData("rm $R/options.json", "There is no run in damaged; ")]
    [InlineData("echo '{' > $R/options.json", "is damaged: it is not valid JSON.")]
    [InlineData(
        "sed -i s/generator-units/generator-width/ $R/options.json",
        "The run 00000-mlp-mnist was made by another version of GanForge: The recipe mlp has no setting "
            + "'generator-width'"
    )]
    public void Sampling_a_damaged_run_is_refused_with_the_reason(string damage, string sentence)
    {
        var result = _tool.RunInShell(
            $"rm -rf damaged; cp -r runs damaged; R=damaged/00000-mlp-mnist; {damage}; $GANFORGE sample --runs damaged"
        );

        result.ExitCode.ShouldBe(2);
        result.OnlyErrorLine.ShouldContain(sentence);
    }

    private string Sample(params string[] arguments)
    {
        var result = _tool.Run(["sample", .. arguments]);
        result.Error.ShouldBeEmpty();
        result.ExitCode.ShouldBe(0);
        return result.Output;
    }

    /// <summary>One image of a grid at scale 1, with gaps of 2 pixels and a margin of 6.</summary>
    private static byte[] CellOf(Bitmap grid, int row, int column) =>
        [.. Enumerable.Range(6 + (row * 30), 28).SelectMany(y => grid.Row(y).Slice(6 + (column * 30), 28).ToArray())];

    /// <summary>The data of an array of bytes, which is the end of the file.</summary>
    private byte[] Npy(string name, int count) => File.ReadAllBytes(_tool.At(name))[^(count * Size)..];
}
