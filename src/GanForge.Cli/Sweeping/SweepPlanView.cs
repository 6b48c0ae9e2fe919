using GanForge.Cli.Terminals;
using GanForge.Experiments.Sweeps;
using GanForge.Runs.Session;
using Spectre.Console;

namespace GanForge.Cli.Sweeping;

/// <summary>Shows the trials that a sweep would train, for --dry-run.</summary>
internal sealed class SweepPlanView(Terminal terminal)
{
    /// <summary>Lists the trials on standard output.</summary>
    public void Show(SweepPlan plan, IReadOnlyList<TrainingPlan> plans, string folder, bool json)
    {
        if (json)
        {
            terminal.PrintJson<IReadOnlyList<TrialPlanDocument>>([
                .. plan.Trials.Zip(
                    plans,
                    (trial, made) =>
                        new TrialPlanDocument(
                            trial.Name,
                            made.Options.Recipe,
                            made.Options.Dataset,
                            made.Options.Seed,
                            made.Images,
                            made.Steps,
                            made.Parameters,
                            TypedSettings.From(made.Settings)
                        )
                ),
            ]);
            return;
        }
        var table = new ResultTable(
            new("", IsNumber: true),
            "recipe",
            "data",
            new("epochs", IsNumber: true),
            new("steps", IsNumber: true),
            new("seed", IsNumber: true),
            "trial"
        );
        foreach (var (made, index) in plans.Select((made, index) => (made, index)))
        {
            table.AddRow(
                $"{index + 1}",
                made.Options.Recipe,
                made.Options.Dataset,
                made.Settings["epochs"],
                NumberText.Count(made.Steps),
                $"{made.Options.Seed}",
                plan.Trials[index].Name
            );
        }
        table.WriteTo(terminal.Results);
        terminal.Messages.WriteLine(
            $"\nNothing was written; without --dry-run "
                + $"{(plans.Count == 1 ? "this trial is" : $"these {plans.Count} trials are")} trained into {folder}."
        );
    }
}
