using GanForge.Cli.Comparing;
using GanForge.Cli.Terminals;
using GanForge.Experiments.Comparisons;
using GanForge.Experiments.Sweeps;
using Spectre.Console;

namespace GanForge.Cli.Sweeping;

/// <summary>Shows the result of a sweep: its comparison and suggested next commands.</summary>
internal sealed class SweepResultView(Terminal terminal, Sweep sweep)
{
    /// <summary>Writes the comparison's page, shows the result, and returns the exit code.</summary>
    /// <param name="isComplete">True if every trial was attempted.</param>
    /// <param name="failures">The reasons for failed trials, by trial name.</param>
    /// <param name="json">True to print a JSON document.</param>
    /// <param name="quiet">True to print only the page.</param>
    public int Show(bool isComplete, IReadOnlyDictionary<string, string> failures, bool json, bool quiet)
    {
        var trials = sweep.Trials;
        var page = trials.Any(trial => trial.Run is not null) ? sweep.PagePath : null;
        var comparison = page is null ? null : sweep.Compare();
        comparison?.SavePage(page!);
        var outcome =
            !isComplete ? "interrupted"
            : failures.Count > 0 ? "failed"
            : "completed";
        if (json)
        {
            terminal.PrintJson(
                new SweepDocument(
                    outcome,
                    PathText.Short(sweep.Folder),
                    page is null ? null : PathText.Short(page),
                    [.. trials.Select(trial => Document(trial, failures))]
                )
            );
        }
        else if (quiet && page is not null)
        {
            terminal.Output.WriteLine(PathText.Short(page));
        }
        else if (comparison is not null)
        {
            ShowWords(comparison, page!);
        }

        foreach (var (name, message) in failures)
            terminal.Messages.WriteLine($"Failed: {name}: {message}");
        if (!isComplete)
        {
            terminal.Messages.WriteLine(
                $"Stopped and saved, {trials.Count(trial => trial.State == TrialState.Done)} of {trials.Count} "
                    + $"trials done; to continue: {StartCommand.Text} sweep {PathText.Quoted(sweep.Folder)}"
            );
        }

        return outcome switch
        {
            "interrupted" => ExitCode.Interrupted,
            "failed" => ExitCode.Failed,
            _ => ExitCode.Done,
        };
    }

    private void ShowWords(Comparison comparison, string page)
    {
        terminal.Messages.WriteLine("");
        new ComparisonView(terminal).Show(comparison);
        terminal.Results.WriteLine($"\n{PathText.Short(page)} shows curves and samples.");
    }

    private static TrialDocument Document(TrialResult trial, IReadOnlyDictionary<string, string> failures)
    {
        var message = failures.GetValueOrDefault(trial.Trial.Name);
        var state =
            message is not null ? "failed"
            : trial.State == TrialState.Done ? "done"
            : "waiting";
        return new TrialDocument(
            trial.Trial.Name,
            state,
            trial.Run is { } run ? PathText.Short(run.Path) : null,
            message
        );
    }
}
