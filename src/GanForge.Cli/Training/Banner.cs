using GanForge.Cli.Terminals;
using GanForge.Runs.Session;
using GanForge.Tensors.Simd;
using GanForge.Tensors.Threading;
using Spectre.Console;

namespace GanForge.Cli.Training;

/// <summary>Shows what is about to be trained, above the progress.</summary>
internal sealed class Banner(IAnsiConsole console)
{
    public void Show(TrainingSession session)
    {
        var recipe = session.Recipe;
        var rows = new FactList(console);
        rows.Add("recipe", recipe.Name);
        rows.Add("data", Data(session));
        foreach (var (player, parameters) in session.Parameters)
            rows.Add(player, $"{NumberText.Count(parameters)} parameters");
        rows.Add("steps", Steps(session));
        rows.Add("compute", Compute());
        rows.AddWhole("run", PathText.Short(session.Folder.Path));
        rows.Show();
        console.WriteLine();
    }

    /// <summary>The number of threads and the vector width.</summary>
    public static string Compute()
    {
        var threads = Workers.Threads == 1 ? "1 thread" : $"{Workers.Threads} threads";
        return SimdWidth.Bits == 32 ? $"{threads}, no vectors" : $"{threads}, {SimdWidth.Bits}-bit vectors";
    }

    private static string Steps(TrainingSession session)
    {
        var text =
            $"{NumberText.Count(session.StepsTotal)} of {session.Recipe.BatchSize} "
            + $"{session.Kind.Noun}, {NumberText.Count(session.StepsPerEpoch)} an epoch";
        if (session.StepsOfPreparation is > 0 and var before)
            text += $"; {Preparation(session.StepsTotal, before)}";
        return session.StepsDone > 0 ? $"{text}; {NumberText.Count(session.StepsDone)} done before" : text;
    }

    /// <summary>Describes how many of the steps belong to the recipe's preparations.</summary>
    public static string Preparation(long steps, long ofPreparation) =>
        steps > ofPreparation
            ? $"the first {NumberText.Count(ofPreparation)} prepare"
            : $"all of them prepare: the generator is trained from step {NumberText.Count(ofPreparation + 1)} on";

    private static string Data(TrainingSession session)
    {
        var size = session.Image.IsPoint ? "" : $"{session.Image.Height}×{session.Image.Width} ";
        var kind = $"{size}{session.Kind.Noun}";
        return session.Options.Images is { } first
            ? $"{session.Options.Dataset}, its first {NumberText.Count(first)}, as {kind}"
            : $"{session.Options.Dataset}, as {kind}";
    }
}
