using System.Text.RegularExpressions;
using GanForge.Gans;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Folder;

namespace GanForge.Runs.Tests;

public class RunReportTests
{
    [Fact]
    public void The_report_is_one_file_with_pictures_plots_settings_and_resume_command()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path, ("epochs", "2"))).Folder;
        var html = File.ReadAllText(run.ReportPath);

        html.ShouldNotContain("<script");
        html.ShouldNotContain("src=\"http");
        html.Split("src=\"").Length.ShouldBe(1 + 7);
        html.Split("src=\"data:image/png;base64,").Length.ShouldBe(1 + 7);
        html.Split("<svg").Length.ShouldBe(1 + 4);
        html.ShouldContain(">completed<");
        html.ShouldContain("<th scope=\"row\">batch-size</th><td>8 <span class=\"changed\">default 32</span></td>");
        html.ShouldContain($"ganforge train --resume {run.Path} --epochs 4");
        html.ShouldContain("prefers-color-scheme: dark");
    }

    [Theory]
    [MemberData(nameof(Toys.Recipes), MemberType = typeof(Toys))]
    public void Every_plot_of_a_recipe_has_its_curves(string recipe)
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options(recipe, folder.Path) with { Steps = 2 * Toys.StepsPerEpoch }).Folder;
        var history = RunHistory.Read(run);

        foreach (var plan in RecipeCatalogue.Find(recipe).Create().Plots)
            plan.Curves.ShouldAllBe(curve => history[curve.Series].Count > 0, plan.Title);
        File.ReadAllText(run.ReportPath).ShouldNotContain("no data yet");
    }

    [Theory]
    [MemberData(nameof(Toys.Recipes), MemberType = typeof(Toys))]
    public void Every_recorded_series_is_plotted(string recipe)
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options(recipe, folder.Path) with { Steps = 2 * Toys.StepsPerEpoch }).Folder;
        var plotted = RecipeCatalogue
            .Find(recipe)
            .Create()
            .Plots.SelectMany(plan => plan.Curves)
            .Select(curve => curve.Series);

        RunHistory.Read(run).Names.Except(plotted).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--steps 6", "epochs", "4", 3L)]
    [InlineData("--epochs 4", "epochs", "2", null)]
    [InlineData("--epochs 80", "patience", "1", null)]
    public void The_resume_command_raises_the_limit_that_ended_the_run(
        string more,
        string setting,
        string value,
        long? steps
    )
    {
        using var folder = new TemporaryFolder();
        var settings = setting == "patience" ? new[] { (setting, value), ("epochs", "40") } : [(setting, value)];
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path, settings) with { Steps = steps }).Folder;

        File.ReadAllText(run.ReportPath).ShouldContain($"train --resume {run.Path} {more}</pre>");
    }

    [Fact]
    public void A_plot_without_a_point_is_left_out_once_the_run_has_ended()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path) with { Steps = 3 }).Folder;

        File.Exists(run.PlotPath("losses")).ShouldBeTrue();
        File.Exists(run.PlotPath("accuracy")).ShouldBeFalse();
        File.ReadAllText(run.ReportPath).ShouldNotContain("no data yet");
    }

    [Fact]
    public void A_plot_with_its_first_points_after_resuming_is_written_then()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path, ("epochs", "2")), stopAfter: 2).Folder;
        File.Exists(run.PlotPath("accuracy")).ShouldBeFalse();

        TestRuns.Resume(run);
        File.Exists(run.PlotPath("accuracy")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("r3gan", "classes", "cross-entropy, lower is better")]
    [InlineData("mggan", "autoencoder", "loss, lower is better")]
    [InlineData("mlp", "scores", "0.5 for both is the goal")]
    public void Plots_say_which_direction_is_better(string recipe, string plot, string words)
    {
        var plan = RecipeCatalogue.Find(recipe).Create().Plots.Single(plan => plan.Name == plot);
        $"{plan.Title} ({plan.YLabel})".ShouldContain(words);
    }

    [Fact]
    public void Every_picture_links_to_itself_for_enlarging()
    {
        using var folder = new TemporaryFolder();
        var html = File.ReadAllText(
            TestRuns.Train(Toys.Options("mlp", folder.Path, ("epochs", "2"))).Folder.ReportPath
        );

        var pictures = Enumerable.Range(1, html.Split("<img").Length - 1).ToList();
        pictures.ShouldNotBeEmpty();
        pictures.ShouldAllBe(number =>
            Regex.IsMatch(html, $"id=\"picture-{number}\">\\s*<a href=\"#picture-{number}\"")
        );
    }

    [Theory]
    [InlineData("mlp", "the probability of being real that the discriminator gives to each image")]
    [InlineData("r3gan", "the midpoint of the mean real and the mean generated score")]
    public void Validity_is_called_a_probability_only_where_it_is_one(string recipe, string caption)
    {
        using var folder = new TemporaryFolder();
        var html = File.ReadAllText(
            TestRuns.Train(Toys.Options(recipe, folder.Path, ("epochs", "1"))).Folder.ReportPath
        );

        html.ShouldContain(caption);
        html.Contains("probability", StringComparison.Ordinal).ShouldBe(recipe == "mlp");
    }

    [Fact]
    public void The_report_of_one_epoch_has_no_gallery()
    {
        using var folder = new TemporaryFolder();

        File.ReadAllText(TestRuns.Train(Toys.Options("mlp", folder.Path, ("epochs", "1"))).Folder.ReportPath)
            .ShouldNotContain("epoch by epoch");
        File.ReadAllText(TestRuns.Train(Toys.Options("mlp", folder.Path, ("epochs", "2"))).Folder.ReportPath)
            .ShouldContain("epoch by epoch");
    }

    [Fact]
    public void Losses_are_means_over_the_last_epoch()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path, ("epochs", "2"))).Folder;
        var loss = RunHistory
            .Read(run)[ScalarNames.LossG]
            .Points.Where(point => point.Epoch == 2)
            .Average(point => point.Value);

        File.ReadAllText(run.ReportPath).ShouldContain($"<dt>generator loss, last epoch</dt><dd>{loss:0.000}</dd>");
    }

    [Fact]
    public void Options_are_written_with_unescaped_text_and_a_readable_date()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns
            .Train(Toys.Options("mlp", folder.Path, ("epochs", "1")) with { Description = "zwölf & mehr" })
            .Folder;

        var options = File.ReadAllText(run.OptionsPath);
        options.ShouldContain("\"description\": \"zwölf & mehr\"");
        options.ShouldMatch("\"started\": \"[0-9T:.-]+[+-][0-9:]+\"");
    }

    [Fact]
    public void Text_from_users_is_escaped()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns
            .Train(Toys.Options("mlp", folder.Path, ("epochs", "1")) with { Dataset = "<b>mine</b>" })
            .Folder;
        File.ReadAllText(run.ReportPath).ShouldNotContain("<b>mine");
    }

    [Fact]
    public void An_interrupted_run_has_a_report()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path), stopAfter: 2).Folder;
        File.ReadAllText(run.ReportPath).ShouldContain(">interrupted<");
    }
}
