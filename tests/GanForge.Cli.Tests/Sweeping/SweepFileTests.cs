using System.Text.Json;
using GanForge.Cli.Errors;
using GanForge.Cli.Sweeping;

namespace GanForge.Cli.Tests;

public sealed class SweepFileTests : IDisposable
{
    private readonly string _path = Path.Combine(
        Directory.CreateTempSubdirectory("ganforge-test-").FullName,
        "sweep.yaml"
    );

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void A_file_combines_shared_settings_tried_values_and_variants()
    {
        var plan = Read(
                """
                recipe: mlp          # a comment
                lr: 3e-4
                seed: 7
                try:
                  batch-size: [32, 64]
                  pixel-mean/pixel-deviation: [0.5/0.5]
                variants:
                  short: { epochs: 5 }
                  convolutions:
                    recipe: conv
                    dropout: 0.3
                """
            )
            .Plan();

        plan.Trials.Count.ShouldBe(4);
        plan.Trials[3].Name.ShouldBe("batch-size=64, pixel-mean=0.5, pixel-deviation=0.5, convolutions");
        plan.Trials[3].Options.Recipe.ShouldBe("conv");
        plan.Trials[3].Options.Seed.ShouldBe(7UL);
        plan.Trials[3].Options.Settings["dropout"].ShouldBe("0.3");
        plan.Trials[0].Options.Settings["learning-rate-d"].ShouldBe("0.0003");
    }

    [Fact]
    public void A_file_can_request_random_trials()
    {
        var request = Read("try:\n  lr: 1e-4..1e-2\nrandom: 4\nrandom-seed: 9\n");

        (request.Random, request.RandomSeed).ShouldBe((4, 9UL));
        request.Plan().Trials.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("recipe: mlp\nsteps: 5\ntry:\n\tlr: [1e-4]\n", 4, "a tab begins this line; YAML takes spaces there.")]
    [InlineData(
        "recipe: mlp\r\ntry:\r\n  seed: [1]\r\n \tlr: [1e-4]\r\n",
        4,
        "a tab begins this line; YAML takes spaces there."
    )]
    [InlineData("recipe: mlp\ntry: &a\n  seed: [1]\n  lr: [*a]\n", 4, "*a stands within what it means.")]
    [InlineData(
        "recipe: mlp\ntry:\n  lr: [[[[[[[[[1]]]]]]]]]\n",
        3,
        "lists and names are nested here more than 8 deep."
    )]
    public void Malformed_yaml_is_refused_with_its_line(string content, int line, string message) =>
        Should.Throw<UsageException>(() => Read(content)).Message.ShouldBe($"{_path}, line {line}: {message}");

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    [InlineData("? ", "")]
    [InlineData("- ", "")]
    public void Deeply_nested_yaml_is_refused_with_its_line(string open, string close) =>
        Should
            .Throw<UsageException>(() =>
                Read(
                    "recipe: mlp\ntry: "
                        + string.Concat(Enumerable.Repeat(open, 200_000))
                        + string.Concat(Enumerable.Repeat(close, 200_000))
                )
            )
            .Message.ShouldStartWith($"{_path}, line ");

    [Fact]
    public void A_file_with_windows_line_endings_and_a_byte_order_mark_is_read()
    {
        File.WriteAllText(
            _path,
            "recipe: mlp\r\ntry:\r\n  seed: [1, 2]\r\n",
            new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true)
        );
        SweepFile.Read(_path).Plan().Trials.Count.ShouldBe(2);
    }

    [Fact]
    public void Randomly_damaged_files_are_read_or_refused_with_a_line()
    {
        const string whole =
            "recipe: mlp   # a comment\nlr: 3e-4\nrandom: 3\ntry:\n  batch-size: [32, 64]\n  lr: "
            + "1e-4..1e-2:log\n  pixel-mean/pixel-deviation: [0.5/0.5]\nvariants:\n  short: { epochs: 5 }\n  "
            + "long:\n    recipe: conv\n";
        var random = new Random(7);
        for (var i = 0; i < 3_000; i++)
        {
            var (place, length, other) = (random.Next(whole.Length), random.Next(1, 12), random.Next(8));
            var rest = whole[Math.Min(whole.Length, place + length)..];
            string[] inserted =
            [
                "",
                "\t",
                ": ",
                "&a ",
                "*a",
                "[",
                "1e400",
                "\0",
                "!!x ",
                "null",
                "- ",
                "\ufffd",
                "99999999999999999999",
                "..",
                "%",
                "@",
            ];
            File.WriteAllText(
                _path,
                other < 4
                    ? whole[..place] + inserted[random.Next(inserted.Length)] + whole[place..]
                    : whole[..place] + inserted[random.Next(inserted.Length)] + rest
            );
            try
            {
                SweepFile.Read(_path);
            }
            catch (UsageException problem)
            {
                problem.Message.ShouldStartWith($"{_path}, line ");
            }
        }
    }

    [Theory]
    [InlineData(
        "recipe: mlp\nepoch: 3\ntry:\n  seed: [1, 2]\n",
        2,
        "there is no setting 'epoch' of mlp; did you mean 'epochs'?"
    )]
    [InlineData("recpe: mlp\ntry:\n  seed: [1, 2]\n", 1, "there is no setting 'recpe'; did you mean 'recipe'?")]
    [InlineData("recipe: mlp\ntrys:\n  seed: [1, 2]\n", 2, "there is no setting 'trys'; did you mean 'try'?")]
    [InlineData(
        "recipe: mlp\nattempts:\n  seed: [1, 2]\n",
        2,
        "there is no setting 'attempts'; besides settings a sweep's file has try, variants, random, random-seed."
    )]
    [InlineData(
        "recipe: mlp\nvariant:\n  a: {epochs: 1}\n",
        2,
        "there is no setting 'variant'; did you mean 'variants'?"
    )]
    [InlineData("recipe: mpl\ntry:\n  seed: [1]\n", 1, "there is no recipe 'mpl'; did you mean 'mlp'?")]
    [InlineData("try:\n  recipe: [mlp, conf]\n", 2, "there is no recipe 'conf'; did you mean 'conv'?")]
    [InlineData(
        "try:\n  lr:\n    - 1e-4\n    - fast\n",
        4,
        "the setting learning-rate-g takes a number above 0 up to 10, not 'fast'."
    )]
    [InlineData(
        "try:\n  lr: [1e-4]\n  bach-size: [1]\n",
        3,
        "there is no setting 'bach-size' of r3gan; did you mean 'batch-size'?"
    )]
    [InlineData(
        "seed: minus one\ntry:\n  lr: [1e-4]\n",
        1,
        "'seed' takes a whole number from 0 up to 18446744073709551615, not 'minus one'."
    )]
    [InlineData("lr: [1e-4, 3e-4]\n", 1, "'lr' takes one value here; several values to try belong under 'try'.")]
    [InlineData("lr:\ntry:\n  seed: [1]\n", 1, "'lr' takes one value here; several values to try belong under 'try'.")]
    [InlineData("try: [1, 2]\n", 1, "'try' takes names with their values below it.")]
    [InlineData("try:\n  seed: {a: 1}\n", 2, "'seed' takes one plain value here.")]
    [InlineData("try:\n  seed: []\n", 2, "'seed' needs a name and values, as in lr=1e-4,3e-4.")]
    [InlineData("try:\n  lr: 1e-2..1e-4\n", 2, "'1e-2..1e-4' is no range for lr: ")]
    [InlineData("try:\n  lr: 1e-4..20\n", 2, "the setting learning-rate-g takes a number above 0 up to 10, not '20'.")]
    [InlineData(
        "variants:\n  a:\n    epochs: 0\n",
        3,
        "the setting epochs takes a whole number from 1 up to 1000000, not '0'."
    )]
    [InlineData("variants:\n  a: 5\n", 2, "the variant 'a' takes names with their values below it.")]
    [InlineData("random: lots\ntry:\n  seed: [1]\n", 1, "'random' takes a whole number from 1 up to 1000, not 'lots'.")]
    [InlineData("recipe: mlp\nrecipe: conv\n", 2, "this is not valid YAML: duplicate key recipe.")]
    [InlineData("recipe: mlp\n  try: 1\n", 2, "this is not valid YAML: ")]
    [InlineData("- recipe\n", 1, "a sweep's file begins with names and values, as in 'recipe: mlp'.")]
    [InlineData("", 1, "a sweep's file holds one document of names and values.")]
    public void An_invalid_setting_is_refused_with_its_line(string yaml, int line, string sentence)
    {
        var message = Should.Throw<UsageException>(() => Read(yaml)).Message;

        message.ShouldStartWith($"{_path}, line {line}: {sentence}");
        message.Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public void The_example_file_is_a_valid_sweep()
    {
        var plan = SweepFile.Read(Repository.At("examples", "mlp-comparison.yaml")).Plan();

        plan.Check().Select(trial => trial.Steps).ShouldBe([93_750, 93_750, 187_500, 9_375]);
    }

    [Fact]
    public void Flags_override_the_sweep_file()
    {
        using var tool = new Tool();
        File.WriteAllText(tool.At("mine.yaml"), "recipe: mlp\nimages: 640\nlr: 1e-3\ntry:\n  seed: [1, 2]\n");

        var result = tool.Run("sweep", "mine.yaml", "--images", "320", "--epochs", "3", "--dry-run", "--json");

        using var document = JsonDocument.Parse(result.Output);
        document.RootElement[1].GetProperty("images").GetInt32().ShouldBe(320);
        document.RootElement[1].GetProperty("steps").GetInt64().ShouldBe(30);
        document.RootElement[1].GetProperty("recipe").GetString().ShouldBe("mlp");
    }

    private SweepRequest Read(string yaml)
    {
        File.WriteAllText(_path, yaml);
        return SweepFile.Read(_path);
    }
}
