using GanForge.Gans.Architectures;
using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Gans.Adversarial;

/// <summary>
/// The networks of a recipe and the stages in which they are trained. Recipes with further networks or a preparation
/// list them here; the trainer stays as it is.
/// </summary>
public sealed class GanModel
{
    /// <summary>The network that turns noise (N, latent dimensions) into images (N, H, W, C).</summary>
    public required Module Generator { get; init; }

    /// <summary>
    /// The network that scores images with logits (N, 1), above 0 for real; conditional models have one per class, (N,
    /// classes).
    /// </summary>
    public required Module Discriminator { get; init; }

    /// <summary>
    /// Whether scores are no logits and only comparable to each other: the threshold is then the midpoint of the mean
    /// real and the mean generated score.
    /// </summary>
    public bool ScoresAreRelative { get; init; }

    /// <summary>The autoencoder from <see cref="GanRecipe.BuildAutoencoder"/>, saved with the run, or null.</summary>
    public Autoencoder? Autoencoder { get; init; }

    /// <summary>The networks that checkpoints hold, the generator first.</summary>
    public required IReadOnlyList<TrainedNetwork> Networks { get; init; }

    /// <summary>Preparations, if any, then the main stage.</summary>
    public required IReadOnlyList<TrainingStage> Stages { get; init; }

    /// <summary>The generator with its optimizer and averaged weights.</summary>
    public TrainedNetwork GeneratorNetwork => Networks[0];

    /// <summary>The stage that trains the generator; the others prepare it.</summary>
    public TrainingStage MainStage => Stages[^1];

    /// <summary>Further discriminators whose accuracy is measured.</summary>
    public IReadOnlyList<AuxiliaryDiscriminator> AuxiliaryDiscriminators { get; init; } = [];

    /// <summary>Pictures besides the grids of real and generated images.</summary>
    public IReadOnlyList<PicturePlan> Pictures { get; init; } = [];

    /// <summary>Epochs of all stages.</summary>
    public int Epochs => Stages.Sum(stage => stage.Epochs);

    /// <summary>The discriminator's scores (N, 1) of images.</summary>
    /// <param name="images">(N, H, W, C).</param>
    /// <param name="labels">One-hot classes (N, classes); null for unconditional models.</param>
    /// <param name="context">The context to run the network in.</param>
    internal Tensor Score(Tensor images, Tensor? labels, ForwardContext context) =>
        SelectClassScores(Discriminator.Forward(images, context), labels);

    /// <summary>
    /// Picks the score of each image's own class, (N, 1), from (N, classes); scores without classes stay as they are.
    /// </summary>
    internal static Tensor SelectClassScores(Tensor scores, Tensor? labels) =>
        labels is null ? scores : (scores * labels).Sum([1], keepDimensions: true);

    /// <summary>
    /// The stage of an epoch, counted from 0 over all stages, and its number within the stage, from 1.
    /// </summary>
    internal (TrainingStage Stage, int Epoch) StageAt(int epoch)
    {
        foreach (var stage in Stages)
        {
            if (epoch < stage.Epochs)
                return (stage, epoch + 1);
            epoch -= stage.Epochs;
        }
        return (MainStage, MainStage.Epochs + epoch + 1);
    }
}
