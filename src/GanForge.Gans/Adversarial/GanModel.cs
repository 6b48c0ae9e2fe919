using GanForge.Gans.Architectures;
using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Gans.Adversarial;

/// <summary>
/// All that a trainer needs to know of a recipe: who plays and which moves. A recipe with more players, or with a
/// preparation before the training, lists them here; the trainer stays as it is.
/// </summary>
public sealed class GanModel
{
    /// <summary>The network that turns noise (N, latent dimensions) into images (N, H, W, C).</summary>
    public required Module Generator { get; init; }

    /// <summary>The network that scores images with logits (N, 1): above 0 it takes them for real; where images are made by class, (N, classes) with a score for each.</summary>
    public required Module Discriminator { get; init; }

    /// <summary>Whether its scores are no logits and mean something only in comparison: it then takes for real what lies above the midpoint of the mean real and the mean generated score.</summary>
    public bool ScoresAreRelative { get; init; }

    /// <summary>The autoencoder, from <see cref="GanRecipe.BuildAutoencoder"/>, that is kept with the run for others to use, or null.</summary>
    public Autoencoder? Autoencoder { get; init; }

    /// <summary>Everybody whose weights are kept in checkpoints, the generator's player first.</summary>
    public required IReadOnlyList<TrainedNetwork> Networks { get; init; }

    /// <summary>Preparations, if any, then the training.</summary>
    public required IReadOnlyList<TrainingStage> Stages { get; init; }

    /// <summary>Discriminators beside <see cref="Discriminator"/> whose accuracy is measured as well.</summary>
    public IReadOnlyList<AuxiliaryDiscriminator> AuxiliaryDiscriminators { get; init; } = [];

    /// <summary>Pictures beside the grids of real and generated images.</summary>
    public IReadOnlyList<PicturePlan> Pictures { get; init; } = [];

    /// <summary>Epochs of all phases.</summary>
    public int Epochs => Stages.Sum(stage => stage.Epochs);

    /// <summary>The discriminator's scores (N, 1) of images.</summary>
    /// <param name="images">(N, H, W, C).</param>
    /// <param name="labels">Their classes, (N, classes) with a single 1 a row; null where images are not made by class.</param>
    /// <param name="context">How the network is run.</param>
    internal Tensor Score(Tensor images, Tensor? labels, ForwardContext context) => SelectClassScores(Discriminator.Forward(images, context), labels);

    /// <summary>Of each image's scores for all classes, (N, classes), that of its own, (N, 1); where there are no classes, the scores themselves.</summary>
    internal static Tensor SelectClassScores(Tensor scores, Tensor? labels) => labels is null ? scores : (scores * labels).Sum([1], keepDimensions: true);

    /// <summary>The phase that an epoch, counted from 0 over all phases, belongs to, and its number there, from 1.</summary>
    internal (TrainingStage Phase, int Epoch) StageAt(int epoch)
    {
        foreach (var stage in Stages)
        {
            if (epoch < stage.Epochs)
                return (stage, epoch + 1);
            epoch -= stage.Epochs;
        }
        return (Stages[^1], Stages[^1].Epochs + epoch + 1);
    }
}
