using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.State;

namespace GanForge.Runs.Session;

/// <summary>The plan of a training run, created without training anything.</summary>
public sealed record TrainingPlan
{
    /// <summary>The options that the plan was created from.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>Every setting of the recipe with its value.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>The number of training images.</summary>
    public required int Images { get; init; }

    /// <summary>The number of steps per epoch of the main stage.</summary>
    public required long StepsPerEpoch { get; init; }

    /// <summary>The total number of steps.</summary>
    public required long Steps { get; init; }

    /// <summary>
    /// The number of steps in preparatory stages, such as an autoencoder's; only later steps train the generator.
    /// </summary>
    public required long StepsOfPreparation { get; init; }

    /// <summary>The number of real images used by all steps, including repetitions.</summary>
    public required long ImagesSeen { get; init; }

    /// <summary>The number of trainable parameters of each network, in the order of the networks.</summary>
    public required IReadOnlyDictionary<string, long> Parameters { get; init; }

    /// <summary>The name that the run's folder would get if no other run took the number first.</summary>
    public required string FolderName { get; init; }

    /// <summary>Checks everything and plans a run; writes nothing.</summary>
    /// <param name="options">The options of the run.</param>
    /// <param name="data">The data, or null to load the data set named in the options.</param>
    /// <exception cref="UserErrorException">An option is invalid or cannot be satisfied.</exception>
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
