using System.Text.Json.Nodes;

namespace GanForge.Cli.Tests;

public sealed class EvaluateTests : IClassFixture<TrainedRun>
{
    private readonly Tool _tool;

    public EvaluateTests(TrainedRun trained)
    {
        _tool = trained.Tool;
        FewDigits.Write(_tool);
    }

    [Fact]
    public void Evaluate_without_a_run_compares_the_newest_run_with_real_digits()
    {
        var result = _tool.Run("evaluate", "--samples", "300");

        result.ExitCode.ShouldBe(0, result.Error);
        var lines = result.Output.Split('\n');
        lines[0]
            .ShouldMatch(
                @"^images {11}samples +digit-fid +kid +digit-score +precision +recall +density +coverage "
                    + @"+class-kl +classes +accuracy$"
            );
        lines[1].ShouldStartWith("real                 300 ");
        lines[2].ShouldStartWith("00000-mlp-mnist      300 ");
        result.Output.ShouldContain("share of class");
        result.Error.ShouldContain(
            "Compared with the 10,000 test examples of mnist, using classifier cde644d26280; seed 0."
        );
    }

    [Fact]
    public void Json_records_the_settings_that_each_metric_depends_on()
    {
        var document = JsonNode
            .Parse(
                _tool
                    .Run(
                        "evaluate",
                        "--samples",
                        "300",
                        "--metrics",
                        "class-kl",
                        "--epochs",
                        "all",
                        "--seed",
                        "2",
                        "--json"
                    )
                    .Output
            )!
            .AsArray();

        document.Count.ShouldBe(3);
        var epoch = document[1]!;
        ((string)epoch["name"]!).ShouldBe("00000-mlp-mnist, epoch 1");
        ((int)epoch["samples"]!).ShouldBe(300);
        ((int)epoch["seed"]!).ShouldBe(2);
        ((string)epoch["dataset"]!).ShouldBe("mnist");
        ((string)epoch["classifier"]!).Length.ShouldBe(64);
        epoch["figures"]!.AsObject().Select(figure => figure.Key).ShouldBe(["class-kl", "classes"]);
        epoch["classes"]!.AsArray().Sum(count => (int)count!).ShouldBe(300);
        ((long)document[2]!["step"]!).ShouldBe(2 * (long)epoch["step"]!);
    }

    [Fact]
    public void The_error_for_too_few_images_names_the_file_with_too_few()
    {
        _tool.Run("sample", "--count", "5", "--out", "five.npy").ExitCode.ShouldBe(0);

        _tool
            .Run("evaluate", "five.npy", "--metrics", "digit-fid")
            .OnlyErrorLine.ShouldBe("error: digit-fid takes 256 examples or more, and five.npy has 5.");
    }

    [Fact]
    public void Metrics_that_need_more_samples_are_left_out_with_a_note()
    {
        var result = _tool.Run("evaluate", "--samples", "100", "--data-dir", "few-digits");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("kid");
        result.Error.ShouldContain("digit-fid takes 256 examples or more, and is left out of 100.\n");
    }

    [Fact]
    public void Training_leaves_out_metrics_that_need_more_samples_with_a_note()
    {
        string[] train =
        [
            "train",
            "--recipe",
            "mlp",
            "--data-dir",
            "few-digits",
            "--epochs",
            "1",
            "--evaluate-every",
            "1",
            "--evaluate-samples",
            "100",
            "--out",
            "few-samples",
        ];

        var result = _tool.Run(train);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("digit-fid takes 256 examples or more, and is left out of 100.\n");
        result.Error.ShouldContain("  kid ");
        _tool.Run([.. train, "--quiet"]).Error.ShouldBeEmpty();
    }

    [Fact]
    public void The_nearest_metric_reports_memorised_training_images()
    {
        foreach (
            var (name, seeds) in new[]
            {
                ("few/train-images-idx3-ubyte", "0-99"),
                ("few/t10k-images-idx3-ubyte", "100-149"),
                ("fakes.npy", "200-219"),
            }
        )
        {
            _tool.Run("sample", "--seeds", seeds, "--out", name).ExitCode.ShouldBe(0);
        }

        string[] nearest = ["evaluate", "fakes.npy", "--data-dir", "few", "--metrics", "nearest", "--neighbours"];

        var result = _tool.Run([.. nearest, "near.png"]);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("Compared with the 100 training examples of mnist");
        result.Error.ShouldContain(
            "real: most of these are training images, 0 away from themselves; that is what memorisation looks like.\n"
        );
        result.Error.ShouldContain(
            "near.png shows images of fakes.npy with the training images that are nearest to them.\n"
        );
        var unwritten = _tool.Run([.. nearest, "/proc/near.png"]);
        (unwritten.ExitCode, unwritten.Output).ShouldBe((2, result.Output));
        unwritten.Error.ShouldEndWith(
            "error: /proc/near.png cannot be written: no file or folder can be created there.\n"
        );
    }

    [Fact]
    public void Sample_files_of_a_run_have_the_same_metrics_as_the_run()
    {
        _tool.Run("sample", "--count", "300", "--out", "bytes.npy").ExitCode.ShouldBe(0);
        _tool.Run("sample", "--count", "300", "--dtype", "float32", "--out", "floats.npy").ExitCode.ShouldBe(0);
        _tool.Run("sample", "--count", "300", "--out", "images-idx3-ubyte").ExitCode.ShouldBe(0);
        _tool.Run("sample", "--count", "300", "--out", "pictures/").ExitCode.ShouldBe(0);

        var result = _tool.Run(
            "evaluate",
            "latest",
            "bytes.npy",
            "floats.npy",
            "images-idx3-ubyte",
            "pictures",
            "--data-dir",
            "few-digits",
            "--range",
            "-1,1",
            "--samples",
            "300",
            "--metrics",
            "digit-fid",
            "--json"
        );

        var document = JsonNode.Parse(result.Output)!.AsArray();
        document
            .Select(row => (string)row!["name"]!)
            .ShouldBe(["real", "00000-mlp-mnist", "bytes.npy", "floats.npy", "images-idx3-ubyte", "pictures"]);
        var figures = document[1]!["figures"]!.ToJsonString();
        foreach (var row in document.Skip(2))
            row!["figures"]!.ToJsonString().ShouldBe(figures);
    }

    [Fact]
    public void Metrics_measured_during_training_appear_in_comparisons()
    {
        var trained = _tool.Run(
            "train",
            "--recipe",
            "mlp",
            "--data-dir",
            "few-digits",
            "--epochs",
            "1",
            "--evaluate-every",
            "1",
            "--evaluate-samples",
            "300",
            "--out",
            "measured"
        );

        trained.ExitCode.ShouldBe(0);
        trained.Error.ShouldContain("  digit-fid ");
        var line = JsonNode.Parse(
            File.ReadLines(_tool.At("measured/00000-mlp-mnist/metrics.jsonl")).ShouldHaveSingleItem()
        )!;
        var figure = (double)line["figures"]!["digit-fid"]!;
        ((double)line["real"]!["digit-fid"]!).ShouldBeLessThan(figure);
        // Evaluating the finished run gives the metrics that were recorded during training.
        var evaluated = JsonNode.Parse(
            _tool
                .Run("evaluate", "measured/00000-mlp-mnist", "--samples", "300", "--metrics", "digit-fid", "--json")
                .Output
        )!;
        ((double)evaluated[1]!["figures"]!["digit-fid"]!).ShouldBe(figure);
        _tool.Run("compare", "runs/00000-mlp-mnist", "measured/00000-mlp-mnist").Output.ShouldContain("digit-fid");
    }

    [Theory]
    [InlineData("There is no metric 'digit-fit'; did you mean 'digit-fid'?", "--metrics", "digit-fit")]
    [InlineData("There is no metric 'fid'; did you mean 'digit-fid'?", "--metrics", "fid")]
    [InlineData(
        "digit-fid takes 256 examples or more, and --samples asks for 100.",
        "--samples",
        "100",
        "--metrics",
        "digit-fid"
    )]
    [InlineData(
        "--range says which numbers are black and white in .npy files of images in other numbers than bytes, "
            + "and no such file is named; leave it out.",
        "latest",
        "--range",
        "0,1"
    )]
    [InlineData("runs is a folder of runs; name one of them, such as 00000-mlp-mnist.", "runs")]
    [InlineData(
        "--neighbours draws a PNG, so it takes the name of a file that ends in .png, not 'near.jpg'.",
        "--neighbours",
        "near.jpg"
    )]
    [InlineData("The run 00000-mlp-mnist has no weights of epoch 9: there are those of 1, 2.", "--epochs", "9")]
    [InlineData("There is no run 'seven' in runs; the last one is 00000-mlp-mnist.", "seven")]
    [InlineData(
        "00000-mlp-mnist learnt from mnist, and is measured against that; --dataset kmnist is for files.",
        "--dataset",
        "kmnist"
    )]
    [InlineData(
        "--neighbours draws a picture of one run's or file's images; name one, and no list of epochs.",
        "--neighbours",
        "near.png",
        "--epochs",
        "all"
    )]
    [InlineData(
        "--range takes the values of black and of white, which is larger, such as -1,1, not '1,0'.",
        "--range",
        "1,0"
    )]
    [InlineData("--seed takes a whole number from 0 up to 2147483647, not 'x'.", "--seed", "x")]
    public void Evaluate_with_invalid_arguments_is_refused(string sentence, params string[] arguments)
    {
        var result = _tool.Run(["evaluate", .. arguments]);

        result.ExitCode.ShouldBe(2);
        result.OnlyErrorLine.ShouldBe($"error: {sentence}");
    }
}
