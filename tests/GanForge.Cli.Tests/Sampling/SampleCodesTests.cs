using System.Text.Json;

namespace GanForge.Cli.Tests;

public sealed class SampleCodesTests(SampleCodesTests.CodedRun trained) : IClassFixture<SampleCodesTests.CodedRun>
{
    private const int Size = 28 * 28;

    private readonly Tool _tool = trained.Tool;

    [Fact]
    public void A_walk_between_two_codes_starts_and_ends_at_their_reconstructions()
    {
        Sample("--reals", "3,7", "--out", "pair.npy");
        Sample("--reals", "3,7", "--walk", "--frames", "5", "--out", "walk.npy")
            .ShouldContain("5 images of 00000-mggan-mnist on a linear walk");

        var (pair, walk) = (Pixels("pair.npy", count: 2), Pixels("walk.npy", count: 5));
        walk[..Size].ShouldBe(pair[..Size]);
        walk[^Size..].ShouldBe(pair[Size..]);
    }

    [Fact]
    public void The_code_of_a_digit_is_printed_and_decoded()
    {
        using var shown = JsonDocument.Parse(Sample("--reals", "3", "--json", "--out", "real"));
        shown.RootElement.GetProperty("files")[0].GetString().ShouldBe("real/real-000003.png");
        var code = shown
            .RootElement.GetProperty("codes")[0]
            .EnumerateArray()
            .Select(number => number.GetRawText())
            .ToArray();
        code.Length.ShouldBe(6);
        Sample("--code", string.Join(',', code), "--out", "decoded.npy");
        Sample("--reals", "3", "--out", "real.npy");

        Pixels("decoded.npy", count: 1).ShouldBe(Pixels("real.npy", count: 1));
        _tool
            .Run("sample", "--code", "1,2")
            .ShouldBe(
                new ToolResult(
                    2,
                    "",
                    "error: --code gives 2 numbers, and the codes of this run have 6; 'ganforge sample --reals "
                        + "0 --json' shows one.\n"
                )
            );
    }

    [Fact]
    public void Perturbed_codes_depend_on_the_seed_and_zero_perturbation_changes_nothing()
    {
        Sample("--reals", "3,7", "--perturb", "0", "--seeds", "4", "--out", "unmoved.npy");
        Sample("--reals", "3,7", "--out", "pair.npy");
        Sample("--reals", "3,7", "--perturb", "0.5", "--out", "twenty.npy").ShouldStartWith("twenty.npy: 20 images");
        Sample("--reals", "7", "--perturb", "0.5", "--seeds", "4", "--out", "one.npy");

        Pixels("unmoved.npy", count: 2).ShouldBe(Pixels("pair.npy", count: 2));
        Pixels("one.npy", count: 1).ShouldBe(Pixels("twenty.npy", count: 20)[(14 * Size)..(15 * Size)]);
    }

    [Fact]
    public void An_image_number_beyond_the_test_set_is_refused() =>
        _tool
            .Run("sample", "--reals", "10000")
            .ShouldBe(
                new ToolResult(2, "", "error: mnist has no image 10000; its 10,000 images are numbered from 0.\n")
            );

    private string Sample(params string[] arguments)
    {
        var result = _tool.Run(["sample", .. arguments]);
        result.Error.ShouldBeEmpty();
        result.ExitCode.ShouldBe(0);
        return result.Output;
    }

    private byte[] Pixels(string name, int count) => File.ReadAllBytes(_tool.At(name))[^(count * Size)..];

    /// <summary>A run with an autoencoder, for tests that only read it.</summary>
    public sealed class CodedRun : IDisposable
    {
        public CodedRun() =>
            Tool.Run(
                    "train",
                    "--recipe",
                    "mggan",
                    "--images",
                    "320",
                    "--epochs",
                    "1",
                    "--autoencoder-epochs",
                    "2",
                    "--code-dim",
                    "6",
                    "--quiet"
                )
                .ExitCode.ShouldBe(0);

        public Tool Tool { get; } = new();

        public void Dispose() => Tool.Dispose();
    }
}
