using System.Text.Json.Nodes;
using GanForge.Data;
using GanForge.Evaluation;
using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Metrics;
using GanForge.Experiments.Comparisons;
using GanForge.Gans.Diagnostics;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Runs.Session;

namespace GanForge.Runs.Tests;

/// <summary>Training runs that evaluate their generator every second epoch.</summary>
public sealed class RunEvaluationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_line_of_metrics_is_written_after_every_second_epoch_and_the_last()
    {
        var run = TestRuns.Train(Evaluated("lines", ("epochs", "3"))).Folder;

        var lines = File.ReadLines(run.MetricsPath).Select(line => JsonNode.Parse(line)!).ToList();
        lines.Select(line => (int)line["epoch"]!).ShouldBe([2, 3]);
        lines.Select(line => (long)line["step"]!).ShouldBe([2 * Toys.StepsPerEpoch, 3 * Toys.StepsPerEpoch]);
        ((string)lines[0]["dataset"]!).ShouldBe("blobs");
        ((int)lines[0]["samples"]!).ShouldBe(40);
        ((int)lines[0]["realSamples"]!).ShouldBe(40);
        ((string)lines[0]["classifier"]!).Length.ShouldBe(64);
        lines[0]["classes"]!.AsArray().Sum(count => (int)count!).ShouldBe(40);
        // Forty examples are too few for a Fréchet distance.
        lines[0]["figures"]!
            .AsObject()
            .Select(field => field.Key)
            .ShouldBe(
                ["kid", "digit-score", "precision", "recall", "density", "coverage", "classes"],
                ignoreOrder: true
            );
        ((double)lines[0]["real"]!["precision"]!).ShouldBeGreaterThan(0.5);
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("non-saturating")]
    public void Evaluation_does_not_change_the_bits_of_the_training(string recipe)
    {
        var without = TestRuns.Train(Toys.Options(recipe, _folder["without"]));
        var with = TestRuns.Train(Evaluated("with", recipe));

        TestRuns.Scalars(with.Folder).ShouldBe(TestRuns.Scalars(without.Folder));
        TestRuns.Bits(with.Folder.GeneratorPath).ShouldBe(TestRuns.Bits(without.Folder.GeneratorPath));
        File.Exists(without.Folder.MetricsPath).ShouldBeFalse();
    }

    [Fact]
    public void Metrics_during_training_match_an_evaluation_of_the_run()
    {
        var run = TestRuns.Train(Evaluated("same", "non-saturating")).Folder;
        var (train, test) = ((ImageDataset)Toys.Blobs.Train, Toys.Blobs.Test);
        var evaluator = new Evaluator(
            new EvaluationReference(
                train,
                test,
                new ClassifierCache().For("mnist", train, cancellationToken: TestContext.Current.CancellationToken)
            ),
            MetricCatalogue.Find(["kid", "digit-score"], test)
        );

        var values = evaluator
            .Measure(
                new GeneratedExamples(GeneratorModel.Load(run), "run", 40, seed: 0),
                cancellationToken: TestContext.Current.CancellationToken
            )
            .Values;

        var history = RunHistory.Read(run);
        history[ScalarNames.Metric("kid")].Points.Last().Value.ShouldBe(values["kid"]!.Value);
        history[ScalarNames.Metric("digit-score")].Points.Last().Value.ShouldBe(values["digit-score"]!.Value);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(20)]
    public void A_resumed_run_has_the_metrics_of_an_uninterrupted_one(long stopAfter)
    {
        var whole = TestRuns.Train(Evaluated("whole")).Folder;
        var stopped = TestRuns.Train(Evaluated("stopped"), stopAfter).Folder;
        File.AppendAllText(stopped.MetricsPath, "written after the checkpoint");

        TestRuns.Resume(stopped);

        File.ReadAllText(stopped.MetricsPath).ShouldBe(File.ReadAllText(whole.MetricsPath));
    }

    [Fact]
    public void Resuming_without_the_metrics_file_is_refused()
    {
        var stopped = TestRuns.Train(Evaluated("lost"), stopAfter: 13).Folder;
        File.Delete(stopped.MetricsPath);

        Should
            .Throw<UserErrorException>(() => TestRuns.Resume(stopped))
            .Message.ShouldContain("metrics.jsonl is missing, and the checkpoint goes on from it; ");
    }

    [Fact]
    public void Plots_report_comparison_and_TensorBoard_show_the_metrics()
    {
        var run = TestRuns.Train(Evaluated("shown")).Folder;

        foreach (var plot in (string[])["kid", "precision", "digit-score", "classes"])
            File.Exists(run.PlotPath(plot)).ShouldBeTrue();
        var report = File.ReadAllText(run.ReportPath);
        report.ShouldContain("How good the images are");
        report.ShouldMatch(@"<dt>kid, real -?\d+\.\d+</dt><dd>-?\d+\.\d+</dd>");
        report.ShouldContain("<th scope=\"row\">coverage</th>");
        var scalars = EventFile.Scalars([
            .. Directory.GetFiles(run.Path, "events.out.tfevents.*").SelectMany(EventFile.Read),
        ]);
        scalars["Metrics/kid"]
            .ShouldBe(
                RunHistory.Read(run)[ScalarNames.Metric("kid")].Points.Select(point => (point.Step, (float)point.Value))
            );
        scalars.Count(tag => tag.Key.StartsWith("Metrics/", StringComparison.Ordinal)).ShouldBe(7);
        report.ShouldContain("Of 40 generated examples and 40 real ones");
        var compared = Comparison.Create([run]).Runs[0];
        compared.Summary.EvaluatedSamples.ShouldBe(40);
        compared.Summary.Metrics.Keys.ShouldBe(
            ["kid", "digit-score", "precision", "recall", "density", "coverage", "classes"],
            ignoreOrder: true
        );
        compared.Curves.Keys.ShouldContain("metrics/kid");
        compared.Curves.Keys.ShouldNotContain("real/kid");
    }

    [Fact]
    public void A_metric_named_like_a_plot_of_the_recipe_does_not_overwrite_it()
    {
        var run = TestRuns.Train(Evaluated("both", "r3gan")).Folder;

        File.ReadAllText(run.PlotPath("classes")).ShouldContain("Classification loss");
        File.ReadAllText(run.PlotPath("measured-classes")).ShouldContain("classes of generated images");
    }

    [Fact]
    public void Report_and_comparison_show_the_actual_number_of_real_examples()
    {
        var run = TestRuns.Train(Evaluated("few", ("epochs", "2")) with { EvaluateSamples = 100 }).Folder;

        var compared = Comparison.Create([run]);
        compared.SavePage(_folder["compare.html"]);
        (compared.Runs[0].Summary.EvaluatedSamples, compared.Runs[0].Summary.EvaluatedRealSamples).ShouldBe((100, 48));
        File.ReadAllText(_folder["compare.html"]).ShouldContain("real ones</th>");
        File.ReadAllText(run.ReportPath).ShouldContain("Of 100 generated examples and 48 real ones");
    }

    [Fact]
    public void A_run_of_an_older_version_has_an_unknown_number_of_real_examples()
    {
        var run = TestRuns.Train(Evaluated("older", ("epochs", "2"))).Folder;
        File.WriteAllText(
            run.MetricsPath,
            File.ReadAllText(run.MetricsPath).Replace("\"realSamples\":40,", "", StringComparison.Ordinal)
        );

        var history = RunHistory.Read(run);
        (history.EvaluatedSamples, history.EvaluatedRealSamples).ShouldBe((40, null));
    }

    [Fact]
    public void A_data_set_without_a_classifier_is_refused_before_anything_is_written()
    {
        var options = Evaluated("refused") with { Dataset = "kmnist" };

        Should
            .Throw<UserErrorException>(() => TrainingSession.Start(options, Toys.Blobs))
            .Message.ShouldStartWith("Images of kmnist cannot be measured");
        Directory.Exists(_folder["refused"]).ShouldBeFalse();
    }

    private TrainingOptions Evaluated(string name, params (string Name, string Value)[] settings) =>
        Evaluated(name, "mlp", settings);

    private TrainingOptions Evaluated(string name, string recipe, params (string Name, string Value)[] settings) =>
        Toys.Options(recipe, _folder[name], settings) with
        {
            EvaluateEvery = 2,
            EvaluateSamples = 40,
        };
}
