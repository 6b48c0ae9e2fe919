using System.IO.Compression;
using System.Text.Json.Nodes;

namespace GanForge.Cli.Tests;

/// <summary>Run folders written by an earlier version: one per recipe, one of points, and a sweep.</summary>
public sealed class OldRunsTests(OldRunsTests.Extracted extracted) : IClassFixture<OldRunsTests.Extracted>
{
    public static TheoryData<string> Runs =>
        [
            "00000-r3gan-mnist",
            "00001-mlp-mnist",
            "00002-conv-mnist",
            "00003-dcgan-mnist",
            "00004-dcgan-sgd-mnist",
            "00005-mggan-mnist",
            "00006-wgan-gp-mnist",
            "00007-lsgan-mnist",
            "00008-hinge-mnist",
            "00009-dragan-mnist",
            "00010-non-saturating-mnist",
            "00011-mlp-ring",
        ];

    [Theory]
    [MemberData(nameof(Runs))]
    public void An_old_run_is_sampled_and_resumed(string run)
    {
        Run("sample", $"runs/{run}", "--count", "4", "--out", $"{run}.npy");
        Run("train", "--resume", $"runs/{run}", "--steps", "64", "--quiet");

        File.ReadLines(extracted.Tool.At($"runs/{run}/stats.jsonl")).Last().ShouldContain("\"step\":64");

        void Run(params string[] arguments)
        {
            var result = extracted.Tool.Run(arguments);
            result.ExitCode.ShouldBe(0, result.Error);
        }
    }

    [Fact]
    public void Old_runs_are_evaluated()
    {
        // Not the runs that the other tests go on with.
        using var untouched = new Extracted();
        FewDigits.Write(untouched.Tool);
        string[] names = [.. Runs.Select(row => row.Data)];
        string[] digits = [.. names.Where(name => name.EndsWith("mnist", StringComparison.Ordinal))];
        string[] points = [.. names.Except(digits)];

        Evaluated([.. digits, "--metrics", "digit-score", "--data-dir", "few-digits"]).ShouldBe(digits);
        Evaluated([.. points, "--metrics", "modes"]).ShouldBe(points);

        IEnumerable<string> Evaluated(string[] arguments)
        {
            var result = untouched.Tool.Run(["evaluate", .. arguments, "--samples", "250", "--json"]);
            result.ExitCode.ShouldBe(0, result.Error);
            return JsonNode
                .Parse(result.Output)!
                .AsArray()
                .Select(row => (string)row!["name"]!)
                .Where(name => !name.StartsWith("real", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Old_runs_are_compared() => extracted.Tool.Run("compare", "runs").ExitCode.ShouldBe(0);

    [Fact]
    public void An_old_sweep_has_nothing_left_to_train()
    {
        File.WriteAllText(
            extracted.Tool.At("sweep.yaml"),
            """
            recipe: mlp
            steps: 30
            images: 240
            image-size: 8
            batch-size: 8
            try:
              learning-rate-g: [0.001, 0.0003]

            """
        );

        var written = Written();

        var result = extracted.Tool.Run("sweep", "sweep.yaml", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        written.Length.ShouldBe(2);
        Written().ShouldBe(written);

        DateTime[] Written() =>
            [
                .. Directory
                    .GetDirectories(extracted.Tool.At("sweeps/sweep"))
                    .Order()
                    .Select(run => File.GetLastWriteTimeUtc(Path.Combine(run, "stats.jsonl"))),
            ];
    }

    /// <summary>The archive, extracted into the working folder of the tool.</summary>
    public sealed class Extracted : IDisposable
    {
        public Extracted() =>
            ZipFile.ExtractToDirectory(Repository.At("tests", "fixtures", "run-folders", "0.1.zip"), Tool.Folder);

        public Tool Tool { get; } = new();

        public void Dispose() => Tool.Dispose();
    }
}
