using GanForge.Gans.Diagnostics;

namespace GanForge.Runs.Session;

/// <summary>A step's figures. A loss or score that the recipe does not report is NaN.</summary>
public readonly record struct StepReport
{
    /// <summary>The stage's name: "training", or a recipe's preparation such as "autoencoder".</summary>
    public required string Stage { get; init; }

    /// <summary>The running epoch of the stage, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Epochs of the stage.</summary>
    public required int Epochs { get; init; }

    /// <summary>Steps done in the stage, this one included.</summary>
    public required long StepInStage { get; init; }

    /// <summary>Steps there will be in the stage.</summary>
    public required long StepsInStage { get; init; }

    /// <summary>Steps done in all, this one included.</summary>
    public required long Step { get; init; }

    /// <summary>Steps there will be in all.</summary>
    public required long StepsTotal { get; init; }

    /// <summary>Real images that the step learnt from.</summary>
    public required int Images { get; init; }

    /// <summary>Real images learnt from a second, over the last second or so.</summary>
    public required double ImagesPerSecond { get; init; }

    /// <summary>The generator's loss.</summary>
    public required float LossG { get; init; }

    /// <summary>The discriminator's loss.</summary>
    public required float LossD { get; init; }

    /// <summary>Its half on real images.</summary>
    public required float LossDReal { get; init; }

    /// <summary>Its half on generated images.</summary>
    public required float LossDFake { get; init; }

    /// <summary>Mean of D(x), in [0, 1].</summary>
    public required float ScoreReal { get; init; }

    /// <summary>Mean of D(G(z)), in [0, 1].</summary>
    public required float ScoreFake { get; init; }

    /// <summary>Every figure of the step under its name in stats.jsonl; read it before returning, it is used again.</summary>
    public required StepScalars All { get; init; }
}
