using System.Globalization;
using GanForge.Evaluation.Metrics;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Folder;
using GanForge.Runs.State;
using GanForge.Tensors.Threading;

namespace GanForge.Runs.Output;

/// <summary>Writes report.html: the run on one self-contained page.</summary>
internal sealed class RunReport(
    RunFolder folder,
    RunSetup setup,
    OptionsFile options,
    TrainingProgress progress,
    RunHistory history,
    RunState state,
    string? message,
    IReadOnlyList<string> plots
)
{
    private const int GalleryLength = 12;

    private static readonly string Content = PageTemplate.Read<RunReport>("report.html");
    private static readonly string Style = PageTemplate.Read<RunReport>("report.css");

    private readonly ReportPage _page = new($"{setup.Entry.Name} on {setup.Options.Dataset} · {folder.Name}", Style);

    public void Save()
    {
        Summary();
        Alarms();
        Samples();
        FurtherPictures();
        Quality();
        _page.Section(
            "Curves",
            string.Concat(plots.Select(plot => $"<figure class=\"plot\">{plot}</figure>\n")),
            "plots"
        );
        Settings();
        GoOn();
        var status = RunStatus.Words(state);
        var verdict = new RunAssessment(setup, progress, history, state, message);
        var main = PageTemplate.Fill(
            Content,
            new Dictionary<string, string>
            {
                ["run"] = Text(folder.Name),
                ["status"] = status,
                ["status-class"] = status.Replace(' ', '-'),
                ["title"] = Text($"{setup.Entry.Name} on {setup.Options.Dataset}"),
                ["summary"] = Text(setup.Entry.Summary),
                ["outcome"] = Text(verdict.Outcome),
                ["evidence"] = Text(string.Join(' ', verdict.Evidence)),
                ["sections"] = _page.Sections,
                ["started"] = Text(options.Started[..19].Replace('T', ' ')),
                ["threads"] = $"{Workers.Threads}",
                ["version"] = OptionsFile.Version,
                ["runtime"] = $"{Environment.Version}",
            }
        );
        _page.Save(folder.ReportPath, main);
    }

    private void Summary()
    {
        var (stage, epoch) = setup.Model.StageAt(progress.Epoch);
        var epochs =
            progress.StepInEpoch > 0
                ? $"{epoch - 1} of {stage.Epochs}"
                : $"{Math.Min(epoch - 1, stage.Epochs)} of {stage.Epochs}";
        _page.Append("<dl class=\"facts\">\n");
        Fact(stage == setup.Model.MainStage ? "epochs" : $"epochs of the {stage.Name}", epochs);
        Fact("steps", $"{progress.Step:N0} of {setup.StepsTotal:N0}");
        Fact("time", ReportPage.Duration(progress.Seconds));
        Fact(
            $"{setup.Feed.Kind.Noun}/s",
            progress.Seconds > 0 ? $"{setup.ImagesSeenAfter(progress.Step) / progress.Seconds:N0}" : "–"
        );
        var measured = MetricCatalogue.All.FirstOrDefault(metric => metric.Values.All(IsMeasured));
        foreach (var value in measured?.Values ?? [])
        {
            Fact(
                $"{value.Name}, real {Last(ScalarNames.RealMetric(value.Name), value.Format)}",
                Last(ScalarNames.Metric(value.Name), value.Format)
            );
        }

        Fact("generator loss, last epoch", LastEpoch(ScalarNames.LossG, "0.000"));
        Fact("discriminator loss, last epoch", LastEpoch(ScalarNames.LossD, "0.000"));
        Fact($"accuracy on real {setup.Feed.Kind.Noun}", Last(ScalarNames.AccuracyReal, "0 %"));
        Fact($"accuracy on generated {setup.Feed.Kind.Noun}", Last(ScalarNames.AccuracyFake, "0 %"));
        foreach (
            var series in setup
                .Model.Stages.SelectMany(other => other.Updates)
                .Select(update => update.ScalarName)
                .Except([ScalarNames.LossG, ScalarNames.LossD])
        )
        {
            Fact($"{ScalarNames.ToWords(series)}, last epoch", LastEpoch(series, "0.0000"));
        }

        foreach (
            var series in setup.Model.AuxiliaryDiscriminators.SelectMany(discriminator =>
                new[] { discriminator.AccuracyReal, discriminator.AccuracyFake }
            )
        )
        {
            Fact(ScalarNames.ToWords(series), Last(series, "0 %"));
        }

        _page.Append("</dl>\n");
    }

    /// <summary>Writes the metrics of the last evaluation next to those of real examples.</summary>
    private void Quality()
    {
        var rows =
            from value in MetricCatalogue.All.SelectMany(metric => metric.Values).DistinctBy(value => value.Name)
            where IsMeasured(value)
            let generated = Last(ScalarNames.Metric(value.Name), value.Format)
            let real = Last(ScalarNames.RealMetric(value.Name), value.Format)
            select Row(value.Name, Text(value.Meaning), generated, real);
        var body = string.Concat(rows);
        if (body.Length > 0)
        {
            _page.Section(
                "How good the images are",
                $"<p>{Text(Measured())}</p>\n"
                    + $"<table><thead><tr><th>metric</th><th>generated</th><th>real</th><th "
                    + $"class=\"meaning\"></th></tr></thead><tbody>\n{body}</tbody></table>\n",
                "settings"
            );
        }
    }

    /// <summary>The numbers of examples that the metrics were measured on, as a sentence.</summary>
    private string Measured()
    {
        var reals = history.EvaluatedRealSamples is { } count ? $"{count:N0} real ones" : "real ones";
        return $"Of {history.EvaluatedSamples:N0} generated examples and {reals}; metrics of other numbers of examples "
            + $"cannot be compared with these.";
    }

    private void Alarms()
    {
        var alarms = string.Concat(
            progress.Alarms.Alarms.Select(alarm =>
                $"<li><strong>{Text(alarm.Title)}</strong> "
                + $"<span class=\"when\">epoch {alarm.Epoch}, {Span(alarm)}</span><br>"
                + $"{Text(Sentence(alarm.Seen))} {Text(alarm.Advice)}</li>\n"
            )
        );
        if (alarms.Length > 0)
            _page.Section("Alarms", $"<ul>\n{alarms}</ul>\n", "alarms");

        static string Span(Alarm alarm) =>
            alarm.Until is { } until ? $"steps {alarm.Step:N0} to {until:N0}" : $"from step {alarm.Step:N0}";

        static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
    }

    private void Samples()
    {
        var paths = folder.Samples;
        if (paths.Count == 0)
            return;
        var latest = paths[^1];
        var pictures =
            _page.Picture(latest.Path, $"Generated, {ReportPage.EpochName(latest.Epoch)}")
            + _page.Picture(folder.RealsPath, "Real");
        _page.Section("Samples", pictures, "pair");

        var growth =
            _page.Picture(folder.TimeLapsePngPath, "Time-lapse of the same noise")
            + _page.Picture(folder.ProgressPath, "One noise vector, captured also within epochs");
        if (growth.Length > 0)
            _page.Section($"How the {setup.Feed.Kind.Noun} evolved", growth, "pair");
        if (File.Exists(folder.ValidityPath))
        {
            _page.Section(
                "What the discriminator believes",
                _page.Picture(folder.ValidityPath, ValidityCaption()),
                "single"
            );
        }

        // The first, the second to last, and evenly spaced ones between: enough to see the digits appear.
        var earlier = paths.SkipLast(1).ToArray();
        var shown = Math.Min(GalleryLength, earlier.Length);
        var gallery = Enumerable
            .Range(0, shown)
            .Select(i => earlier[shown == 1 ? 0 : i * (earlier.Length - 1) / (shown - 1)]);
        // After a first epoch, the only earlier grid is the gray of the untrained generator.
        if (shown > 1)
        {
            _page.Section(
                "The same noise, epoch by epoch",
                string.Concat(gallery.Select(sample => _page.Picture(sample.Path, ReportPage.EpochName(sample.Epoch)))),
                "gallery"
            );
        }
    }

    private string ValidityCaption() =>
        setup.Model.ScoresAreRelative
            ? "Validity: how far each image's score lies above (more than 0.5) or below the midpoint of the mean "
                + "real and the mean generated score, as 1 / (1 + e^(midpoint − score)); scores of this recipe can "
                + "only be compared with one another"
            : "Validity: the probability of being real that the discriminator gives to each image";

    private void FurtherPictures()
    {
        foreach (var plan in setup.Model.Pictures.Where(plan => File.Exists(folder.PicturePath(plan.Name))))
            _page.Section(plan.Heading, _page.Picture(folder.PicturePath(plan.Name), plan.Title), "further");
    }

    private void Settings()
    {
        var rows = setup
            .Entry.Settings.Where(setting => setting.Suits(setup.Feed.Kind))
            .Select(setting =>
            {
                var value = setting.Of(setup.Recipe);
                var changed =
                    value == setting.Default ? "" : $" <span class=\"changed\">default {Text(setting.Default)}</span>";
                return Row(setting.Name, Text(setting.Description), Text(value) + changed);
            });
        var players = setup.Parameters.Select(player => Row(player.Key, "Trainable parameters.", $"{player.Value:N0}"));
        var examples = ExampleDrawing.Create(setup.Recipe, setup.Feed).Shape;
        var run =
            Row("dataset", examples, Text(setup.Options.Dataset))
            + Row("seed", "All randomness follows from it.", $"{setup.Options.Seed}");
        _page.Section(
            "Settings",
            $"<table><tbody>\n{run}{string.Concat(rows)}{string.Concat(players)}</tbody></table>\n",
            "settings"
        );
    }

    private void GoOn() =>
        _page.Section(
            "Next steps",
            $"""
            <p>
            In the folder in which it was started, these commands make new images of this run and continue its training:
            </p>
            <pre>{Text(StartCommand.Text)} sample {Text(PathText.Quoted(folder.Path))} --count 64
            {Text(StartCommand.Text)} train --resume {Text(PathText.Quoted(folder.Path))}{More()}</pre>

            """,
            "next"
        );

    /// <summary>
    /// The option to continue: a finished run needs more epochs, or more steps if a step limit ended it.
    /// </summary>
    private string More() =>
        state switch
        {
            RunState.Completed when progress.Epoch < setup.Model.Epochs => $" --steps {2 * progress.Step}",
            RunState.Completed or RunState.StoppedEarly => $" --epochs {2 * setup.Recipe.Epochs}",
            _ => "",
        };

    private static string Row(string name, string meaning, params IEnumerable<string> values)
    {
        var cells = string.Concat(values.Select(value => $"<td>{value}</td>"));
        return $"<tr><th scope=\"row\">{name}</th>{cells}<td class=\"meaning\">{meaning}</td></tr>\n";
    }

    private void Fact(string name, string value) => _page.Append($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");

    /// <summary>
    /// The mean over the last epoch's steps, as in log.txt and comparisons; a single step's value says little.
    /// </summary>
    private string LastEpoch(string series, string format) =>
        history[series].MeanOfLastEpoch?.ToString(format, CultureInfo.InvariantCulture) ?? "–";

    private bool IsMeasured(MetricValue metric) => history[ScalarNames.Metric(metric.Name)].Count > 0;

    private string Last(string series, string format)
    {
        var points = history[series];
        return points.Count == 0 ? "–" : points[points.Count - 1].Value.ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Text(string text) => ReportPage.Text(text);
}
