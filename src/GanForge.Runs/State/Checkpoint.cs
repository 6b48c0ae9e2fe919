using System.Text.Json;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Settings;
using GanForge.Networks.Checkpoints;
using GanForge.Runs.Folder;
using GanForge.Runs.Json;

namespace GanForge.Runs.State;

/// <summary>A file with everything needed to resume training with the same bits.</summary>
/// <remarks>
/// It holds weights, running statistics, averages, optimizers, the fixed noise and, as JSON in the metadata, the run's
/// identity and progress.
/// </remarks>
internal static class Checkpoint
{
    private const int Format = 1;
    private const string StateKey = "ganforge.state";
    private const string NoiseName = "fixedNoise";

    public static void Save(
        string path,
        RunIdentity identity,
        GanModel model,
        TrainingProgress progress,
        EarlyStopping stopping,
        FixedNoise fixedNoise
    )
    {
        var file = new SafeTensors { HasChecksum = true };
        foreach (var (name, part) in Parts(model))
            part.SaveTo(file, name);
        fixedNoise.SaveTo(file, NoiseName);
        stopping.SaveTo(file);
        var state = JsonText.Join(
            JsonSerializer.SerializeToNode(
                new CheckpointState { Format = Format, Progress = progress },
                CheckpointContext.Files.CheckpointState
            ),
            JsonSerializer.SerializeToNode(identity, RunFileContext.Files.RunIdentity)
        );
        file.Metadata[StateKey] = state.ToJsonString();
        file.Save(path);
    }

    /// <summary>Opens a checkpoint and checks that it belongs to the run.</summary>
    /// <exception cref="UserErrorException">The checkpoint is missing, damaged, or belongs to another run.</exception>
    public static (SafeTensors File, TrainingProgress Progress) Open(string path, RunIdentity identity)
    {
        try
        {
            var file = ReadableFile.Open(path, SafeTensors.Load);
            if (!file.Metadata.TryGetValue(StateKey, out var text))
            {
                throw new UserErrorException(
                    $"{path} is no checkpoint of a run: it holds weights, but not how far the training had come."
                );
            }

            var state = JsonText.Parse(text);
            JsonFile.RequireFormat(state, path, Format);
            var kept = JsonText.Read(state, RunFileContext.Files.RunIdentity);
            if (
                kept.Recipe == identity.Recipe
                && kept
                    .Settings.Keys.Concat(identity.Settings.Keys)
                    .FirstOrDefault(name => !kept.Settings.ContainsKey(name) || !identity.Settings.ContainsKey(name))
                    is { } setting
            )
            {
                throw new UserErrorException(
                    $"{path} is another version's: its {kept.Recipe} has "
                        + $"{(kept.Settings.ContainsKey(setting) ? "a" : "no")} setting {setting}; go on with that "
                        + $"version, or train again."
                );
            }

            if (kept.DifferenceFrom(identity) is var (what, here, there))
            {
                throw new UserErrorException(
                    $"{path} and the run's options.json do not belong together: {what} is {here} in the "
                        + $"checkpoint and {there} in options.json; bring back the one that was changed."
                );
            }

            return (file, JsonText.Read(state, CheckpointContext.Files.CheckpointState).Progress);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException(
                $"There is no checkpoint {path}: the run ended before its first one, so start it again.",
                problem
            );
        }
        catch (Exception problem) when (problem is ModelFormatException or JsonException)
        {
            throw new UserErrorException(
                $"The checkpoint {path} is damaged or cut short: {problem.Message.TrimEnd('.')}.",
                problem
            );
        }
    }

    /// <summary>Loads weights, averages, optimizers, and the fixed noise with its captures.</summary>
    /// <exception cref="UserErrorException">A part is missing or has a different shape.</exception>
    public static void Load(
        SafeTensors file,
        string path,
        GanModel model,
        EarlyStopping stopping,
        FixedNoise fixedNoise
    )
    {
        LoadNetworks(file, path, model);
        Take(
            path,
            () =>
            {
                fixedNoise.LoadFrom(file, NoiseName);
                stopping.LoadFrom(file);
            }
        );
    }

    /// <summary>
    /// Loads weights, averages and optimizers: everything that determines the next step except the order of the data.
    /// </summary>
    /// <exception cref="UserErrorException">A part is missing or has a different shape.</exception>
    public static void LoadNetworks(SafeTensors file, string path, GanModel model) =>
        Take(
            path,
            () =>
            {
                foreach (var (name, part) in Parts(model))
                    part.LoadFrom(file, name);
            }
        );

    /// <summary>Checks that steps, epochs and the position in the data are consistent.</summary>
    /// <exception cref="UserErrorException">They are inconsistent.</exception>
    public static void RequirePlace(TrainingProgress progress, string path, RunSetup setup)
    {
        var (feed, model) = (setup.Feed, setup.Model);
        var (stage, epoch) = model.StageAt(progress.Epoch);
        var before =
            model
                .Stages.TakeWhile(earlier => earlier != stage)
                .Sum(earlier => earlier.Epochs * feed.StepsPerEpoch(earlier))
            + ((epoch - 1) * feed.StepsPerEpoch(stage));
        var position = progress.StepInEpoch * stage.BatchesPerStep * feed.Loader.BatchSize;
        if (
            progress.StepInEpoch >= feed.StepsPerEpoch(stage)
            || progress.Step != before + progress.StepInEpoch
            || progress.Position != position
        )
        {
            throw new UserErrorException(
                $"The checkpoint {path} is damaged, or the run's training set has changed: step {progress.Step} "
                    + $"is not step {progress.StepInEpoch} of epoch {progress.Epoch + 1} at image {progress.Position} "
                    + $"of the data."
            );
        }
    }

    private static void Take(string path, Action load)
    {
        try
        {
            load();
        }
        catch (Exception problem) when (problem is ModelFormatException or ArgumentException)
        {
            throw new UserErrorException(
                $"The checkpoint {path} does not fit the run: {problem.Message.TrimEnd('.')}.",
                problem
            );
        }
    }

    private static IEnumerable<(string Name, ICheckpointed Part)> Parts(GanModel model)
    {
        foreach (var network in model.Networks)
        {
            yield return ($"{network.Name}.module", network.Module);
            yield return ($"{network.Name}.optimizer", network.Optimizer);
            if (network.Average is { } average)
                yield return ($"{network.Name}.average", average);
        }
    }
}
