using System.Globalization;
using GanForge.Cli.Comparing;
using GanForge.Cli.Terminals;
using GanForge.Experiments.Reproductions;
using GanForge.Gans.Latent;
using Spectre.Console;

namespace GanForge.Cli.Reproducing;

/// <summary>
/// Shows the measurements of a result's runs next to the recorded ones, on the terminal or as a JSON document.
/// </summary>
internal sealed class ReproductionView(Terminal terminal, Reproduction reproduction)
{
    private const string Unknown = "–";

    private RecordedResult Measured => reproduction.Result;

    private RecordedResult? Recorded => reproduction.Entry.Measured;

    /// <summary>Shows a line each for real examples, every seed, their mean, and the recorded mean.</summary>
    public void Show()
    {
        List<string> names = ["real examples", .. Measured.Seeds.Select(seed => $"seed {seed}"), "mean"];
        if (Recorded is not null)
            names.AddRange(["recorded", "difference"]);
        var table = new SideBySide(names, corner: reproduction.Entry.Name);
        table.Add(
            new("time", IsNumber: true),
            Cells(
                Unknown,
                [.. Measured.Seconds.Select(Duration)],
                Duration(Measured.Seconds.Average()),
                Recorded is null ? "" : Duration(Recorded.Seconds.Average()),
                ""
            )
        );
        foreach (var name in Measured.Metrics.Keys)
            table.Add(new(name, IsNumber: true), MetricCells(name));
        table.WriteTo(terminal.Results);
        terminal.Messages.WriteLine();
        foreach (var sentence in Sentences())
            terminal.Messages.WriteLine(sentence);
    }

    /// <summary>Reports what a file of tables now records of the result.</summary>
    /// <param name="all">The recorded result.</param>
    /// <param name="file">The path of the file.</param>
    public void ShowRecord(RecordedResult all, string file)
    {
        var total = all.Seeds.Count == Measured.Seeds.Count ? "" : $", which now has {Seeds(all.Seeds)}";
        terminal.Messages.WriteLine($"Recorded {Seeds(Measured.Seeds)} in {PathText.Short(file)}{total}.");
    }

    /// <summary>Converts the reproduction to a JSON document.</summary>
    public ReproductionDocument Document(string outcome, string folder) =>
        new(
            outcome,
            reproduction.Entry.Name,
            reproduction.Entry.Command,
            PathText.Short(folder),
            Measured,
            Measured.Metrics.Keys.ToDictionary(
                name => name,
                name => new ReproducedMetricDocument(
                    reproduction.Real[name],
                    Measured.MeanAndDeviationOf(name),
                    Recorded?.MeanAndDeviationOf(name),
                    reproduction.DifferenceOf(name)
                )
            ),
            Measured
                .Seeds.Select(seed =>
                    (
                        Seed: seed,
                        Deviates: reproduction.Deviates(seed, out var isComparable) is not null,
                        IsComparable: isComparable
                    )
                )
                .Where(seed => seed.IsComparable)
                .ToDictionary(seed => seed.Seed, seed => !seed.Deviates)
        );

    private IReadOnlyList<string> MetricCells(string name)
    {
        var text = new MetricText(name);
        return Cells(
            text.Of(reproduction.Real[name]),
            [.. Measured.Metrics[name].Select(text.Of)],
            text.Of(Measured.MeanAndDeviationOf(name)),
            text.Of(Recorded?.MeanAndDeviationOf(name)),
            reproduction.DifferenceOf(name) is { } difference
                ? difference.ToString("+0.0 σ;-0.0 σ;0", CultureInfo.InvariantCulture)
                : Unknown
        );
    }

    private IReadOnlyList<string> Cells(
        string real,
        IReadOnlyList<string> seeds,
        string mean,
        string recorded,
        string difference
    ) => Recorded is null ? [real, .. seeds, mean] : [real, .. seeds, mean, recorded, difference];

    private IEnumerable<string> Sentences()
    {
        if (Recorded is null)
        {
            yield return reproduction.Entry.Change is { } change
                ? $"What was recorded of {reproduction.Entry.Name} is of another training, with {change}, and is "
                    + $"not compared."
                : $"Nothing was recorded of {reproduction.Entry.Name} before.";
            yield break;
        }
        yield return $"Recorded on {Recorded.Date:O} of {Seeds(Recorded.Seeds)}, {ResultSheet.Time(Recorded)} "
            + $"{(Recorded.Threads == 1 ? "thread" : "threads")}; differences are in the recorded standard "
            + $"deviations.";
        var same = new List<ulong>();
        foreach (var seed in Measured.Seeds)
        {
            if (reproduction.Deviates(seed, out var isComparable) is var (metric, measured, recorded))
            {
                yield return $"Seed {seed} has not the recorded bits, by the same version on the same instruction set: "
                    + $"{metric} is {Exact(measured)} and was {Exact(recorded)}.";
            }
            else if (isComparable)
            {
                same.Add(seed);
            }
        }
        if (same.Count > 0)
        {
            var have = same.Count == 1 ? "has" : "have";
            yield return $"{Capital(Seeds(same))} {have} the recorded metrics to the last bit.";
        }

        if ((Recorded.Version, Recorded.Processor) != (Measured.Version, Measured.Processor))
        {
            yield return $"Recorded by version {Recorded.Version} on {Recorded.Processor}, "
                + $"these by {Measured.Version} on {Measured.Processor}: the same seed may have other metrics.";
        }

        if (Recorded.Classifier != Measured.Classifier)
            yield return "The recorded metrics are by another classifier: the same seed may have others.";
    }

    private static string Seeds(IReadOnlyList<ulong> seeds) =>
        $"{(seeds.Count == 1 ? "seed" : "seeds")} {NumberList.Parse(string.Join(',', seeds))}";

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Exact(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "unknown";

    private static string Duration(double seconds) => NumberText.Duration(TimeSpan.FromSeconds(seconds));
}
