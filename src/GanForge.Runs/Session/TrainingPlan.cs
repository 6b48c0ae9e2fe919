using GanForge.Data;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.State;

namespace GanForge.Runs.Session;

/// <summary>What a training run would do, without doing it.</summary>
public sealed record TrainingPlan
{
    /// <summary>The options it was made from.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>Every setting of the recipe with its value.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Training images.</summary>
    public required int Images { get; init; }

    /// <summary>Steps an epoch of the training.</summary>
    public required long StepsPerEpoch { get; init; }

    /// <summary>Steps in all.</summary>
    public required long Steps { get; init; }

    /// <summary>Steps of the recipe's preparations, such as an autoencoder's training; only later ones train the generator.</summary>
    public required long StepsOfPreparation { get; init; }

    /// <summary>Real images that all steps take, repetitions included.</summary>
    public required long ImagesSeen { get; init; }

    /// <summary>Trainable parameters of each network, in the order of the networks.</summary>
    public required IReadOnlyDictionary<string, long> Parameters { get; init; }

    /// <summary>The name that the run's folder would get if nobody else took the number first.</summary>
    public required string FolderName { get; init; }

    /// <summary>Plans a run: everything is checked, nothing is written.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="data">The images, or null to load those that the options name.</param>
    /// <exception cref="UserErrorException">Something asked for cannot be.</exception>
    public static TrainingPlan For(TrainingOptions options, DatasetPair? data = null)
    {
        RunSetup.Check(options);
        var train = (data ?? DatasetPair.Load(options)).Train;
        var setup = new RunSetup(options, train);
        return new TrainingPlan
        {
            Options = options,
            Settings = setup.Identity.Settings,
            Images = Math.Min(options.Images ?? train.Count, train.Count),
            StepsPerEpoch = setup.Feed.StepsPerEpoch(setup.Model.MainStage),
            Steps = setup.StepsTotal,
            StepsOfPreparation = setup.StepsOfPreparation,
            ImagesSeen = setup.ImagesSeen,
            Parameters = setup.Parameters,
            FolderName = RunFolder.NextName(options.OutDirectory, setup.FolderName),
        };
    }
}
