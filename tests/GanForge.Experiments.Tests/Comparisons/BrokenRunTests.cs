using GanForge.Experiments.Comparisons;
using GanForge.Gans;
using GanForge.Gans.Diagnostics;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Session;

namespace GanForge.Experiments.Tests;

/// <summary>Incomplete and damaged runs in a comparison, which shows what is left and reports the fault.</summary>
public sealed class BrokenRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_in_training_is_reported_with_its_step()
    {
        var remarks = new List<string>();
        using var session = TrainingSession.Start(Toys.Options("mlp", _folder.Path), Toys.Blobs);
        using var listener = new Listener
        {
            OnStep = step => remarks.AddRange(step.Step == 7 ? Remarks(session.Folder) : []),
        };

        session.Run(listener, listener.Stop);

        remarks.ShouldBe(["It is still being trained: step 6 of 24."]);
        Remarks(session.Folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_killed_run_is_reported_as_cut_short()
    {
        var run = TestRuns.Train(Toys.Options("mlp", _folder.Path), stopAfter: 7).Folder;
        File.WriteAllText(run.StatusPath, File.ReadAllText(run.StatusPath).Replace("interrupted", "running"));

        Remarks(run).ShouldBe([$"It was cut short at step 7 of 24; to continue: ganforge train --resume {run.Path}"]);
    }

    [Fact]
    public void A_stopped_run_is_reported_with_its_step()
    {
        var run = TestRuns.Train(Toys.Options("mlp", _folder.Path), stopAfter: 7).Folder;
        Remarks(run).ShouldBe([$"It was stopped at step 7 of 24; to continue: ganforge train --resume {run.Path}"]);
    }

    [Fact]
    public void A_diverged_run_is_reported_with_its_reason()
    {
        RecipeCatalogue.Add<PlainGan>();
        var options = Toys.Options("plain-gan", _folder.Path, ("breaks-at", "8"));
        using (var session = TrainingSession.Start(options, Toys.Blobs))
        using (var listener = new Listener())
            Should.Throw<TrainingFailedException>(() => session.Run(listener, listener.Stop));

        Remarks(RunFolder.Find("latest", _folder.Path))
            .ShouldHaveSingleItem()
            .ShouldStartWith("Training diverged at step 8: ");
    }

    [Fact]
    public void Options_of_another_version_are_reported_and_the_curves_still_drawn()
    {
        var run = Damaged(run => File.WriteAllText(run.OptionsPath, "{\"format\": 99}"));

        run.Remarks.ShouldBe([$"{run.Folder.OptionsPath} has format 99, and this version reads format 1."]);
        run.Settings.ShouldBeEmpty();
        run.Summary.LossG.ShouldNotBeNull();
    }

    [Fact]
    public void Missing_options_are_reported() =>
        Damaged(run => File.Delete(run.OptionsPath))
            .Remarks.ShouldHaveSingleItem()
            .ShouldEndWith(" is not a run's folder: it has no options.json.");

    [Fact]
    public void A_missing_status_is_reported() =>
        Damaged(run => File.Delete(run.StatusPath))
            .Remarks.ShouldBe([
                "An older version made it and kept no status.json, so how far it was to go is not known.",
            ]);

    [Fact]
    public void A_damaged_status_is_reported() =>
        Damaged(run => File.WriteAllText(run.StatusPath, "{"))
            .Remarks.ShouldHaveSingleItem()
            .ShouldEndWith("status.json is damaged: it is not valid JSON.");

    [Fact]
    public void Missing_statistics_are_reported() =>
        Damaged(run => File.Delete(run.StatisticsPath))
            .Remarks.ShouldBe(["It has no stats.jsonl, so there are no metrics and no curves."]);

    [Fact]
    public void Statistics_before_a_damaged_line_are_shown()
    {
        var run = Damaged(run =>
            File.WriteAllLines(
                run.StatisticsPath,
                File.ReadAllLines(run.StatisticsPath).Take(3).Append("nonsense").Append("{}")
            )
        );

        run.Remarks.ShouldHaveSingleItem().ShouldStartWith($"Line 4 of {run.Folder.StatisticsPath} is damaged: ");
        run.Curves[ScalarNames.LossG].End.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Missing_sample_grids_leave_a_gap()
    {
        var whole = TestRuns.Train(Toys.Options("mlp", _folder.Path)).Folder;
        var gap = TestRuns.Train(Toys.Options("mlp", _folder.Path)).Folder;
        var third = TestRuns.Train(Toys.Options("mlp", _folder.Path)).Folder;
        File.Delete(gap.SamplesPath(4));
        foreach (var run in new[] { whole, third })
            File.Delete(run.SamplesPath(1));

        ComparedSamples.CommonEpochs(Comparison.Create([whole, gap, third]).Runs).ShouldBe([2, 3]);
        Directory.EnumerateFiles(gap.Path, "samples-*.png").ToList().ForEach(File.Delete);
        Comparison.Create([whole, gap]).SavePage(_folder["compare.html"]);
        File.ReadAllText(_folder["compare.html"]).ShouldContain("no samples, epoch 2");
    }

    [Fact]
    public void A_comparison_of_unreadable_runs_is_refused()
    {
        var run = TestRuns.Train(Toys.Options("mlp", _folder.Path), stopAfter: 1).Folder;
        File.Delete(run.OptionsPath);
        File.Delete(run.StatisticsPath);

        Should
            .Throw<UserErrorException>(() => Comparison.Create([run]))
            .Message.ShouldBe(
                $"None of the 1 runs can be read; of {run.Path}: {run.Path} is not a run's folder: it has no "
                    + $"options.json."
            );
    }

    private static IReadOnlyList<string> Remarks(RunFolder run) => Comparison.Create([run]).Runs[0].Remarks;

    /// <summary>A complete run after some damage, as compared with an intact one.</summary>
    private ComparedRun Damaged(Action<RunFolder> damage)
    {
        var options = Toys.Options("mlp", _folder.Path, ("epochs", "2"));
        var (whole, run) = (TestRuns.Train(options).Folder, TestRuns.Train(options).Folder);
        damage(run);
        var comparison = Comparison.Create([whole, run]);
        comparison.SavePage(_folder["compare.html"]);
        var page = System.Net.WebUtility.HtmlDecode(File.ReadAllText(_folder["compare.html"]));
        comparison.Runs[1].Remarks.ShouldAllBe(remark => page.Contains(remark));
        comparison.Runs[0].Remarks.ShouldBeEmpty();
        return comparison.Runs[1];
    }
}
