using GanForge.Cli.Terminals;
using GanForge.Cli.Training;
using GanForge.Experiments.Sweeps;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Session;
using Spectre.Console;

namespace GanForge.Cli.Sweeping;

/// <summary>
/// Shows a sweep on standard error: a line per trial, and the state of the current one, redrawn in place or every ten
/// seconds.
/// </summary>
internal sealed class SweepProgress : ISweepObserver
{
    private static readonly TimeSpan LivePace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PlainPace = TimeSpan.FromSeconds(10);

    private readonly Terminal _terminal;
    private readonly IReadOnlyList<TrainingPlan> _plans;
    private readonly SweepTimeLeft _others;
    private readonly bool _isQuiet;
    private readonly Dictionary<string, string> _failures = [];
    private int _index;
    private long _lastShown;
    private ThroughputMeter _pace = new(0, TimeProvider.System);

    /// <summary>Creates the progress display.</summary>
    /// <param name="terminal">The terminal to write to.</param>
    /// <param name="sweep">The sweep; its finished part counts toward the time left.</param>
    /// <param name="plans">The plans of the trials.</param>
    /// <param name="quiet">True to show nothing.</param>
    public SweepProgress(Terminal terminal, Sweep sweep, IReadOnlyList<TrainingPlan> plans, bool quiet)
    {
        (_terminal, _plans, _isQuiet) = (terminal, plans, quiet);
        _others = new SweepTimeLeft(plans);
        foreach (var (trial, index) in sweep.Trials.Select((trial, index) => (trial, index)))
            _others.Note(index, trial.Status);
    }

    /// <summary>The reasons for failed trials, by trial name.</summary>
    public IReadOnlyDictionary<string, string> Failures => _failures;

    /// <inheritdoc/>
    public void TrialStarts(int index, TrialResult trial)
    {
        _index = index;
        if (_isQuiet)
            return;
        var again = trial.Status is { Step: > 0 } status ? $", from step {NumberText.Count(status.Step)} on" : "";
        _terminal.Messages.WriteLine(
            $"trial {index + 1} of {_plans.Count}  {trial.Trial.Name}  {NumberText.Count(_plans[index].Steps)} "
                + $"steps{again}"
        );
    }

    /// <inheritdoc/>
    public void Started(TrainingSession session)
    {
        _pace = new ThroughputMeter(session.StepsDone, TimeProvider.System, session.Kind.Noun);
        _lastShown = TimeProvider.System.GetTimestamp();
    }

    /// <inheritdoc/>
    public void StepDone(in StepReport report)
    {
        _pace.StepDone(report);
        if (_isQuiet || TimeProvider.System.GetElapsedTime(_lastShown) < (_terminal.CanRedraw ? LivePace : PlainPace))
            return;
        _lastShown = TimeProvider.System.GetTimestamp();
        var line =
            $"  {StepLine.Epoch(report.Stage, report.Epoch, report.Epochs)}  step "
            + $"{NumberText.Count(report.Step)}/{NumberText.Count(report.StepsTotal)}  "
            + $"{_pace.Speed}{Left(report)}";
        if (!_terminal.CanRedraw)
        {
            _terminal.Messages.WriteLine(line);
            return;
        }
        Erase();
        _terminal.Messages.Write(Lines.Fit(line, _terminal.Messages.Profile.Width - 1));
    }

    /// <inheritdoc/>
    public void EpochDone(EpochReport report)
    {
        if (report.Epoch == report.Epochs)
            _pace = _pace.Anew(report.Step);
    }

    /// <inheritdoc/>
    public void TrialEnded(int index, TrialResult trial)
    {
        _others.Note(index, trial.Status);
        if (trial.State == TrialState.Failed)
        {
            _others.GiveUp(index);
            _failures[trial.Trial.Name] = trial.Message!;
        }
        if (_isQuiet)
            return;
        if (_terminal.CanRedraw)
            Erase();
        var text = trial switch
        {
            { State: TrialState.Failed } => $"failed: {trial.Message}",
            { State: TrialState.Done, Status: { } status } =>
                $"done in {NumberText.Duration(TimeSpan.FromSeconds(status.Seconds))}",
            { Status: { } status } => $"stopped after step {NumberText.Count(status.Step)}, and saved",
            _ => "stopped",
        };
        _terminal.Messages.WriteLine($"  {text}");
    }

    /// <inheritdoc/>
    public void AlarmChanged(Alarm alarm)
    {
        if (_isQuiet)
            return;
        if (_terminal.CanRedraw)
            Erase();
        _terminal.Messages.WriteLine(alarm.Until is null ? $"  ! {alarm}" : $"  {alarm}");
    }

    private string Left(in StepReport report)
    {
        if (_pace.Left is not { } here)
            return "";
        var imagesLeft = (double)(report.StepsTotal - report.Step) * int.Parse(_plans[_index].Settings["batch-size"]);
        var others = _others.OfOthers(_index, imagesLeft > 0 ? here.TotalSeconds / imagesLeft : 0);
        return others > TimeSpan.Zero
            ? $"  {NumberText.Duration(here)} left, "
                + $"{(_others.IsGuess(_index) ? "perhaps " : "")}{NumberText.Duration(here + others)} overall"
            : $"  {NumberText.Duration(here)} left";
    }

    private void Erase() => _terminal.Messages.Write(new ControlCode("\r\e[K"));
}
