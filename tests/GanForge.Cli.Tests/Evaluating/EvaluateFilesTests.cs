using System.Globalization;
using System.Text.Json.Nodes;
using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Data.Files;
using GanForge.Imaging;
using GanForge.Imaging.PngFiles;

namespace GanForge.Cli.Tests;

/// <summary>Evaluation of image and point files from other programs.</summary>
public sealed class EvaluateFilesTests : IDisposable
{
    private readonly Tool _tool = new();

    public EvaluateFilesTests()
    {
        NpyFile.Write(_tool.At("grey.npy"), [300, 28, 28], [new byte[300 * 28 * 28]]);
        NpyFile.Write(
            _tool.At("coloured.npy"),
            [300, 28, 28, 3],
            [Enumerable.Range(0, 300 * 28 * 28 * 3).Select(i => (byte)i).ToArray()]
        );
        NpyFile.Write(_tool.At("points.npy"), [300, 2], [new float[600]]);
        NpyFile.Write(
            _tool.At("classes.npy"),
            [300],
            [Enumerable.Range(0, 300).Select(i => (float)(i % 10)).ToArray()]
        );
        NpyFile.Write(
            _tool.At("letters.npy"),
            [300],
            [Enumerable.Range(0, 300).Select(i => (byte)(i % 26 == 0 ? 11 : 0)).ToArray()]
        );
        NpyFile.Write(
            _tool.At("halves.npy"),
            [300],
            [Enumerable.Range(0, 300).Select(i => i == 2 ? 0.5f : 0).ToArray()]
        );
        Directory.CreateDirectory(_tool.At("pictures"));
        for (var i = 0; i < 4; i++)
            Png.Save(_tool.At($"pictures/{i}.png"), new Bitmap(28, 28, PixelFormat.Grey8));
    }

    public void Dispose() => _tool.Dispose();

    [Theory]
    [InlineData(
        "grey.npy --dataset stacked-mnist",
        "grey.npy holds grey images, and stacked-mnist images of 3 channels; --dataset names a data set of the "
            + "same kind."
    )]
    [InlineData(
        "pictures --dataset stacked-mnist",
        "pictures holds grey images, and stacked-mnist images of 3 channels; --dataset names a data set of the "
            + "same kind."
    )]
    [InlineData(
        "coloured.npy",
        "coloured.npy holds images of 3 channels, and mnist grey images; --dataset names a data set of the same kind."
    )]
    [InlineData(
        "pictures --dataset grid",
        "pictures holds grey images, and grid points; --dataset names a data set of the same kind."
    )]
    [InlineData(
        "points.npy",
        "points.npy holds points, and mnist grey images; --dataset names a data set of the same kind."
    )]
    [InlineData(
        "grey.npy --range -1,1",
        "--range says which numbers are black and white in .npy files of images in other numbers than bytes, "
            + "and no such file is named; leave it out."
    )]
    [InlineData(
        "points.npy --dataset grid --range -1,1",
        "--range says which numbers are black and white in .npy files of images in other numbers than bytes, "
            + "and no such file is named; leave it out."
    )]
    [InlineData("grey.npy --labels missing.npy", "There is no file missing.npy.")]
    [InlineData(
        "grey.npy grey.npy --labels classes.npy",
        "--labels says what the images of one file were asked to be; name that file alone."
    )]
    [InlineData("grey.npy --labels points.npy", "points.npy holds an array of 300×2; labels are a row of N numbers.")]
    [InlineData(
        "pictures --labels classes.npy",
        "pictures has 4 examples, and there are labels of 300; each takes one."
    )]
    [InlineData("grey.npy --labels letters.npy", "grey.npy has the label 11, and mnist has the classes 0 to 9.")]
    [InlineData(
        "grey.npy --labels halves.npy",
        "halves.npy should hold classes, whole numbers from 0, and number 2, counted from 0, is 0.5."
    )]
    [InlineData(
        "grey.npy --labels classes.npy --metrics kid",
        "--labels is for accuracy and train-on-fake of grey images, and neither is measured; leave it out."
    )]
    [InlineData(
        "points.npy --dataset grid --neighbours near.png",
        "Nearest training images are drawn of grey images, which those of grid are not."
    )]
    [InlineData(
        "pictures/0.png",
        "pictures/0.png is one picture; name a folder of PNGs, an .npy array or an IDX file."
    )]
    [InlineData("grey.npy --epochs 3", "--epochs names weights of runs, and no run is named; leave it out.")]
    [InlineData(
        "grey.npy --metrics ,",
        "--metrics takes names with commas in between, such as digit-fid,kid, not ','."
    )]
    [InlineData("in/missing.npy", "There is no file or folder in/missing.npy.")]
    [InlineData("missing.npy", "There is no file or folder missing.npy.")]
    [InlineData("missing.npz", "There is no file or folder missing.npz.")]
    [InlineData(
        "grey.npy --labels pictures",
        "pictures is a folder, and a file of numbers is needed here: .npy or IDX."
    )]
    [InlineData(
        "grey.npy --data-dir grey.npy",
        "grey.npy is a file; a data folder holds IDX files of images and labels, such as train-images-idx3-ubyte."
    )]
    [InlineData("pictures/0", "There is no file or folder pictures/0.")]
    [InlineData(
        "grey.npy --epochs a",
        "--epochs: 'a' is not a list of numbers and ranges such as 0-63 or 1,4,7-9: 'a' is neither a whole number "
            + "nor a range."
    )]
    public void Evaluate_with_mismatched_files_or_flags_is_refused_with_the_reason(string arguments, string sentence)
    {
        var result = _tool.Run(["evaluate", .. arguments.Split(' ')]);

        result.ShouldBe(new ToolResult(2, "", $"error: {sentence}\n"));
    }

    [Fact]
    public void Accuracy_of_image_files_is_measured_against_their_label_files()
    {
        var images = (ImageDataset)
            new DatasetLoader().Load("mnist", DatasetSplit.Test, TestContext.Current.CancellationToken);
        NpyFile.Write(_tool.At("digits.npy"), [400, 28, 28], [images.Pixels[..(400 * 28 * 28)].ToArray()]);
        NpyFile.Write(
            _tool.At("digits-labels.npy"),
            [400],
            [images.Labels[..400].ToArray().Select(label => (float)label).ToArray()]
        );
        IdxFile.Write(_tool.At("digits-labels-idx1-ubyte"), new IdxArray([400], images.Labels[..400].ToArray()));

        foreach (var labels in (string[])["digits-labels.npy", "digits-labels-idx1-ubyte"])
        {
            var result = _tool.Run(
                "evaluate",
                "digits.npy",
                "--labels",
                labels,
                "--samples",
                "300",
                "--metrics",
                "accuracy",
                "--json"
            );

            result.ExitCode.ShouldBe(0, result.Error);
            var row = JsonNode.Parse(result.Output)!.AsArray().Single(row => (string)row!["name"]! == "digits.npy")!;
            ((double)row["figures"]!["accuracy"]!).ShouldBeGreaterThan(0.97);
        }
        _tool
            .Run("evaluate", "digits.npy", "--samples", "400", "--metrics", "accuracy")
            .Output.ShouldMatch(
                @"digits\.npy +400 +–
"
            );
    }

    [Theory]
    [InlineData("cat {0} | $GANFORGE evaluate /dev/stdin")]
    [InlineData("gzip -c {0} > grey.gz; $GANFORGE evaluate grey.gz")]
    [InlineData("mkfifo pipe; cat {0} > pipe 2> /dev/null & $GANFORGE evaluate pipe")]
    public void Images_and_labels_are_read_from_pipes_and_gzip_files(string evaluate)
    {
        FewDigits.Write(_tool);
        IdxFile.Write(_tool.At("grey.idx"), new IdxArray([300, 28, 28], new byte[300 * 28 * 28]));
        foreach (var file in (string[])["grey.npy", "grey.idx"])
        {
            var result = _tool.RunInShell(
                $"rm -f pipe labels; mkfifo labels; cat classes.npy > labels 2> /dev/null & "
                    + $"{string.Format(CultureInfo.InvariantCulture, evaluate, file)} --labels labels --metrics "
                    + $"accuracy --data-dir few-digits"
            );

            result.ExitCode.ShouldBe(0, result.Error);
            result.Output.ShouldMatch(@"\n\S+ +300 +\d");
        }
    }

    [Fact]
    public void Reading_from_a_silent_pipe_stops_on_Ctrl_C()
    {
        var result = _tool.RunInShell(
            // Opening the pipe for writing blocks until the tool opens it for reading.
            "mkfifo pipe; /usr/bin/env --default-signal=INT $GANFORGE evaluate pipe & exec 3> pipe; kill -INT "
                + "$!; wait $!; exit $?"
        );

        result.ShouldBe(new ToolResult(130, "", "Stopped; nothing was measured to the end.\n"));
    }

    [Fact]
    public void Labels_of_a_picture_folder_follow_the_numbers_in_the_file_names()
    {
        var images = (ImageDataset)
            new DatasetLoader().Load("mnist", DatasetSplit.Test, TestContext.Current.CancellationToken);
        Directory.CreateDirectory(_tool.At("numbered/.hidden"));
        for (var i = 0; i < 30; i++)
        {
            var picture = new Bitmap(28, 28, PixelFormat.Grey8);
            images.Image(i).CopyTo(picture.Pixels);
            Png.Save(_tool.At($"numbered/{i}.png"), picture);
        }
        NpyFile.Write(_tool.At("thirty.npy"), [30], [images.Labels[..30].ToArray()]);

        var result = _tool.Run(
            "evaluate",
            "numbered",
            "--labels",
            "thirty.npy",
            "--samples",
            "30",
            "--metrics",
            "accuracy"
        );

        result.Output.ShouldMatch(@"numbered +30 +100\.00 %");
        result.Error.ShouldContain(
            "Left out of numbered: 1 hidden folder.\nnumbered: pictures, and so their labels, are taken in the "
                + "order of the numbers in their names, 2.png before 10.png.\n"
        );
    }

    [Fact]
    public void Images_of_another_size_are_compared_with_real_images_resized_through_that_size()
    {
        NpyFile.Write(_tool.At("large.npy"), [300, 56, 56], [new byte[300 * 56 * 56]]);

        var names = JsonNode
            .Parse(
                _tool
                    .Run("evaluate", "grey.npy", "large.npy", "--samples", "300", "--metrics", "accuracy", "--json")
                    .Output
            )!
            .AsArray()
            .Select(row => (string)row!["name"]!)
            .ToList();

        names.ShouldBe(["real", "real, by way of 56×56", "grey.npy", "large.npy"]);
    }

    [Fact]
    public void A_file_with_fewer_images_than_requested_gets_a_note()
    {
        var result = _tool.Run("evaluate", "grey.npy", "--samples", "1000", "--metrics", "class-kl");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("grey.npy: there are only 300 examples, fewer than the 1,000 that are asked for.\n");
        result.Error.ShouldNotContain("real: there are only");
    }

    [Fact]
    public void A_metric_that_needs_more_images_is_skipped_by_default_and_refused_on_request()
    {
        FewDigits.Write(_tool);

        var result = _tool.Run("evaluate", "pictures", "grey.npy", "--data-dir", "few-digits", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        var rows = JsonNode.Parse(result.Output)!.AsArray().Where(row => (string)row!["name"]! != "real").ToList();
        rows[0]!["figures"]!["digit-fid"].ShouldBeNull();
        rows[0]!["notes"]!
            .AsArray()
            .Select(note => (string)note!)
            .ShouldBe([
                "Metrics of 4 examples are mostly chance; they begin to say something at some hundreds.",
                "digit-fid takes 256 examples or more, and is left out of 4.",
                "kid of fewer than 256 images is mostly chance: of real digits it lies from -6 to 16 for 100 of "
                    + "them, and from -124 to -7 for 10.",
                "precision, recall, density and coverage take 6 examples or more, and are left out of 4.",
            ]);
        rows[1]!["figures"]!["digit-fid"].ShouldNotBeNull();
        rows[1]!["notes"]!.AsArray().ShouldBeEmpty();
        _tool
            .Run("evaluate", "pictures", "--metrics", "digit-fid")
            .OnlyErrorLine.ShouldBe("error: digit-fid takes 256 examples or more, and pictures has 4.");
    }

    [Fact]
    public void A_note_that_applies_to_several_rows_is_printed_once()
    {
        FewDigits.Write(_tool);

        var error = _tool.Run("evaluate", "pictures", "--data-dir", "few-digits").Error;

        error.Split("digit-fid takes 256 examples or more, and is left out of 4.\n").Length.ShouldBe(2, error);
    }

    [Fact]
    public void Evaluation_against_a_data_folder_names_the_folder()
    {
        Directory.CreateDirectory(_tool.At("data"));
        foreach (var half in (string[])["train", "t10k"])
        {
            IdxFile.Write(
                _tool.At($"data/{half}-images-idx3-ubyte"),
                new IdxArray([300, 28, 28], new byte[300 * 28 * 28])
            );
            IdxFile.Write(_tool.At($"data/{half}-labels-idx1-ubyte"), new IdxArray([300], new byte[300]));
        }
        string[] evaluate = ["evaluate", "grey.npy", "--metrics", "class-kl", "--data-dir", "data"];

        _tool
            .Run(evaluate)
            .Error.ShouldContain("Compared with the 300 test examples of mnist in data, using classifier");
        ((string)JsonNode.Parse(_tool.Run([.. evaluate, "--json"]).Output)![0]!["dataDirectory"]!).ShouldBe("data");
        JsonNode.Parse(
            _tool.Run("evaluate", "grey.npy", "--metrics", "class-kl", "--samples", "300", "--json").Output
        )![0]!
            ["dataDirectory"]
            .ShouldBeNull();
    }
}
