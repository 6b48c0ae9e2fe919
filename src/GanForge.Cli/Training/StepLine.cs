using GanForge.Cli.Terminals;
using GanForge.Runs.Session;

namespace GanForge.Cli.Training;

/// <summary>Formats the progress of a run in one line of text.</summary>
internal static class StepLine
{
    /// <summary>Formats the line of a step.</summary>
    public static string Format(in StepReport report, ThroughputMeter pace)
    {
        string?[] parts =
        [
            Epoch(report.Stage, report.Epoch, report.Epochs),
            $"step {NumberText.Count(report.Step)}/{NumberText.Count(report.StepsTotal)}",
            Values(report),
            pace.Speed,
            pace.Times,
        ];
        return string.Join("  ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>
    /// The usual losses and scores; for a preparation, which has none of them, the scalars that it reports.
    /// </summary>
    public static string Values(in StepReport report)
    {
        var usual = NumberText.LossesAndScores(report.LossD, report.LossG, report.ScoreReal, report.ScoreFake);
        var all = report.All;
        return usual.Length > 0
            ? usual
            : NumberText.Named(
                Enumerable.Range(0, all.Count).Select(i => KeyValuePair.Create(all[i].Name, (double)all[i].Value))
            );
    }

    /// <summary>
    /// Formats the epoch, such as "epoch 2/5", preceded by the stage's name if the recipe has more than one.
    /// </summary>
    public static string Epoch(string phase, int epoch, int epochs)
    {
        var text = $"epoch {epoch.ToString().PadLeft(epochs.ToString().Length)}/{epochs}";
        return phase == "training" ? text : $"{phase} {text}";
    }
}
