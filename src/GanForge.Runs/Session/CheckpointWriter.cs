using System.Globalization;
using GanForge.Networks.Checkpoints;
using GanForge.Runs.Models;
using GanForge.Runs.State;

namespace GanForge.Runs.Session;

/// <summary>Writes a run's checkpoint, and the weights for sampling that go with it.</summary>
internal sealed class CheckpointWriter(ActiveRun run)
{
    /// <summary>The step of the newest checkpoint; null if there is none.</summary>
    public long? SavedStep { get; set; }

    /// <summary>
    /// Saves scalars and weights before the checkpoint, which depends on them: if the program is killed in between,
    /// they are written again.
    /// </summary>
    public void Save(TrainingClock clock)
    {
        run.Progress.StatisticsLength = run.Writer.FlushStatistics();
        SaveWeights();
        Checkpoint.Save(
            run.Folder.CheckpointPath,
            run.Setup.Identity,
            run.Setup.Model,
            run.Progress,
            run.Stopping,
            run.FixedNoise
        );
        SavedStep = run.Progress.Step;
        clock.Saved();
    }

    /// <summary>Keeps the generator of an epoch.</summary>
    public void Keep(int epoch) =>
        SaveWeights(run.Stopping.Present(), run.Folder.KeptGeneratorPath(epoch), run.Progress.Step);

    /// <summary>Writes the weights for sampling, which follow from the checkpoint.</summary>
    private void SaveWeights()
    {
        SaveWeights(run.Stopping.Weights(), run.Folder.GeneratorPath, run.Progress.BestStep ?? run.Progress.Step);
        if (run.Setup.Model.Autoencoder is not { } autoencoder)
            return;
        var weights = new SafeTensors();
        autoencoder.SaveTo(weights);
        SaveWeights(weights, run.Folder.AutoencoderPath, run.Progress.Step);
    }

    private void SaveWeights(SafeTensors weights, string path, long step)
    {
        weights.Metadata["recipe"] = run.Setup.Recipe.Name;
        weights.Metadata[RunWeights.StepKey] = step.ToString(CultureInfo.InvariantCulture);
        weights.Save(path);
    }
}
