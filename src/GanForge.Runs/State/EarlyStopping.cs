using GanForge.Gans.Adversarial;
using GanForge.Gans.Diagnostics;
using GanForge.Networks.Checkpoints;

namespace GanForge.Runs.State;

/// <summary>
/// Tracks the sum of both losses over the epochs, keeps the generator's best weights and detects when patience has run
/// out.
/// </summary>
internal sealed class EarlyStopping(int patience, TrainedNetwork generator, TrainingProgress progress)
{
    private const string Prefix = "best";

    private SafeTensors? _best;

    public bool IsOn => patience > 0;

    /// <summary>True if patience has run out.</summary>
    public bool IsExhausted => IsOn && progress.EpochsSinceBest >= patience;

    /// <summary>Restores the full patience of a run that continues after its patience had run out.</summary>
    public void BeginAgain()
    {
        if (IsExhausted)
            progress.EpochsSinceBest = 0;
    }

    /// <summary>
    /// The generator's weights for sampling: the best ones if they are kept, otherwise the current ones.
    /// </summary>
    public SafeTensors Weights() => _best is null ? Present() : Copy(_best, new SafeTensors(), from: "", to: "");

    /// <summary>The generator's current weights, averaged if the recipe averages.</summary>
    public SafeTensors Present()
    {
        var file = new SafeTensors();
        generator.WithAverage(() => generator.Module.SaveTo(file));
        return file;
    }

    /// <summary>Records the end of an epoch; returns true if it is time to stop.</summary>
    public bool EpochDone(IReadOnlyDictionary<string, double> means, int epoch)
    {
        if (!IsOn)
            return false;
        var loss = means.GetValueOrDefault(ScalarNames.LossG) + means.GetValueOrDefault(ScalarNames.LossD);
        if (loss < progress.BestLoss)
        {
            (progress.BestLoss, progress.EpochsSinceBest) = (loss, 0);
            (progress.BestEpoch, progress.BestStep) = (epoch, progress.Step);
            _best = Present();
        }
        else
        {
            progress.EpochsSinceBest++;
        }
        return IsExhausted;
    }

    public void SaveTo(SafeTensors file)
    {
        if (_best is not null)
            Copy(_best, file, from: "", to: Prefix + ".");
    }

    public void LoadFrom(SafeTensors file)
    {
        if (IsOn && file.Names.Any(name => name.StartsWith(Prefix + ".", StringComparison.Ordinal)))
            _best = Copy(file, new SafeTensors(), from: Prefix + ".", to: "");
    }

    private static SafeTensors Copy(SafeTensors source, SafeTensors target, string from, string to)
    {
        foreach (var name in source.Names.Where(name => name.StartsWith(from, StringComparison.Ordinal)))
            target.Add(to + name[from.Length..], source.GetTensor(name));
        return target;
    }
}
