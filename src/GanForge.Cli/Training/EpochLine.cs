using GanForge.Cli.Terminals;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Session;

namespace GanForge.Cli.Training;

/// <summary>Summarizes an epoch in one line of text.</summary>
internal static class EpochLine
{
    /// <summary>Formats the line.</summary>
    /// <param name="report">The report of the epoch.</param>
    /// <param name="things">The noun for the training examples.</param>
    public static string Format(EpochReport report, string things = "images")
    {
        double Mean(string name) => report.Means.GetValueOrDefault(name, double.NaN);
        var usual = NumberText.LossesAndScores(
            Mean(ScalarNames.LossD),
            Mean(ScalarNames.LossG),
            Mean(ScalarNames.ScoreReal),
            Mean(ScalarNames.ScoreFake)
        );
        string[] parts =
        [
            StepLine.Epoch(report.Stage, report.Epoch, report.Epochs),
            usual.Length > 0 ? usual : NumberText.Named(report.Means),
            report.Metrics.Count > 0
                ? $"{report.Metrics.First().Key} {NumberText.Measured(report.Metrics.First().Value)}"
                : "",
            $"{NumberText.Count(report.ImagesPerSecond), 6} {things}/s",
            NumberText.Duration(report.Elapsed),
        ];
        return string.Join("  ", parts.Where(part => part.Length > 0));
    }
}
