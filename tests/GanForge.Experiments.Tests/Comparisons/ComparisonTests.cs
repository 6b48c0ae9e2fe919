using System.Globalization;
using System.Text.RegularExpressions;
using GanForge.Experiments.Comparisons;
using GanForge.Gans;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Folder;

namespace GanForge.Experiments.Tests;

public sealed class ComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Differing_settings_are_listed_and_equal_ones_counted()
    {
        var comparison = Comparison.Create([Train(("epochs", "1")), Train(("epochs", "2"), ("batch-size", "16"))]);

        comparison.Differing.Select(setting => setting.Name).ShouldBe(["epochs", "batch-size"]);
        comparison.Differing[1].Values.ShouldBe(["8", "16"]);
        comparison.Same.Count.ShouldBe(5 + RecipeCatalogue.Find("mlp").Settings.Count - 2);
        comparison.Runs.ShouldAllBe(run => run.Remarks.Count == 0);
    }

    [Fact]
    public void A_setting_of_only_one_recipe_differs_from_its_absence()
    {
        var comparison = Comparison.Create([
            Train(("epochs", "1")),
            TestRuns.Train(Toys.Options("conv", _folder.Path, ("epochs", "1"))).Folder,
        ]);

        comparison.Differing.Single(setting => setting.Name == "dropout").Values.ShouldBe([null, "0.4"]);
    }

    [Fact]
    public void Losses_and_accuracies_are_those_of_the_last_epoch()
    {
        var run = Train(("epochs", "2"));
        var summary = Comparison.Create([run]).Runs[0].Summary;
        var history = RunHistory.Read(run);

        (summary.Epochs, summary.Steps, summary.StepsTotal).ShouldBe((2, 12, 12));
        summary.LossG!.Value.ShouldBe(
            history[ScalarNames.LossG].Points.Skip(6).Average(point => point.Value),
            tolerance: 1e-9
        );
        summary.AccuracyReal.ShouldBe(history[ScalarNames.AccuracyReal][1].Value);
        summary.Parameters["generator"].ShouldBeGreaterThan(0);
        summary.Seconds!.Value.ShouldBeGreaterThan(0);
        summary.ImagesPerSecond!.Value.ShouldBe(12 * 8 / summary.Seconds.Value, tolerance: 1e-6);
    }

    [Fact]
    public void Images_per_second_count_every_batch_of_a_step()
    {
        var run = TestRuns
            .Train(Toys.Options("wgan-gp", _folder.Path, ("discriminator-steps", "3"), ("epochs", "2")))
            .Folder;
        var summary = Comparison.Create([run]).Runs[0].Summary;

        summary.Steps.ShouldBe(4);
        summary.ImagesPerSecond!.Value.ShouldBe(2 * 48 / summary.Seconds!.Value, tolerance: 1e-6);
        // The seconds of the status are rounded to thousandths.
        var reported = Regex
            .Match(File.ReadAllText(run.ReportPath), "<dt>images/s</dt><dd>([\\d,]+)</dd>")
            .Groups[1]
            .Value;
        double.Parse(reported, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
            .ShouldBe(
                summary.ImagesPerSecond.Value,
                tolerance: 1 + (0.001 / summary.Seconds.Value * summary.ImagesPerSecond.Value)
            );
    }

    [Fact]
    public void The_page_is_one_file_and_shows_each_series_once_for_all_runs()
    {
        var html = Page(Comparison.Create([Train(("epochs", "1")), Train(("epochs", "2"))]));

        html.ShouldNotContain("<script");
        html.Split("src=\"").Length.ShouldBe(html.Split("src=\"data:image/png;base64,").Length);
        html.Split("class=\"ganforge-plot\"").Length.ShouldBe(1 + 8);
        html.ShouldContain(">2 runs side by side<");
        html.ShouldContain("They differ in epochs; ");
        html.ShouldContain("href=\"00000-mlp-mnist/report.html\"");
        html.ShouldContain(">epoch 2, the last<");
        html.ShouldContain("prefers-color-scheme: dark");
    }

    [Fact]
    public void Text_from_users_is_escaped()
    {
        var run = TestRuns
            .Train(Toys.Options("mlp", _folder.Path, ("epochs", "1")) with { Description = "<b>mine</b>" })
            .Folder;

        Page(Comparison.Create([run])).ShouldNotContain("<b>mine");
    }

    [Fact]
    public void Runs_are_labelled_by_what_distinguishes_them()
    {
        var options = Toys.Options("mlp", _folder.Path, ("epochs", "1"));
        var (first, second) = (
            TestRuns.Train(options with { Description = "first" }).Folder,
            TestRuns.Train(options with { Description = "second" }).Folder
        );
        var elsewhere = TestRuns
            .Train(options with { Description = "first", OutDirectory = _folder["elsewhere"] })
            .Folder;

        Labels(first, second).ShouldBe(["first", "second"]);
        Labels(first, Train(("epochs", "1"))).ShouldBe(["first", "00002-mlp-mnist"]);
        Labels(first, Copy(first, _folder["00009-mlp-mnist-copy"]))
            .ShouldBe(["00000-mlp-mnist-first", "00009-mlp-mnist-copy"]);
        Labels(first, elsewhere).ShouldBe([first.Path, elsewhere.Path]);

        static string[] Labels(params RunFolder[] runs) => [.. Comparison.Create(runs).Runs.Select(run => run.Label)];
    }

    [Fact]
    public void Twenty_runs_have_twenty_colours()
    {
        var run = Train(("epochs", "1"));
        for (var i = 1; i < 20; i++)
            Copy(run, _folder[$"{i:D5}-mlp-mnist"]);
        var html = Page(Comparison.Create(RunSelection.Find([], _folder.Path)));

        html.ShouldContain("20 runs side by side");
        Enumerable
            .Range(1, 20)
            .Select(i => html.Split($"main [data-curve=\"{i}\"].gf-curve {{ stroke: ")[1].Split(';')[0])
            .Distinct()
            .Count()
            .ShouldBe(20);
    }

    private RunFolder Train(params (string Name, string Value)[] settings) =>
        TestRuns.Train(Toys.Options("mlp", _folder.Path, settings)).Folder;

    private string Page(Comparison comparison)
    {
        comparison.SavePage(_folder["compare.html"]);
        return File.ReadAllText(_folder["compare.html"]);
    }

    private static RunFolder Copy(RunFolder run, string path)
    {
        Directory.CreateDirectory(path);
        foreach (var file in Directory.EnumerateFiles(run.Path))
            File.Copy(file, Path.Combine(path, Path.GetFileName(file)));
        return RunFolder.Find(path);
    }
}
