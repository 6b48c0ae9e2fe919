using System.Globalization;
using GanForge.Runs.Folder;
using GanForge.Runs.Output;

namespace GanForge.Experiments.Comparisons;

/// <summary>The self-contained page compare.html, which shows runs side by side.</summary>
internal sealed class ComparisonPage
{
    private static readonly string Content = PageTemplate.Read<ComparisonPage>("comparison.html");

    private readonly Comparison _comparison;
    private readonly string _path;
    private readonly ReportPage _page;

    public ComparisonPage(Comparison comparison, string path)
    {
        (_comparison, _path) = (comparison, Path.GetFullPath(path));
        Title = comparison.Title ?? $"{Count(comparison.Runs.Count, "run")} side by side";
        _page = new ReportPage(Title, ComparisonStyle.For(comparison.Runs.Count));
    }

    private string Title { get; }

    private IReadOnlyList<ComparedRun> Runs => _comparison.Runs;

    public void Save()
    {
        Table();
        Settings();
        Curves();
        Samples();
        var main = PageTemplate.Fill(
            Content,
            new Dictionary<string, string>
            {
                ["kind"] = _comparison.Title is null ? "comparison" : Count(Runs.Count, "run"),
                ["title"] = Text(Title),
                ["summary"] = Text(Summary()),
                ["sections"] = _page.Sections,
                ["version"] = OptionsFile.Version,
            }
        );
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _page.Save(_path, main);
    }

    private string Summary()
    {
        if (Runs.Count(run => run.Settings.Count > 0) < 2)
            return "Fewer than two runs say what their settings are.";
        var differing = _comparison.Differing.Count switch
        {
            0 => "No setting differs",
            > 8 => $"{_comparison.Differing.Count} settings differ",
            _ => $"They differ in {Wording.And([.. _comparison.Differing.Select(setting => setting.Name)])}",
        };
        return _comparison.Same.Count == 0
            ? $"{differing}."
            : $"{differing}; {Count(_comparison.Same.Count, "setting")} "
                + $"{(_comparison.Same.Count == 1 ? "is" : "are")} the same.";
    }

    private void Table()
    {
        string[] players = [.. Players(differing: true)];
        string[] metrics = [.. Runs.SelectMany(run => run.Summary.Metrics.Keys).Distinct()];
        var hasFewerReals = Runs.Any(run => run.Summary.EvaluatedRealSamples < run.Summary.EvaluatedSamples);
        string[] heads =
        [
            "state",
            "epochs",
            "steps",
            "time",
            "images/s",
            "generator loss",
            "discriminator loss",
            "accuracy on real",
            "accuracy on generated",
            .. metrics,
            .. metrics.Length > 0 ? ["measured of"] : Array.Empty<string>(),
            .. hasFewerReals ? ["real ones"] : Array.Empty<string>(),
            .. players.Select(player => $"{player} parameters"),
        ];
        var rows = Runs.Select(run => run.Summary)
            .Select(summary =>
                (string[])
                    [
                        Number(summary.Epochs, "N0"),
                        Number(summary.Steps, "N0"),
                        summary.Seconds is { } time ? ReportPage.Duration(time) : "–",
                        Number(summary.ImagesPerSecond, "N0"),
                        Number(summary.LossG, "0.000"),
                        Number(summary.LossD, "0.000"),
                        Number(summary.AccuracyReal, "0 %"),
                        Number(summary.AccuracyFake, "0 %"),
                        .. metrics.Select(metric =>
                            summary.Metrics.TryGetValue(metric, out var value) ? Number(value, "G4") : "–"
                        ),
                        .. metrics.Length > 0 ? [Number(summary.EvaluatedSamples, "N0")] : Array.Empty<string>(),
                        .. hasFewerReals ? [Number(summary.EvaluatedRealSamples, "N0")] : Array.Empty<string>(),
                        .. players.Select(player =>
                            summary.Parameters.TryGetValue(player, out var count) ? Number(count, "N0") : "–"
                        ),
                    ]
            );
        var body = Runs.Zip(
            rows,
            (run, cells) =>
            {
                var state = run.Status is { } status ? RunStatus.Words(status.State) : "–";
                var numbers = cells.Select(cell => $"<td class=\"number\">{cell}</td>");
                return $"<td class=\"state\">{Text(state)}</td>{string.Concat(numbers)}";
            }
        );
        var head = string.Concat(
            heads.Select(
                (name, column) => $"<th scope=\"col\"{(column == 0 ? "" : " class=\"number\"")}>{Text(name)}</th>"
            )
        );
        _page.Section(
            "Results",
            Table(
                "run",
                head,
                body.Select(
                    (cells, index) => (RunHead(index), cells + Remarks(index, heads.Length + 1), $"run-{index + 1}")
                )
            ),
            "results-table"
        );
    }

    /// <summary>
    /// Returns the networks whose numbers of parameters differ between runs, or those whose numbers are equal.
    /// </summary>
    private IEnumerable<string> Players(bool differing) =>
        Runs.SelectMany(run => run.Summary.Parameters.Keys)
            .Distinct()
            .Where(player =>
                differing
                == Runs.Where(run => run.Summary.Parameters.Count > 0)
                    .Select(run => run.Summary.Parameters.GetValueOrDefault(player))
                    .Distinct()
                    .Skip(1)
                    .Any()
            );

    /// <summary>Renders a run's remarks in rows of their own below the run's.</summary>
    private string Remarks(int index, int columns) =>
        string.Concat(
            Runs[index]
                .Remarks.Select(remark =>
                    $"</tr>\n<tr class=\"remark run-{index + 1}\"><td "
                    + $"colspan=\"{columns}\"><span>{Text(remark)}</span></td>"
                )
        );

    private void Settings()
    {
        if (_comparison.Differing.Count > 0)
        {
            _page.Section(
                "Settings that differ",
                Runs.Count >= _comparison.Differing.Count ? RunsDown() : RunsAcross(),
                "settings"
            );
        }

        if (_comparison.Same.Count == 0)
            return;
        var rows = _comparison.Same.Select(setting =>
            (
                $"<th scope=\"row\">{Text(setting.Name)}</th>",
                $"<td>{Text(setting.Values.First(value => value is not null)!)}</td>",
                ""
            )
        );
        var parameters = Players(differing: false)
            .Select(player =>
                (
                    $"<th scope=\"row\">{Text(player)} parameters</th>",
                    $"<td>{Runs.Max(run => run.Summary.Parameters.GetValueOrDefault(player)):N0}</td>",
                    ""
                )
            );
        _page.Append(
            $"<details>\n<summary>{Count(_comparison.Same.Count, "setting")} the same in all</summary>\n"
                + $"<div>{Table("setting", "<th scope=\"col\">value</th>", rows.Concat(parameters))}</div>\n"
                + $"</details>\n"
        );
    }

    private string RunsDown() =>
        Table(
            "run",
            string.Concat(_comparison.Differing.Select(setting => $"<th scope=\"col\">{Text(setting.Name)}</th>")),
            Runs.Select(
                (_, index) =>
                    (
                        RunHead(index),
                        string.Concat(
                            _comparison.Differing.Select(setting => $"<td>{Text(setting.Values[index] ?? "–")}</td>")
                        ),
                        $"run-{index + 1}"
                    )
            )
        );

    private string RunsAcross() =>
        Table(
            "setting",
            string.Concat(Runs.Select((run, index) => $"<th scope=\"col\">{Swatch(index)}{Text(run.Label)}</th>")),
            _comparison.Differing.Select(setting =>
                (
                    $"<th scope=\"row\">{Text(setting.Name)}</th>",
                    string.Concat(setting.Values.Select(value => $"<td>{Text(value ?? "–")}</td>")),
                    ""
                )
            )
        );

    private void Curves()
    {
        var plots = ComparisonPlots.Create(_comparison);
        if (plots.Count == 0)
            return;
        var keys = Runs.Select((run, index) => Key(index + 1, Swatch(index) + Text(run.Label)));
        var all =
            Runs.Count > 1
                ? $"<div class=\"keys\" role=\"radiogroup\" aria-label=\"Run to pick out\">\n"
                    + $"{Key(0, "all")}{string.Concat(keys)}</div>\n"
                : "";
        _page.Section(
            "Curves",
            $"{all}<div class=\"drawn\">\n"
                + $"{string.Concat(plots.Select(plot => $"<figure class=\"plot\">{plot.ToSvg()}</figure>\n"))}</div>\n",
            "plots"
        );
    }

    private void Samples()
    {
        var epochs = ComparedSamples.CommonEpochs(Runs);
        if (epochs.Count == 0)
            return;
        var rows = Runs.Select(
            (run, index) =>
            {
                var cells = epochs.Select(epoch =>
                    run.Samples.TryGetValue(epoch, out var path)
                        ? _page.Picture(path, ReportPage.EpochName(epoch))
                        : $"<p class=\"missing\">no samples, {ReportPage.EpochName(epoch)}</p>\n"
                );
                var last = ComparedSamples.LastBeyond(run, epochs) is { } end
                    ? _page.Picture(run.Samples[end], $"{ReportPage.EpochName(end)}, the last")
                    : "";
                return $"<h3>{Swatch(index)}{Text(run.Label)}</h3>\n<div>{string.Concat(cells)}{last}</div>\n";
            }
        );
        var reals = Runs.Where(run => File.Exists(run.Folder.RealsPath))
            .DistinctBy(run => run.Settings.GetValueOrDefault("dataset"))
            .Select(run =>
                _page.Picture(run.Folder.RealsPath, run.Settings.GetValueOrDefault("dataset", "the data set"))
            );
        _page.Section(
            "Samples, each row of one noise",
            $"<div class=\"rows\">\n{string.Concat(rows)}<h3>real images</h3>\n"
                + $"<div>{string.Concat(reals)}</div>\n</div>\n",
            "samples"
        );
    }

    private static string Table(
        string corner,
        string head,
        IEnumerable<(string Head, string Cells, string Class)> rows
    ) =>
        $"<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">{corner}</th>{head}</tr></thead>\n<tbody>\n"
        + string.Concat(
            rows.Select(row =>
                $"<tr{(row.Class.Length > 0 ? $" class=\"{row.Class}\"" : "")}>{row.Head}{row.Cells}</tr>\n"
            )
        )
        + "</tbody></table></div>\n";

    private string RunHead(int index)
    {
        var run = Runs[index];
        var label = File.Exists(run.Folder.ReportPath)
            ? $"<a href=\"{Text(Link(run.Folder.ReportPath))}\">{Text(run.Label)}</a>"
            : Text(run.Label);
        return $"<th scope=\"row\">{Swatch(index)}{label}</th>";
    }

    private static string Key(int number, string label) =>
        $"<label class=\"key-{number}\"><input type=\"radio\" name=\"only\" "
        + $"id=\"only-{number}\"{(number == 0 ? " checked" : "")}>{label}</label>\n";

    /// <summary>Renders a short piece of the run's curve in the plots' style.</summary>
    private static string Swatch(int index) =>
        $"<svg class=\"swatch ganforge-plot\" viewBox=\"0 0 26 10\" aria-hidden=\"true\"><path class=\"gf-curve "
        + $"gf-series-{(index % 6) + 1}{(index / 6 % 2 == 1 ? " gf-dashed" : "")}\" data-curve=\"{index + 1}\" "
        + $"style=\"stroke-width:2.5\" d=\"M2 5h22\"/></svg>";

    private string Link(string path) =>
        string.Join(
            '/',
            Path.GetRelativePath(Path.GetDirectoryName(_path)!, path)
                .Split(Path.DirectorySeparatorChar)
                .Select(Uri.EscapeDataString)
        );

    private static string Number(double? value, string format) =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";

    private static string Count(int number, string thing) => $"{number} {thing}{(number == 1 ? "" : "s")}";

    private static string Text(string text) => ReportPage.Text(text);
}
