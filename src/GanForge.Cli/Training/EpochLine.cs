using GanForge.Cli.Terminals;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Session;

namespace GanForge.Cli.Training;

/// <summary>What an epoch came to, in one line of text.</summary>
internal static class EpochLine
{
    /// <summary>The line of an epoch.</summary>
    /// <param name="report">The epoch.</param>
    /// <param name="things">What is learnt from.</param>
    public static string Of(EpochReport report, string things = "images")
    {
        double Mean(string name) => report.Means.GetValueOrDefault(name, double.NaN);
        var usual = Figures.LossesAndScores(Mean(ScalarNames.LossD), Mean(ScalarNames.LossG), Mean(ScalarNames.ScoreReal), Mean(ScalarNames.ScoreFake));
        string[] parts =
        [
            StepLine.Epoch(report.Stage, report.Epoch, report.Epochs),
            usual.Length > 0 ? usual : Figures.Named(report.Means),
            report.Metrics.Count > 0 ? $"{report.Metrics.First().Key} {Figures.Measured(report.Metrics.First().Value)}" : "",
            $"{Figures.Count(report.ImagesPerSecond),6} {things}/s",
            Figures.Duration(report.Elapsed),
        ];
        return string.Join("  ", parts.Where(part => part.Length > 0));
    }
}
