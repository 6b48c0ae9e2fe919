namespace GanForge.Cli.Tests;

public sealed class UsageTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Theory]
    [InlineData("trian", "There is no verb 'trian'; did you mean 'train'?")]
    [InlineData(
        "fly",
        "There is no verb 'fly'; the verbs are train, sample, evaluate, compare, sweep, reproduce, studio, "
            + "play, recipes, datasets."
    )]
    [InlineData("--epochs 3", "--epochs comes after its verb: ganforge train --epochs.")]
    [InlineData("train --epoch 3", "ganforge train has no flag --epoch; did you mean --epochs?")]
    [InlineData("train --bacth-size=3", "ganforge train has no flag --bacth-size; did you mean --batch-size?")]
    [InlineData(
        "train -- --epochs 3",
        "Behind '--' nothing is taken for a verb or a flag; leave it out: ganforge train --epochs 3."
    )]
    [InlineData(
        "-- train --epochs 3",
        "Behind '--' nothing is taken for a verb or a flag; leave it out: ganforge train --epochs 3."
    )]
    [InlineData("help trian", "There is no verb 'trian'; did you mean 'train'?")]
    [InlineData("trian --help", "There is no verb 'trian'; did you mean 'train'?")]
    [InlineData("train --fast", "ganforge train has no flag --fast; 'ganforge train --help' lists the flags.")]
    [InlineData("train --output x", "ganforge train has no flag --output; did you mean --out?")]
    [InlineData("sample --output x", "ganforge sample has no flag --output; did you mean --out?")]
    [InlineData("train --name x", "ganforge train has no flag --name; did you mean --desc?")]
    [InlineData("train --save-every 3", "ganforge train has no flag --save-every; did you mean --keep-every?")]
    [InlineData("sample --num_images 3", "ganforge sample has no flag --num_images; did you mean --count?")]
    [InlineData("train --num-images 3", "ganforge train has no flag --num-images; did you mean --images?")]
    [InlineData("datasets mnits", "There is no data set 'mnits'; did you mean 'mnist'?")]
    [InlineData(
        "train --recipe mlp --dropout 0.5",
        "--dropout is a setting of conv and mggan; the recipe mlp has none of that name."
    )]
    [InlineData(
        "train mnist",
        "ganforge train does not know what to do with 'mnist'; 'ganforge train --help' shows what it takes."
    )]
    [InlineData("train --epochs", "--epochs needs a value: --epochs N.")]
    [InlineData("train --epochs --steps 3", "--epochs needs a value: --epochs N.")]
    [InlineData("train --steps 3 --steps 4", "--steps is given 2 times; once is enough.")]
    [InlineData("train --epochs 2.5", "--epochs takes a whole number from 1 up to 1000000, not '2.5'.")]
    [InlineData("train --batch-size 1", "--batch-size takes a whole number from 2 up to 65536, not '1'.")]
    [InlineData("train --lr-g 0", "--lr-g takes a number above 0 up to 10, not '0'.")]
    [InlineData("train --lr nan", "--lr takes a number above 0 up to 10, not 'nan'.")]
    [InlineData("train --steps 0", "--steps takes a whole number from 1 upwards, not '0'.")]
    [InlineData("train --seed -1", "--seed takes a whole number from 0 up to 18446744073709551615, not '-1'.")]
    [InlineData("train --threads 0", "--threads takes a whole number from 1 up to 1024, not '0'.")]
    [InlineData("train --recipe dcgn", "There is no recipe 'dcgn'; did you mean 'dcgan'?")]
    [InlineData(
        "train --recipe nothing",
        "There is no recipe 'nothing'; the recipes are conv, dcgan, dcgan-sgd, dragan, hinge, lsgan, mggan, "
            + "mlp, non-saturating, r3gan, wgan-gp."
    )]
    [InlineData("train --dataset fashon-mnist", "There is no data set 'fashon-mnist'; did you mean 'fashion-mnist'?")]
    [InlineData("train --resume --desc x", "--desc is for a new run and does not go with --resume.")]
    [InlineData("train --resume --dry-run", "--dry-run is for a new run and does not go with --resume.")]
    [InlineData("sample --count 0", "--count takes a whole number from 1 up to 2147483647, not '0'.")]
    [InlineData(
        "recipes dcgan mlp",
        "ganforge recipes does not know what to do with 'mlp'; 'ganforge recipes --help' shows what it takes."
    )]
    [InlineData("datasets --jsno", "ganforge datasets has no flag --jsno; did you mean --json?")]
    [InlineData("train --out -n", "--out needs a value: --out DIR.")]
    [InlineData("train --out= -n", "--out needs a value: --out DIR.")]
    [InlineData(
        "train --evaluate-samples 100",
        "--evaluate-samples says how many examples an evaluation measures, and there is none; add --evaluate-every."
    )]
    [InlineData(
        "sweep --evaluate-samples 100 --try lr=1e-3,1e-4",
        "The trial 'lr=1e-3' cannot be: --evaluate-samples says how many examples an evaluation measures, and "
            + "there is none; add --evaluate-every."
    )]
    [InlineData(
        "train --recipe mlp --dataset kmnist --evaluate-every 1",
        "Images of kmnist cannot be measured: there are classifiers for mnist, stacked-mnist and fashion-mnist only."
    )]
    [InlineData(
        "train -n --recipe mlp --dataset kmnist --evaluate-every 1",
        "Images of kmnist cannot be measured: there are classifiers for mnist, stacked-mnist and fashion-mnist only."
    )]
    [InlineData(
        "sample --digits 2024 --seeds 5-6",
        "--digits 2024 takes one seed, which draws it in one hand, or 4 and more, one for each digit; --seeds names 2."
    )]
    [InlineData(
        "sample --digits 2024 --count 2",
        "--digits 2024 takes 4 images or more, one for each digit; --count asks for 2."
    )]
    public void A_usage_error_prints_one_sentence_and_exits_with_code_2(string arguments, string sentence)
    {
        var result = _tool.Run(arguments.Split(' '));

        result.OnlyErrorLine.ShouldBe($"error: {sentence}");
        result.Output.ShouldBeEmpty();
        result.ExitCode.ShouldBe(2);
        Directory.Exists(_tool.At("runs")).ShouldBeFalse();
    }

    [Fact]
    public void More_threads_than_processors_are_accepted_with_a_warning()
    {
        var result = _tool.Run("train", "--recipe", "mlp", "--threads", "1024", "--dry-run");

        result.ExitCode.ShouldBe(0);
        result.Error.ShouldMatch(
            @"^--threads 1024: there (is 1 processor|are \d+ processors) here, and more threads than that make "
                + @"nothing faster\.\n"
        );
        _tool.Run("train", "--recipe", "mlp", "--threads", "1", "--dry-run").Error.ShouldNotContain("--threads");
    }

    [Theory]
    [InlineData("evaluate", "", "ganforge evaluate takes RUN|FILE, and here it is empty.")]
    [InlineData("sample", "", "ganforge sample takes RUN, and here it is empty.")]
    [InlineData("compare", "", "ganforge compare takes RUN, and here it is empty.")]
    [InlineData("sweep", "", "ganforge sweep takes SWEEP, and here it is empty.")]
    [InlineData("train", "--resume", "", "--resume takes RUN, and here it is empty.")]
    [InlineData("train", "--out", "", "--out takes DIR, and here it is empty.")]
    [InlineData("train", "--epochs", "", "--epochs takes N, and here it is empty.")]
    [InlineData("sample", "--runs", "", "--runs takes DIR, and here it is empty.")]
    [InlineData("reproduce", "mlp-ring", "--out", "", "--out takes DIR, and here it is empty.")]
    [InlineData("evaluate", "--metrics", "", "--metrics takes LIST, and here it is empty.")]
    [InlineData("evaluate", "--epochs", "", "--epochs takes LIST, and here it is empty.")]
    [InlineData("studio", "--token", "", "--token takes TEXT, and here it is empty.")]
    public void An_empty_argument_is_refused(params string[] arguments)
    {
        var result = _tool.Run(arguments[..^1]);

        result.ShouldBe(new ToolResult(2, "", $"error: {arguments[^1]}\n"));
        Directory.EnumerateFileSystemEntries(_tool.Folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_dry_run_downloads_nothing()
    {
        var result = _tool.Run("train", "-n", "--recipe", "mlp", "--dataset", "kmnist");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldMatch("data +kmnist, 60,000 images\n");
        _tool
            .Run("sweep", "-n", "--recipe", "mlp", "--dataset", "emnist-letters", "--try", "lr=1e-3,1e-4")
            .ExitCode.ShouldBe(0);
        Directory.EnumerateFileSystemEntries(_tool.Folder).ShouldBeEmpty();
    }

    [Fact]
    public void Full_output_and_error_streams_exit_with_code_1()
    {
        var result = _tool.RunInShell("$GANFORGE recipes > /dev/full 2>&1");

        result.ShouldBe(new ToolResult(1, "", ""));
    }

    [Theory]
    [InlineData("recipes")]
    [InlineData("recipes --json")]
    public void Standard_output_on_a_full_disk_is_reported_as_an_error(string arguments)
    {
        var result = _tool.RunInShell($"$GANFORGE {arguments} > /dev/full");

        result.OnlyErrorLine.ShouldBe("error: Standard output cannot be written: No space left on device.");
        result.ExitCode.ShouldBe(1);
    }

    [Fact]
    public void A_closed_output_pipe_is_not_an_error()
    {
        var result = _tool.RunInShell("$GANFORGE recipes | head -1");

        result.Output.ShouldStartWith("recipe");
        result.Error.ShouldNotContain("error");
    }
}
