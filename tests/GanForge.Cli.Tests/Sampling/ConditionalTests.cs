using System.Text.Json;
using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Data.Files;
using GanForge.Imaging.PngFiles;

namespace GanForge.Cli.Tests;

public sealed class ConditionalTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void A_conditional_run_samples_the_requested_digits()
    {
        Train("--conditional");

        _tool.Run("sample", "--digits", "2024").Output.ShouldStartWith("samples.png: 4 images");
        var row = Png.Load(_tool.At("samples.png"));
        row.Width.ShouldBeGreaterThan(3 * row.Height);
        _tool.Run("sample", "--digit", "7", "--seeds", "3", "--out", "seven.npy").ExitCode.ShouldBe(0);
        _tool.Run("sample", "--digit", "2", "--seeds", "3", "--out", "two.npy").ExitCode.ShouldBe(0);
        File.ReadAllBytes(_tool.At("seven.npy")).ShouldNotBe(File.ReadAllBytes(_tool.At("two.npy")));

        _tool.Run("sample", "--digits", "2024", "--out", "idx/train-images-idx3-ubyte").ExitCode.ShouldBe(0);
        File.ReadAllBytes(_tool.At("idx/train-labels-idx1-ubyte"))[^4..].ShouldBe([2, 0, 2, 4]);

        _tool
            .Run("sample", "--digits", "202", "--seeds", "5", "--out", "hand.npy")
            .Output.ShouldStartWith("hand.npy, hand-labels.npy: 3 images");
        File.ReadAllBytes(_tool.At("hand-labels.npy"))[^3..].ShouldBe([2, 0, 2]);
        var hand = File.ReadAllBytes(_tool.At("hand.npy"))[^(3 * 28 * 28)..];
        _tool.Run("sample", "--digit", "0", "--seeds", "5", "--out", "nought.npy").ExitCode.ShouldBe(0);
        hand[(28 * 28)..(2 * 28 * 28)].ShouldBe(File.ReadAllBytes(_tool.At("nought.npy"))[^(28 * 28)..]);
        hand[..(28 * 28)].ShouldBe(hand[(2 * 28 * 28)..]);
        _tool.Run("sample", "--digits", "202", "--seeds", "5", "--out", "hand/").ExitCode.ShouldBe(0);
        Directory
            .GetFiles(_tool.At("hand"))
            .Select(Path.GetFileName)
            .Order()
            .ShouldBe(["seed-000005-place-1-2.png", "seed-000005-place-2-0.png", "seed-000005-place-3-2.png"]);

        foreach (var digit in (string[])["3", "4", "4"])
            _tool.Run("sample", "--digit", digit, "--count", "2", "--out", "all/").ExitCode.ShouldBe(0);
        Directory
            .GetFiles(_tool.At("all"))
            .Select(Path.GetFileName)
            .Order()
            .ShouldBe(["seed-000000-3.png", "seed-000000-4.png", "seed-000001-3.png", "seed-000001-4.png"]);

        Classes("--digits", "2024", "--count", "9").ShouldBe("2, 0, 2, 4");
        Classes("--seeds", "8-30").ShouldBe("8, 9, 0, 1, 2, 3, 4, 5, 6, 7");
        Classes("--seeds", "8,3,13").ShouldBe("8, 3, 3");
        Classes("--walk").ShouldBe("");

        Refused("--digit", "x").ShouldContain("draws 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, and 'x' is none of them");
        Refused("--digits", "20a4").ShouldContain("--digits takes digits, such as 2024, and '20a4' is something else.");
        Refused("--digit", "1", "--digits", "2").ShouldContain("leave one of them out");
    }

    [Fact]
    public void Evaluate_samples_classes_in_their_training_set_shares()
    {
        var digits = (ImageDataset)
            new DatasetLoader().Load("mnist", DatasetSplit.Train, TestContext.Current.CancellationToken);
        int[] few =
        [
            .. Enumerable.Range(0, 3_000).Where(i => digits.Labels[i] == 1).Take(120),
            .. Enumerable.Range(0, 3_000).Where(i => digits.Labels[i] == 8).Take(8),
        ];
        var data = (ImageDataset)digits.Pick(few);
        Directory.CreateDirectory(_tool.At("uneven"));
        foreach (var half in (string[])["train", "t10k"])
        {
            IdxFile.Write(
                _tool.At($"uneven/{half}-images-idx3-ubyte"),
                new IdxArray([data.Count, 28, 28], data.Pixels.ToArray())
            );
            IdxFile.Write(
                _tool.At($"uneven/{half}-labels-idx1-ubyte"),
                new IdxArray([data.Count], data.Labels.ToArray())
            );
        }
        Train("--conditional", "--data-dir", "uneven");

        var result = _tool.Run("evaluate", "--samples", "128", "--metrics", "accuracy,class-kl");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain(
            "00000-non-saturating-mnist: classes are asked for in their shares of the training set, from 6.3 % "
                + "of 8 to 93.8 % of 1.\n"
        );
        result.Error.ShouldContain(
            "00000-non-saturating-mnist: the training set has no image of 0, 2, 3, 4, 5, 6, 7 and 9, so these "
                + "are not asked for.\n"
        );
    }

    [Fact]
    public void Requesting_a_digit_of_an_unconditional_run_is_refused()
    {
        Train();

        Refused("--digit", "7")
            .ShouldContain("is unconditional, so it cannot draw a '7'; train one with --conditional");
    }

    private void Train(params string[] more)
    {
        var trained = _tool.Run([
            "train",
            "--recipe",
            "non-saturating",
            "--channels",
            "8",
            "--images",
            "128",
            "--epochs",
            "1",
            .. more,
        ]);
        trained.ExitCode.ShouldBe(0, trained.Error);
    }

    /// <summary>The class names that --json prints.</summary>
    private string Classes(params string[] flags)
    {
        using var document = JsonDocument.Parse(_tool.Run(["sample", "--json", .. flags]).Output);
        var classes = document.RootElement.GetProperty("classes");
        return classes.ValueKind == JsonValueKind.Null
            ? ""
            : string.Join(
                ", ",
                classes
                    .EnumerateArray()
                    .Select(one =>
                    {
                        one.GetProperty("name").GetString().ShouldBe($"{one.GetProperty("number").GetInt32()}");
                        return one.GetProperty("name").GetString();
                    })
            );
    }

    private string Refused(params string[] flags)
    {
        var result = _tool.Run(["sample", .. flags]);
        result.ExitCode.ShouldBe(2);
        return result.OnlyErrorLine;
    }
}
