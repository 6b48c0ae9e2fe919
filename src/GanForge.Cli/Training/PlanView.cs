using GanForge.Cli.Flags;
using GanForge.Cli.Terminals;
using GanForge.Data.Catalogue;
using GanForge.Runs.Session;
using Spectre.Console;

namespace GanForge.Cli.Training;

/// <summary>Shows the run that would be trained, for --dry-run.</summary>
internal sealed class PlanView(Terminal terminal)
{
    /// <summary>Shows the plan on standard output.</summary>
    public void Show(TrainingPlan plan, bool json)
    {
        var options = plan.Options;
        var folder = Path.Combine(options.OutDirectory, plan.FolderName);
        if (json)
        {
            terminal.PrintJson(
                new PlanDocument(
                    options.Recipe,
                    options.Dataset,
                    options.Seed,
                    plan.Images,
                    plan.StepsPerEpoch,
                    plan.Steps,
                    plan.Parameters,
                    folder,
                    TypedSettings.From(plan.Settings)
                )
            );
            return;
        }

        var facts = new FactList(terminal.Results);
        facts.Add("recipe", options.Recipe);
        facts.Add(
            "data",
            $"{options.Dataset}, {NumberText.Count(plan.Images)} {DatasetCatalogue.KindOf(options.Dataset).Noun}"
        );
        foreach (var (player, parameters) in plan.Parameters)
            facts.Add(player, $"{NumberText.Count(parameters)} parameters");
        var preparation =
            plan.StepsOfPreparation > 0 ? $"; {Banner.Preparation(plan.Steps, plan.StepsOfPreparation)}" : "";
        facts.Add(
            "steps",
            $"{NumberText.Count(plan.Steps)}, {NumberText.Count(plan.StepsPerEpoch)} an epoch{preparation}"
        );
        facts.Add("seed", options.Seed.ToString());
        facts.Add("compute", Banner.Compute());
        facts.AddWhole("run", folder);
        facts.Show();
        terminal.Results.WriteLine();
        var settings = new FactList(terminal.Results);
        foreach (var (name, value) in plan.Settings)
            settings.Add(SettingFlags.FlagOf(name), value);
        settings.Show();
        terminal.Messages.WriteLine("Nothing was written; without --dry-run the training starts.");
    }
}
