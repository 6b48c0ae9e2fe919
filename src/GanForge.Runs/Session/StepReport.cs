using GanForge.Gans.Diagnostics;

namespace GanForge.Runs.Session;

/// <summary>The scalars of a step. A loss or score that the recipe does not report is NaN.</summary>
public readonly record struct StepReport
{
    /// <summary>The name of the stage: "training", or that of a preparatory stage such as "autoencoder".</summary>
    public required string Stage { get; init; }

    /// <summary>The current epoch of the stage, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The number of epochs of the stage.</summary>
    public required int Epochs { get; init; }

    /// <summary>The number of steps done in the stage, including this one.</summary>
    public required long StepInStage { get; init; }

    /// <summary>The number of steps planned for the stage.</summary>
    public required long StepsInStage { get; init; }

    /// <summary>The total number of steps done, including this one.</summary>
    public required long Step { get; init; }

    /// <summary>The total number of steps planned.</summary>
    public required long StepsTotal { get; init; }

    /// <summary>The number of real images in the step.</summary>
    public required int Images { get; init; }

    /// <summary>The number of real images trained on per second, over about the last second.</summary>
    public required double ImagesPerSecond { get; init; }

    /// <summary>The generator's loss.</summary>
    public required float LossG { get; init; }

    /// <summary>The discriminator's loss.</summary>
    public required float LossD { get; init; }

    /// <summary>The real half of the discriminator's loss.</summary>
    public required float LossDReal { get; init; }

    /// <summary>The generated half of the discriminator's loss.</summary>
    public required float LossDFake { get; init; }

    /// <summary>The mean of D(x), in [0, 1].</summary>
    public required float ScoreReal { get; init; }

    /// <summary>The mean of D(G(z)), in [0, 1].</summary>
    public required float ScoreFake { get; init; }

    /// <summary>
    /// All scalars of the step by their names in stats.jsonl. The object is reused, so read it before returning.
    /// </summary>
    public required StepScalars All { get; init; }
}
