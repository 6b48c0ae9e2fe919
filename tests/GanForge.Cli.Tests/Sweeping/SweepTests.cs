using System.Text.Json;

namespace GanForge.Cli.Tests;

public sealed class SweepTests : IDisposable
{
    private static readonly string[] Small = ["sweep", "--recipe", "mlp", "--images", "320"];

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void A_sweep_trains_every_trial_and_ends_in_a_comparison()
    {
        var result = _tool.Run([
            .. Small,
            "--epochs",
            "1",
            "--try",
            "lr=1e-4,3e-4",
            "--try",
            "pixel-mean/pixel-deviation=0.5/0.5,0.1307/0.3081",
        ]);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("trial 4 of 4  lr=3e-4, pixel-mean=0.1307, pixel-deviation=0.3081  10 steps\n");
        result.Error.ShouldNotContain('\u001b');
        result.Output.ShouldContain(
            "sweeps/mlp-lr-pixel-mean-pixel-deviation/compare.html shows curves and samples.\n"
        );
        Directory.GetDirectories(_tool.At("sweeps/mlp-lr-pixel-mean-pixel-deviation")).Length.ShouldBe(4);
    }

    [Fact]
    public void A_dry_run_lists_the_trials_and_writes_nothing()
    {
        var result = _tool.Run([.. Small, "--try", "recipe/epochs=mlp/2,conv/1", "--try", "seed=1..2", "-n"]);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldMatch(@"\n4  conv +mnist +1 +10 +2  recipe=conv, epochs=1, seed=2\n");
        Directory.EnumerateFileSystemEntries(_tool.Folder).ShouldBeEmpty();

        using var document = JsonDocument.Parse(
            _tool.Run([.. Small, "--try", "lr=1e-4..1e-2", "--random", "3", "-n", "--json"]).Output
        );
        document
            .RootElement.EnumerateArray()
            .Select(trial => trial.GetProperty("settings").GetProperty("learning-rate-g").GetDouble())
            .Distinct()
            .Count()
            .ShouldBe(3);
    }

    [Theory]
    [InlineData("KILL", 137)]
    [InlineData("INT", 130)]
    public void An_interrupted_sweep_resumes_to_the_same_weights_as_an_uninterrupted_one(string signal, int exitCode)
    {
        string[] sweep = [.. Small, "--epochs", "6", "--try", "seed=1,2", "--quiet"];
        _tool.Run([.. sweep, "--out", "whole"]).ExitCode.ShouldBe(0);

        var stopped = _tool.Interrupt(
            [signal],
            line =>
                line.StartsWith("trial 2 ", StringComparison.Ordinal)
                && WaitFor("parts/00001-mlp-mnist-seed-2/checkpoints/latest.safetensors"),
            [.. sweep[..^1], "--out", "parts"]
        );
        stopped.ExitCode.ShouldBe(exitCode);
        if (signal == "INT")
        {
            stopped.Error.ShouldMatch(
                @"Stopped and saved, 1 of 2 trials done; to continue: .*ganforge(\.exe|\.dll)? sweep parts\n"
            );
        }

        _tool.Run("sweep", "parts", "--quiet").ShouldBe(new ToolResult(0, "parts/compare.html\n", ""));

        Generators("parts").ShouldBe(Generators("whole"));
    }

    [Fact]
    public void A_diverged_trial_is_reported_and_the_sweep_exits_with_code_1()
    {
        var result = _tool.Run([
            .. Small,
            "--epochs",
            "1",
            "--optimizer",
            "sgd",
            "--try",
            "lr=1e-3,10",
            "--try",
            "pixel-deviation=1e-30,1",
            "--json",
        ]);

        result.ExitCode.ShouldBe(1);
        using var document = JsonDocument.Parse(result.Output);
        document.RootElement.GetProperty("outcome").GetString().ShouldBe("failed");
        var states = document
            .RootElement.GetProperty("trials")
            .EnumerateArray()
            .Select(trial => trial.GetProperty("state").GetString())
            .ToArray();
        states.ShouldContain("failed");
        states.ShouldContain("done");
        result.Error.ShouldContain("Failed: lr=10, pixel-deviation=1e-30: ");
    }

    [Fact]
    public void Another_sweep_in_the_same_folder_is_refused()
    {
        _tool.Run([.. Small, "--epochs", "1", "--try", "seed=1", "--quiet"]).ExitCode.ShouldBe(0);

        var result = _tool.Run([.. Small, "--epochs", "2", "--try", "seed=1", "--quiet"]);

        result.ShouldBe(
            new ToolResult(
                2,
                "",
                "error: sweeps/mlp-seed holds another sweep than the one asked for: its trial 'seed=1' shares "
                    + "other settings. Name another folder, or go on with what is there.\n"
            )
        );
    }

    [Theory]
    [InlineData("sweep", "There is nothing to try: give a setting with several values, as in lr=1e-4,3e-4.")]
    [InlineData("sweep --try lr", "--try takes a name and values, as in --try lr=1e-4,3e-4, not 'lr'.")]
    [InlineData("sweep --try lrr=1", "--try lrr: There is no setting 'lrr' of r3gan; did you mean 'lr'?")]
    [InlineData(
        "sweep --try epochs=0,1",
        "--try epochs: The setting epochs takes a whole number from 1 up to 1000000, not '0'."
    )]
    [InlineData(
        "sweep --try lr=1..20 --random 2",
        "--try lr: The setting learning-rate-g takes a number above 0 up to 10, not '20'."
    )]
    [InlineData(
        "sweep --try batch-size=32,64 --images 40",
        "The trial 'batch-size=64' cannot be: The 40 examples of mnist do not fill a batch of 64; give a "
            + "smaller batch-size."
    )]
    [InlineData(
        "sweep --generator-units 64 --try seed=1,2",
        "--generator-units is a setting of mlp; the recipe r3gan has none of that name."
    )]
    [InlineData(
        "sweep nowhere.yaml",
        "There is no file or folder nowhere.yaml; a sweep takes a YAML file, a sweep's folder, or --try."
    )]
    [InlineData(
        "sweep . --try lr=1",
        "--try does not go with a sweep's folder, whose plan stands; without the folder it begins a new sweep."
    )]
    [InlineData("sweep .", ". is not a sweep's folder: it has no plan.json.")]
    public void An_invalid_sweep_is_refused_before_anything_is_written(string arguments, string sentence)
    {
        _tool.Run(arguments.Split(' ')).ShouldBe(new ToolResult(2, "", $"error: {sentence}\n"));
        Directory.EnumerateFileSystemEntries(_tool.Folder).ShouldBeEmpty();
    }

    private static string Hash(string path) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));

    private bool WaitFor(string path)
    {
        SpinWait
            .SpinUntil(() => File.Exists(_tool.At(path)), TimeSpan.FromMinutes(1))
            .ShouldBeTrue($"{path} did not come.");
        return true;
    }

    private string[] Generators(string sweep) =>
        [
            .. Enumerable
                .Range(1, 2)
                .Select(seed =>
                    Hash(_tool.At($"{sweep}/{seed - 1:D5}-mlp-mnist-seed-{seed}/checkpoints/generator.safetensors"))
                ),
        ];
}
