using System.CommandLine;
using System.CommandLine.Parsing;
using GanForge.Cli.Errors;
using GanForge.Cli.Flags;
using GanForge.Cli.Help;
using GanForge.Cli.Terminals;
using GanForge.Experiments.Comparisons;
using GanForge.Experiments.Sweeps;
using Spectre.Console;

namespace GanForge.Cli.Comparing;

/// <summary>`ganforge compare`: compares runs side by side, on a page and on the terminal.</summary>
internal sealed class CompareCommand : Command, IDocumented
{
    private readonly Terminal _terminal;
    private readonly Argument<string[]> _names = new("runs")
    {
        HelpName = "RUN...",
        Description =
            "Runs' folders, numbers or names, folders of runs (a sweep's, for one), or patterns; all runs of "
            + "--runs when left out.",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string?> _out = Flag.Text(
        "--out",
        "FILE",
        "The page. Default compare.html next to the runs, or in the current folder if the runs lie in several folders."
    );
    private readonly Option<CurveAxis> _axis = Axis();
    private readonly Option<string?> _runs = Flag.Text("--runs", "DIR", "The folder of run folders. Default runs.");
    private readonly Option<bool> _json = Flag.Switch("--json", "Prints one JSON document.");

    public CompareCommand(Terminal terminal)
        : base("compare", "Puts runs side by side: settings that differ, metrics, curves, samples.")
    {
        _terminal = terminal;
        Add(_names);
        Option[] options = [_out, _axis, _runs, _json];
        foreach (var option in options)
            Add(option);
        Sections = [new("Flags", options)];
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<HelpSection> Sections { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("ganforge compare 3 5", "Two runs by their numbers, on the terminal and in runs/compare.html."),
        new(
            "ganforge compare runs/*mlp* --x seconds",
            "All runs of a recipe, their curves against the time they took."
        ),
        new("ganforge compare sweeps/mlp-lr --json", "A sweep's trials, also while it goes on, as JSON."),
    ];

    private static Option<CurveAxis> Axis() =>
        new("--x")
        {
            HelpName = "WHAT",
            Description = "What curves are drawn against: epochs, steps or seconds. Default epochs.",
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = ParseAxis,
        };

    private static CurveAxis ParseAxis(ArgumentResult result)
    {
        foreach (var axis in Enum.GetValues<CurveAxis>())
        {
            if (axis.ToString().Equals(result.Tokens[0].Value, StringComparison.OrdinalIgnoreCase))
                return axis;
        }
        result.AddError($"--x takes epochs, steps or seconds, not '{result.Tokens[0].Value}'.");
        return CurveAxis.Epochs;
    }

    private int Run(ParseResult parsed)
    {
        var runs = RunSelection.Find(parsed.GetValue(_names) ?? [], parsed.GetValue(_runs) ?? "runs");
        if (runs.Count < 2)
            throw new UsageException($"A comparison takes two runs or more, and only {runs[0].Name} is named.");
        var parents = runs.Select(run => Path.GetDirectoryName(run.Path)!).Distinct().ToList();
        var page =
            parsed.GetValue(_out)
            ?? Path.Combine(parents is [var only] ? only : Environment.CurrentDirectory, "compare.html");
        if (Directory.Exists(page))
            throw new UsageException($"{page} is a folder; --out takes the name of an HTML file.");

        var sweep = parents is [var folder] && SweepPlan.IsIn(folder) ? Path.GetFileName(folder) : null;
        var comparison = Comparison.Create(runs, parsed.GetValue(_axis), sweep);
        OutputFile.To(page, () => comparison.SavePage(page));
        if (parsed.GetValue(_json))
        {
            _terminal.PrintJson(ComparisonView.Document(comparison, page));
            return ExitCode.Done;
        }
        new ComparisonView(_terminal).Show(comparison);
        _terminal.Results.WriteLine($"\n{PathText.Short(Path.GetFullPath(page))} shows curves and samples.");
        return ExitCode.Done;
    }
}
