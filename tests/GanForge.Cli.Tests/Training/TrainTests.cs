using System.Text.Json;
using System.Text.RegularExpressions;

namespace GanForge.Cli.Tests;

public sealed partial class TrainTests(TrainedRun trained) : IClassFixture<TrainedRun>, IDisposable
{
    private static readonly string[] Small = ["train", "--recipe", "mlp", "--images", "320", "--epochs", "2"];

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void A_run_prints_its_epochs_as_plain_lines_and_suggests_the_next_commands()
    {
        // A process of its own, since the commands begin with the path of the program that runs.
        var result = _tool.RunProcess([.. Small, "--desc", "a first try"]);

        result.ExitCode.ShouldBe(0, result.Error);
        result
            .Error.Split('\n')
            .Count(line => line.StartsWith("epoch ", StringComparison.Ordinal) && line.Contains(" images/s "))
            .ShouldBe(2);
        result.Error.ShouldContain("mnist, its first 320, as 28×28 images\n");
        result.Error.ShouldContain("100,609 parameters");
        result.Error.ShouldNotContain('\u001b');
        result.Output.ShouldContain("Done: 20 steps in ");
        result.Output.ShouldMatch(@"  sample +dotnet \S+ganforge\.dll sample runs/00000-mlp-mnist-a-first-try\n");
        result.Output.ShouldMatch(
            @"  go on +dotnet \S+ganforge\.dll train --resume runs/00000-mlp-mnist-a-first-try --epochs 4\n"
        );
        File.Exists(_tool.At("runs/00000-mlp-mnist-a-first-try/report.html")).ShouldBeTrue();
    }

    [Fact]
    public void Quiet_prints_only_the_run_folder()
    {
        var result = _tool.Run([.. Small, "--quiet", "--steps", "2", "--out", "elsewhere"]);

        result.ShouldBe(new ToolResult(0, "elsewhere/00000-mlp-mnist\n", ""));
    }

    [Fact]
    public void Json_is_one_document_on_standard_output()
    {
        using var document = JsonDocument.Parse(_tool.Run([.. Small, "--json", "--seed", "7"]).Output);

        var root = document.RootElement;
        root.GetProperty("outcome").GetString().ShouldBe("completed");
        root.GetProperty("run").GetString().ShouldBe("runs/00000-mlp-mnist");
        root.GetProperty("seed").GetUInt64().ShouldBe(7UL);
        root.GetProperty("steps").GetInt64().ShouldBe(20);
        root.GetProperty("epochs").GetInt32().ShouldBe(2);
    }

    [Fact]
    public void A_dry_run_prints_the_plan_and_writes_nothing()
    {
        var result = _tool.Run("train", "--recipe", "conv", "-n", "--lr", "0.5", "--lr-d", "0.25");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("898,305 parameters");
        result.Output.ShouldContain("80,769 parameters");
        result.Output.ShouldContain("runs/00000-conv-mnist");
        result.Output.ShouldMatch(@"--learning-rate-g +0\.5\n");
        result.Output.ShouldMatch(@"--learning-rate-d +0\.25\n");
        Directory.EnumerateFileSystemEntries(_tool.Folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_dry_run_as_json_has_every_setting()
    {
        using var document = JsonDocument.Parse(_tool.Run("train", "--recipe", "conv", "--dry-run", "--json").Output);

        document.RootElement.GetProperty("steps").GetInt64().ShouldBe(9_375);
        document.RootElement.GetProperty("parameters").GetProperty("generator").GetInt64().ShouldBe(898_305);
        document.RootElement.GetProperty("settings").GetProperty("batch-size").GetInt32().ShouldBe(32);
        document.RootElement.GetProperty("settings").GetProperty("optimizer").GetString().ShouldBe("keras-adam");
        document.RootElement.GetProperty("settings").GetProperty("drop-last").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("10")]
    [InlineData("0s")]
    [InlineData("soon")]
    [InlineData("-3m")]
    [InlineData("1e9h")]
    public void An_invalid_checkpoint_interval_is_refused(string time)
    {
        var result = _tool.Run([.. Small, "--checkpoint-every", time]);

        result.ShouldBe(
            new ToolResult(
                2,
                "",
                $"error: --checkpoint-every takes a time from 1s to 10000h, such as 30s, 10m or 2h, not '{time}'.\n"
            )
        );
    }

    [Fact]
    public void Resuming_keeps_the_checkpoint_interval_unless_another_is_given()
    {
        _tool.Run([.. Small, "--checkpoint-every", "90s", "--quiet", "--steps", "2"]).ExitCode.ShouldBe(0);
        Seconds().ShouldBe(90);

        _tool.Run("train", "--resume", "--quiet", "--steps", "4").ExitCode.ShouldBe(0);
        Seconds().ShouldBe(90);

        _tool.Run("train", "--resume", "--checkpoint-every", "0.5h", "--quiet", "--steps", "6").ExitCode.ShouldBe(0);
        Seconds().ShouldBe(1_800);

        double Seconds()
        {
            using var options = JsonDocument.Parse(File.ReadAllText(_tool.At("runs/00000-mlp-mnist/options.json")));
            return options.RootElement.GetProperty("checkpointEverySeconds").GetDouble();
        }
    }

    [Fact]
    public void A_description_too_long_for_a_folder_name_is_refused()
    {
        var result = _tool.Run([.. Small, "--desc", new string('x', 300)]);

        result.ExitCode.ShouldBe(2);
        result.OnlyErrorLine.ShouldBe(
            "error: The description makes a folder name of 310 bytes, and a file system takes about 240; "
                + "describe the run in fewer words."
        );
    }

    [Fact]
    public void Training_on_points_ends_with_an_evaluation()
    {
        using var document = JsonDocument.Parse(
            _tool.Run("train", "--recipe", "mlp", "--dataset", "ring", "--steps", "100", "--json").Output
        );

        document.RootElement.GetProperty("metrics").GetProperty("modes").GetDouble().ShouldBeInRange(0, 8);
        document.RootElement.GetProperty("real").GetProperty("modes").GetDouble().ShouldBe(8);
        File.ReadAllLines(_tool.At("runs/00000-mlp-ring/metrics.jsonl")).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("--steps", "20")]
    [InlineData("--evaluate-every", "0")]
    public void Training_ends_without_an_evaluation_when_short_or_when_disabled(string flag, string value)
    {
        _tool
            .Run(
                "train",
                "--recipe",
                "mlp",
                "--dataset",
                "ring",
                "--epochs",
                "1",
                "--images",
                "3200",
                "--quiet",
                flag,
                value
            )
            .ExitCode.ShouldBe(0);

        File.Exists(_tool.At("runs/00000-mlp-ring/metrics.jsonl")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void An_interrupted_run_is_saved_and_resumed_by_the_command_that_it_prints(string signal)
    {
        string[] endless = ["train", "--recipe", "mlp", "--images", "320", "--epochs", "100000"];
        var stopped = _tool.Interrupt([signal], line => line.StartsWith("epoch ", StringComparison.Ordinal), endless);

        stopped.ExitCode.ShouldBe(130);
        var steps = int.Parse(StoppedAfter().Match(stopped.Output).Groups[1].Value.Replace(",", ""));
        var command = GoOn().Match(stopped.Output).Groups[1].Value;
        command.ShouldEndWith(" train --resume runs/00000-mlp-mnist");
        using var resumed = JsonDocument.Parse(
            _tool.RunInShell($"{command} --steps {steps + 5} --json --quiet").Output
        );
        resumed.RootElement.GetProperty("steps").GetInt64().ShouldBe(steps + 5);
        resumed.RootElement.GetProperty("outcome").GetString().ShouldBe("completed");
    }

    [Fact]
    public void Two_hang_up_signals_still_save_the_run()
    {
        _tool
            .Interrupt(["HUP", "HUP"], line => line.StartsWith("epoch", StringComparison.Ordinal), SlowSteps())
            .ExitCode.ShouldBe(130);

        File.Exists(_tool.At("runs/00000-dcgan-mnist/checkpoints/latest.safetensors")).ShouldBeTrue();
        File.ReadAllText(_tool.At("runs/00000-dcgan-mnist/status.json")).ShouldContain("\"interrupted\"");
    }

    [Fact]
    public void A_second_signal_ends_the_process_at_once()
    {
        // The line is printed as the next step begins, so both signals arrive during that step.
        var result = _tool.Interrupt(
            ["INT", "TERM"],
            line => line.StartsWith("epoch", StringComparison.Ordinal),
            SlowSteps()
        );

        result.ExitCode.ShouldBe(130);
        result.Output.ShouldBeEmpty();
    }

    [Fact]
    public void A_resumed_run_ends_with_the_same_generator_as_an_uninterrupted_run()
    {
        _tool.CopyFrom(trained.Tool);
        _tool.Run([.. Small, "--quiet", "--steps", "7"]).ExitCode.ShouldBe(0);
        _tool.Run("train", "--resume", "1", "--epochs", "2", "--quiet").ExitCode.ShouldBe(0);

        Generator("00001-mlp-mnist").ShouldBe(Generator("00000-mlp-mnist"));
    }

    [Fact]
    public void A_run_that_ends_during_preparation_reports_an_untrained_generator()
    {
        string[] train = ["train", "--recipe", "mggan", "--images", "64", "--autoencoder-epochs", "1", "--steps", "2"];
        _tool
            .Run([.. train, "--dry-run"])
            .Output.ShouldContain("2, 2 an epoch; all of them prepare: the generator is trained from step 3 on\n");

        _tool
            .Run(train)
            .Error.ShouldEndWith(
                "These steps only prepared; the generator is untrained, and is trained from step 3 on.\n"
            );
    }

    [Fact]
    public void The_runs_flag_works_with_train_resume_and_sample()
    {
        _tool.Run([.. Small, "--quiet", "--steps", "2", "--runs", "elsewhere"]).ExitCode.ShouldBe(0);

        _tool
            .Run("train", "--resume", "--runs", "elsewhere", "--steps", "3", "--quiet")
            .ShouldBe(new ToolResult(0, "elsewhere/00000-mlp-mnist\n", ""));
        _tool.Run("sample", "--runs", "elsewhere").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Resume_with_another_batch_size_is_refused()
    {
        _tool.CopyFrom(trained.Tool);

        var result = _tool.Run("train", "--recipe", "mlp", "--resume", "--batch-size", "64");

        result.ExitCode.ShouldBe(2);
        result.OnlyErrorLine.ShouldStartWith("error: The run cannot be resumed: ");
        result.OnlyErrorLine.ShouldContain("batch-size");
    }

    [Theory]
    [InlineData("nowhere", "error: There is no run in runs; 'ganforge train' makes one.")]
    [InlineData(".", "error: . is not a run's folder: it has no options.json.")]
    public void Resuming_without_a_run_is_refused(string run, string sentence)
    {
        var result = _tool.Run("train", "--resume", run);

        result.ShouldBe(new ToolResult(2, "", sentence + "\n"));
    }

    [Fact]
    public void Resuming_from_a_truncated_checkpoint_is_refused()
    {
        _tool.CopyFrom(trained.Tool);
        var checkpoint = _tool.At("runs/00000-mlp-mnist/checkpoints/latest.safetensors");
        var bytes = File.ReadAllBytes(checkpoint);
        File.WriteAllBytes(checkpoint, bytes[..(bytes.Length / 2)]);

        var result = _tool.Run("train", "--resume", "--epochs", "9");

        result.ExitCode.ShouldBe(2);
        result.OnlyErrorLine.ShouldContain("latest.safetensors");
    }

    [Fact]
    public void An_invalid_data_file_is_refused_before_anything_is_written()
    {
        Directory.CreateDirectory(_tool.At("data"));
        File.WriteAllText(_tool.At("data/train-images-idx3-ubyte"), "these are no images");
        File.WriteAllText(_tool.At("data/train-labels-idx1-ubyte"), "these are no labels");

        var result = _tool.Run("train", "--data-dir", "data");

        result.ExitCode.ShouldBe(2);
        result.OnlyErrorLine.ShouldContain("train-images-idx3-ubyte");
        Directory.Exists(_tool.At("runs")).ShouldBeFalse();
    }

    [Fact]
    public void An_unwritable_runs_folder_is_named_in_the_error()
    {
        File.WriteAllText(_tool.At("runs"), "a file where a folder should be");

        var result = _tool.Run(Small);

        result.ExitCode.ShouldBe(2);
        result.OnlyErrorLine.ShouldContain("runs");
        result.OnlyErrorLine.ShouldContain("--out");
    }

    [Fact]
    public void A_full_disk_ends_the_run_and_keeps_the_last_checkpoint()
    {
        _tool.CopyFrom(trained.Tool);
        var checkpoint = _tool.At("runs/00000-mlp-mnist/checkpoints/latest.safetensors");
        var before = File.ReadAllBytes(checkpoint);
        File.Delete(_tool.At("runs/00000-mlp-mnist/log.txt"));
        File.CreateSymbolicLink(_tool.At("runs/00000-mlp-mnist/log.txt"), "/dev/full");

        var result = _tool.Run("train", "--resume", "--epochs", "3");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("No space left on device");
        result.Error.ShouldNotContain("   at ");
        File.ReadAllBytes(checkpoint).ShouldBe(before);
    }

    private byte[] Generator(string run) =>
        File.ReadAllBytes(_tool.At($"runs/{run}/checkpoints/generator.safetensors"));

    [GeneratedRegex(@"  go on +(.+)\n")]
    private static partial Regex GoOn();

    [GeneratedRegex(@"Stopped after step ([\d,]+) of ")]
    private static partial Regex StoppedAfter();

    /// <summary>A training of one step an epoch, which takes a second or more.</summary>
    private string[] SlowSteps()
    {
        FewDigits.Write(_tool);
        string[] data = ["--data-dir", "few-digits", "--images", "128"];
        return ["train", "--recipe", "dcgan", "--batch-size", "128", .. data];
    }
}
