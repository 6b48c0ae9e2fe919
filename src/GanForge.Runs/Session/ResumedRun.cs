using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.State;

namespace GanForge.Runs.Session;

/// <summary>Decides whether and how an earlier run goes on.</summary>
internal static class ResumedRun
{
    /// <summary>Opens a run at its latest checkpoint.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="options">The options that may change (the end), and values that the run must have.</param>
    /// <param name="data">The data, or null to load the data set of the run.</param>
    /// <exception cref="UserErrorException">
    /// The run's checkpoint is damaged, something other than the end would have to change, or nothing is left to do.
    /// </exception>
    public static ActiveRun Open(RunFolder folder, ResumeOptions options, DatasetPair? data)
    {
        RunLock.RequireFree(folder);
        var started = OptionsFile.Read(folder);
        var (_, progress) = Checkpoint.Open(folder.CheckpointPath, started.Identity);
        var finished = Finished(folder);
        var wanted = options.ApplyTo(started, progress.Step);
        RunSetup.Check(wanted);
        data ??= DatasetPair.Load(wanted);
        RequireSameData(folder, started.Identity, wanted, data);
        var setup = new RunSetup(wanted, data.Train, data.Recorded(wanted));
        RequireSomethingLeft(folder, progress.Step, setup, finished);
        var file = started with { Options = wanted, Identity = setup.Identity };
        var hasNewEnd = options.Steps is not null || options.Settings.ContainsKey(RunIdentity.MovableSetting);
        return new ActiveRun(setup, data, folder, file, isToFinish: finished is null && !hasNewEnd);
    }

    private static void RequireSameData(
        RunFolder folder,
        RunIdentity identity,
        TrainingOptions options,
        DatasetPair data
    )
    {
        var train = DatasetFingerprint.Compute(RunSetup.Limited(data.Train, options.Images));
        var difference = identity.Data?.DifferenceFrom(train);
        if (difference is null && data.Recorded(options) is { } test)
            difference = identity.TestData?.DifferenceFrom(DatasetFingerprint.Compute(test), "was tested on");
        if (difference is null)
            return;
        var place = options.DataDirectory is { } directory ? $" to {directory}" : "";
        throw new UserErrorException(
            $"The run {folder.Name} cannot be resumed: {difference}. Bring its data back{place}, name their folder, "
                + $"or start a new run."
        );
    }

    private static void RequireSomethingLeft(RunFolder folder, long done, RunSetup setup, RunStatus? finished)
    {
        if (setup.StepsTotal < done || (setup.StepsTotal == done && finished is not null))
            throw new UserErrorException(NothingLeft(folder, done, setup));
        if (finished is { State: RunState.StoppedEarly } && setup.StepsTotal <= finished.Steps)
        {
            throw new UserErrorException(
                $"The run {folder.Name} stopped early at step {done}, since its losses no longer improved; to go on "
                    + $"all the same, give more epochs than {setup.Recipe.Epochs}."
            );
        }
    }

    /// <summary>
    /// The status of a run that ended with all its files, or null. If the program was killed after the last checkpoint,
    /// the files that follow from it are still to be written.
    /// </summary>
    private static RunStatus? Finished(RunFolder folder)
    {
        try
        {
            return
                File.Exists(folder.GeneratorPath)
                && File.Exists(folder.ReportPath)
                && RunStatus.Read(folder) is { IsDone: true } status
                ? status
                : null;
        }
        catch (UserErrorException)
        {
            // A damaged status is ignored; finishing the run rewrites it.
            return null;
        }
    }

    private static string NothingLeft(RunFolder folder, long done, RunSetup setup)
    {
        var (total, what) = (setup.StepsTotal, setup.Options.Steps is null ? "epochs" : "steps");
        if (total == done)
            return $"The run {folder.Name} is complete at step {done} of {total}; to go on, give more {what}.";
        var wanted = setup.Options.Steps is null ? $"{total} of {setup.Recipe.Epochs} epochs" : $"{total} asked for";
        return $"The run {folder.Name} has done {done} steps, more than the {wanted}; to go on, give more {what}.";
    }
}
