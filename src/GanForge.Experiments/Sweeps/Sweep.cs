using GanForge.Experiments.Comparisons;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Session;
using GanForge.Runs.State;

namespace GanForge.Experiments.Sweeps;

/// <summary>
/// A sweep in a folder that holds plan.json and one run per started trial; it can be resumed after any interruption,
/// even within a trial.
/// <code>
/// using var sweep = Sweep.Open("sweeps/rates", space.Grid());
/// sweep.Run(observer, stop);
/// sweep.Compare().SavePage("sweeps/rates/compare.html");
/// </code>
/// </summary>
/// <remarks>
/// A run's description names its trial, and the run's own files hold its progress; nothing else must be kept in sync.
/// </remarks>
public sealed class Sweep : IDisposable
{
    private readonly Func<TrainingOptions, DatasetPair> _load;
    private readonly FileStream _lock;

    private Sweep(string folder, SweepPlan plan, Func<TrainingOptions, DatasetPair> load, FileStream @lock) =>
        (Folder, Plan, _load, _lock) = (folder, plan, load, @lock);

    /// <summary>The sweep's folder.</summary>
    public string Folder { get; }

    /// <summary>The sweep's trials.</summary>
    public SweepPlan Plan { get; }

    /// <summary>The path of the page that compares the trials.</summary>
    public string PagePath => Path.Combine(Folder, "compare.html");

    /// <summary>The current result of each trial, in the plan's order.</summary>
    public IReadOnlyList<TrialResult> Trials
    {
        get
        {
            var runs = Runs();
            return [.. Plan.Trials.Select(trial => ResultOf(trial, runs))];
        }
    }

    /// <summary>Starts a sweep, or resumes the one in the folder.</summary>
    /// <param name="folder">The sweep's folder.</param>
    /// <param name="plan">The trials; null to resume those in the folder.</param>
    /// <param name="load">The function that loads the data set of the given options; null to use the catalogue.</param>
    /// <exception cref="UserErrorException">
    /// The folder holds another sweep, holds none and no plan is given, cannot be written, or is in use by another
    /// program.
    /// </exception>
    public static Sweep Open(string folder, SweepPlan? plan = null, Func<TrainingOptions, DatasetPair>? load = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var kept = SweepPlan.Read(folder);
        if (kept is null && plan is null)
            throw new UserErrorException($"{folder} is not a sweep's folder: it has no plan.json.");
        if (plan is not null && kept?.DifferenceFrom(plan) is { } difference)
        {
            throw new UserErrorException(
                $"{folder} holds another sweep than the one asked for: {difference}. Name another folder, or go "
                    + $"on with what is there."
            );
        }

        return Take(folder, kept, kept ?? plan!, kept ?? plan!, load);
    }

    /// <summary>Starts a sweep, or adds trials to the one in the folder and runs only the given trials.</summary>
    /// <param name="folder">The sweep's folder.</param>
    /// <param name="plan">The trials; those already in the folder are not trained again.</param>
    /// <param name="load">The function that loads the data set of the given options; null to use the catalogue.</param>
    /// <exception cref="UserErrorException">
    /// A trial in the folder has the same name but other settings, the folder cannot be written, or it is in use by
    /// another program.
    /// </exception>
    public static Sweep Extend(string folder, SweepPlan plan, Func<TrainingOptions, DatasetPair>? load = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(plan);
        var kept = SweepPlan.Read(folder);
        if (kept?.ConflictWith(plan) is { } name)
        {
            throw new UserErrorException(
                $"{folder} holds another sweep than the one asked for: its trial '{name}' has other settings. "
                    + $"Name another folder, or take that one away."
            );
        }

        return Take(folder, kept, kept?.With(plan) ?? plan, plan, load);
    }

    /// <summary>
    /// Trains the unfinished trials until <paramref name="cancellationToken"/> is canceled; a failed trial is recorded
    /// and skipped.
    /// </summary>
    /// <returns>False if it was stopped before the last trial ended.</returns>
    /// <exception cref="TrainingFailedException">
    /// The disk is full or the folder cannot be written, so that the other trials would fail too.
    /// </exception>
    /// <exception cref="UserErrorException">A trial cannot be started.</exception>
    public bool Run(ISweepObserver observer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(observer);
        for (var i = 0; i < Plan.Trials.Count; i++)
        {
            var before = ResultOf(Plan.Trials[i], Runs());
            if (before.State == TrialState.Done)
                continue;
            if (cancellationToken.IsCancellationRequested)
                return false;
            observer.TrialStarts(i, before);
            var problem = Train(before, observer, cancellationToken);
            var after = ResultOf(Plan.Trials[i], Runs());
            if (problem is not null)
                after = after with { State = TrialState.Failed, Message = problem };
            observer.TrialEnded(i, after);
            if (after.State == TrialState.Waiting)
                return false;
        }
        return true;
    }

    /// <summary>Compares the trials that have started.</summary>
    /// <exception cref="UserErrorException">No trial has started.</exception>
    public Comparison Compare(CurveAxis axis = CurveAxis.Epochs) =>
        Comparison.Create(
            [.. Trials.Select(trial => trial.Run).OfType<RunFolder>()],
            axis,
            Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Folder)))
        );

    /// <summary>Releases the lock, so that other programs can resume the sweep.</summary>
    public void Dispose() => _lock.Dispose();

    private static Sweep Take(
        string folder,
        SweepPlan? kept,
        SweepPlan whole,
        SweepPlan wanted,
        Func<TrainingOptions, DatasetPair>? load
    )
    {
        if (kept is null && RunFolder.Numbered(folder).Count > 0)
            throw new UserErrorException($"{folder} holds runs, but no sweep; name another folder for the sweep.");
        try
        {
            Directory.CreateDirectory(folder);
            var @lock = Lock(folder);
            if (whole.Trials.Count != kept?.Trials.Count)
                whole.Write(folder);
            return new Sweep(folder, wanted, load ?? new DatasetCache().Load, @lock);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw FileProblem.Refuse($"No sweep can be kept in {folder}", "name another folder with --out", problem);
        }
    }

    private static FileStream Lock(string folder)
    {
        var path = Path.Combine(folder, ".sweeping");
        try
        {
            return new FileStream(
                path,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose
            );
        }
        catch (IOException problem) when (File.Exists(path))
        {
            throw new UserErrorException(
                $"Another program is at the sweep {folder} at this moment; wait for it, or stop it first.",
                problem
            );
        }
    }

    /// <summary>Trains a trial and returns the reason for its failure as a sentence, or null.</summary>
    private string? Train(TrialResult trial, ISweepObserver observer, CancellationToken cancellationToken)
    {
        try
        {
            using var session = Session(trial);
            session.Run(observer, cancellationToken);
            return null;
        }
        catch (TrainingFailedException problem)
            when (problem.InnerException is not (IOException or UnauthorizedAccessException))
        {
            return problem.Message;
        }
        catch (UserErrorException problem) when (trial.Run is not null)
        {
            return $"{problem.Message} Without its folder the trial starts again from the beginning.";
        }
    }

    private TrainingSession Session(TrialResult trial)
    {
        var options = trial.Trial.Options with { OutDirectory = Folder };
        if (trial.Run is { } run && File.Exists(run.CheckpointPath))
        {
            var expected = new ResumeOptions
            {
                Recipe = options.Recipe,
                Dataset = options.Dataset,
                Seed = options.Seed,
                Steps = options.Steps,
                Settings = options.Settings,
            };
            return TrainingSession.Resume(run.Path, expected, _load(options));
        }
        // Without a checkpoint the run cannot be resumed, and a trial must not have two runs.
        if (trial.Run is { IsBeingTrained: false } begun)
            Directory.Delete(begun.Path, recursive: true);
        return TrainingSession.Start(options, _load(options));
    }

    private Dictionary<string, RunFolder> Runs()
    {
        var runs = new Dictionary<string, RunFolder>();
        foreach (var run in RunFolder.List(Folder))
        {
            if (DescriptionOf(run) is { } name)
                runs[name] = run;
        }
        return runs;
    }

    private static string? DescriptionOf(RunFolder run)
    {
        try
        {
            return OptionsFile.Read(run).Options.Description;
        }
        catch (UserErrorException)
        {
            // A run with unreadable options belongs to no trial; the trial starts over.
            return null;
        }
    }

    private static TrialResult ResultOf(SweepTrial trial, Dictionary<string, RunFolder> runs)
    {
        var run = runs.GetValueOrDefault(trial.Name);
        var status = run is null ? null : StatusOf(run);
        var state = status switch
        {
            { IsDone: true } => TrialState.Done,
            { State: RunState.Failed } => TrialState.Failed,
            _ => TrialState.Waiting,
        };
        return new TrialResult(trial, state, run, status, status?.Message);
    }

    private static RunStatus? StatusOf(RunFolder run)
    {
        try
        {
            return RunStatus.Read(run);
        }
        catch (UserErrorException)
        {
            // The state of the run is unknown; resuming it will reveal it.
            return null;
        }
    }
}
