using System.Globalization;
using GanForge.Evaluation.Metrics;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Folder;
using GanForge.Runs.State;

namespace GanForge.Runs.Output;

/// <summary>
/// The assessment of a run for readers who do not know GANs: the outcome in one sentence, and the evidence for it.
/// </summary>
/// <remarks>
/// It praises nothing: a run without alarms is only that, and metrics appear next to those of real examples.
/// </remarks>
internal sealed class RunAssessment(
    RunSetup setup,
    TrainingProgress progress,
    RunHistory history,
    RunState state,
    string? message
)
{
    /// <summary>The number of steps below which even small networks have hardly begun to learn.</summary>
    private const long FewSteps = 500;

    /// <summary>
    /// The difference of the discriminator's mean probabilities from which they are apart, or far apart.
    /// </summary>
    private const double Apart = 0.2;
    private const double FarApart = 0.6;

    /// <summary>The outcome of the run, in one sentence.</summary>
    public string Outcome =>
        state == RunState.Failed
            ? $"This run failed. {message ?? $"It ended at {StepOfSteps}."}"
            : $"{Ending}{Judgement}.";

    /// <summary>The evidence in sentences; a generator that has hardly begun is not judged by its metrics.</summary>
    public IEnumerable<string> Evidence =>
        (
            state == RunState.Failed ? []
            : IsHardlyTrained ? [Kept]
            : new[] { Kept, Balance, Quality }
        ).OfType<string>();

    private string StepOfSteps => $"step {progress.Step:N0} of {setup.StepsTotal:N0}";

    /// <summary>The number of steps that trained the generator.</summary>
    private long TrainedSteps => progress.Step - setup.StepsOfPreparation;

    private IEnumerable<Alarm> OpenAlarms => progress.Alarms.Alarms.Where(alarm => alarm.Until is null);

    /// <summary>True after few steps, or if training ends with an alarm that is usual after so few.</summary>
    private bool IsHardlyTrained => TrainedSteps < FewSteps || OpenAlarms.Any(IsUsual);

    private string Ending =>
        state switch
        {
            RunState.Running => $"Training is under way, at {StepOfSteps}",
            RunState.StoppedEarly => $"Training stopped early, at {StepOfSteps}, because the losses no longer improved",
            RunState.Interrupted => $"Training was interrupted at {StepOfSteps} and can be resumed",
            RunState.CutShort => $"Training was cut short at {StepOfSteps}",
            _ => $"Training is complete after {progress.Step:N0} step{(progress.Step == 1 ? "" : "s")}",
        };

    private string Judgement
    {
        get
        {
            if (TrainedSteps <= 0)
            {
                return setup.StepsOfPreparation > 0
                    ? $"; so far it only prepared the {setup.Model.Stages[0].Name}, and the generator is untrained"
                    : "; the generator is untrained";
            }

            string[] open =
            [
                .. OpenAlarms.Where(alarm => !IsUsual(alarm)).Select(alarm => Lower(alarm.Title)).Distinct(),
            ];
            if (open.Length > 0)
                return $", but something is wrong: {Wording.And(open)}";
            if (IsHardlyTrained)
            {
                return $"; the generator's {TrainedSteps:N0} step{(TrainedSteps == 1 ? " is" : "s are")} too few to "
                    + $"expect good {setup.Feed.Kind.Noun}";
            }

            return progress.Alarms.Alarms.Count > 0
                ? "; the alarms below were raised on the way, and are over"
                : "; no alarm was raised";
        }
    }

    /// <summary>
    /// The epoch of the kept weights, if the best are kept and not the last; the pictures show the last.
    /// </summary>
    private string? Kept =>
        progress is { BestEpoch: { } epoch, BestStep: { } step } && step < progress.Step
            ? $"The weights that were kept are those of epoch {epoch}, whose losses were the lowest; the pictures "
                + $"below are later ones, up to step {progress.Step:N0}."
            : null;

    /// <summary>
    /// The discriminator's ability to tell real from generated; null if its scores are not probabilities.
    /// </summary>
    private string? Balance
    {
        get
        {
            if (
                setup.Model.ScoresAreRelative
                || (history[ScalarNames.ScoreReal].MeanOfLastEpoch, history[ScalarNames.ScoreFake].MeanOfLastEpoch)
                    is not
                    ({ } real, { } fake)
            )
            {
                return null;
            }

            var words = (real - fake) switch
            {
                > FarApart => "it still tells them apart with ease",
                > Apart => "it tells them apart only in part",
                >= -Apart => "it can hardly tell them apart",
                _ => "it takes generated for real, and real for generated",
            };
            return string.Create(
                CultureInfo.InvariantCulture,
                $"The discriminator gives real {setup.Feed.Kind.Noun} a mean probability of {real:0.00} of being "
                    + $"real, and generated ones {fake:0.00}: {words}. The goal is 0.5 for both."
            );
        }
    }

    /// <summary>
    /// The first metric that an evaluation measured, compared with real examples; null if there was none.
    /// </summary>
    private string? Quality
    {
        get
        {
            var metric = MetricCatalogue
                .All.SelectMany(metric => metric.Values)
                .FirstOrDefault(metric =>
                    history[ScalarNames.Metric(metric.Name)].Count > 0
                    && history[ScalarNames.RealMetric(metric.Name)].Count > 0
                );
            if (metric is null)
                return null;
            var (step, epoch, value) = history[ScalarNames.Metric(metric.Name)].Points.Last();
            var real = history[ScalarNames.RealMetric(metric.Name)].Points.Last().Value;
            var when = step == progress.Step && state != RunState.Running ? "At the end" : $"After epoch {epoch}";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{when}, {metric.Name} is {Number(value)} for generated {setup.Feed.Kind.Noun} and {Number(real)} "
                    + $"for real ones; {metric.Goal}."
            );

            string Number(double number) => number.ToString(metric.Format, CultureInfo.InvariantCulture);
        }
    }

    private bool IsUsual(Alarm alarm) =>
        setup.Recipe.Alarms.Any(rule => rule.Name == alarm.Name && TrainedSteps <= rule.Grace);

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
