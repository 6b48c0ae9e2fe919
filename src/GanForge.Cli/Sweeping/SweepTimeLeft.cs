using GanForge.Runs.Folder;
using GanForge.Runs.Session;

namespace GanForge.Cli.Sweeping;

/// <summary>Estimates the time that a sweep still needs.</summary>
/// <remarks>
/// The estimate of a trial is its number of images times the seconds per image, as measured on other trials of the same
/// recipe or, failing that, on the current trial.
/// </remarks>
/// <param name="plans">The plans of the trials.</param>
internal sealed class SweepTimeLeft(IReadOnlyList<TrainingPlan> plans)
{
    private readonly Dictionary<string, (double Seconds, double Images)> _pace = [];
    private readonly double[] _left = [.. plans.Select(ImagesOf)];

    /// <summary>Records the progress of a trial.</summary>
    public void Note(int index, RunStatus? status)
    {
        if (status is null)
            return;
        _left[index] = status.IsDone
            ? 0
            : Math.Max(0, ImagesOf(plans[index]) * (1 - ((double)status.Step / Math.Max(1, status.Steps))));
        var (seconds, images) = _pace.GetValueOrDefault(plans[index].Options.Recipe);
        var done = ImagesOf(plans[index]) * ((double)status.Step / Math.Max(1, status.Steps));
        _pace[plans[index].Options.Recipe] = (seconds + status.Seconds, images + done);
    }

    /// <summary>Excludes a trial that will not be trained any further.</summary>
    public void GiveUp(int index) => _left[index] = 0;

    /// <summary>Returns whether a remaining trial has a recipe whose speed is not yet known.</summary>
    public bool IsGuess(int running) =>
        Enumerable
            .Range(0, plans.Count)
            .Any(index =>
                index != running
                && _left[index] > 0
                && plans[index].Options.Recipe != plans[running].Options.Recipe
                && !_pace.ContainsKey(plans[index].Options.Recipe)
            );

    /// <summary>The time for all trials except the current one.</summary>
    /// <param name="running">The index of the current trial.</param>
    /// <param name="secondsAnImage">The seconds per image of the current trial.</param>
    public TimeSpan OfOthers(int running, double secondsAnImage) =>
        TimeSpan.FromSeconds(
            Enumerable
                .Range(0, plans.Count)
                .Where(index => index != running)
                .Sum(index => _left[index] * Pace(index, secondsAnImage))
        );

    private double Pace(int index, double otherwise) =>
        _pace.TryGetValue(plans[index].Options.Recipe, out var shown) && shown.Images > 0
            ? shown.Seconds / shown.Images
            : otherwise;

    private static double ImagesOf(TrainingPlan plan) => (double)plan.Steps * int.Parse(plan.Settings["batch-size"]);
}
