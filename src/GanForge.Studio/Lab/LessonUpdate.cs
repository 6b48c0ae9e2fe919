using GanForge.Tensors;

namespace GanForge.Studio.Lab;

/// <summary>One update in a step of a lesson: its inputs, its loss, and what it changed.</summary>
public sealed record LessonUpdate
{
    /// <summary>Whose turn it is, for example "generator" or "discriminator".</summary>
    public required string Network { get; init; }

    /// <summary>Whether it is the generator, or a network around it.</summary>
    public required bool IsGenerator { get; init; }

    /// <summary>Whether the network stepped, or was held still.</summary>
    public required bool Learnt { get; init; }

    /// <summary>The loss's name, as stats.jsonl has it.</summary>
    public required string LossName { get; init; }

    /// <summary>The loss.</summary>
    public required float Loss { get; init; }

    /// <summary>All figures that the update reported, by name: the loss, its parts, such as its halves and penalties, and beliefs.</summary>
    public required IReadOnlyDictionary<string, float> Figures { get; init; }

    /// <summary>Noise (N, generator inputs), with the class behind it where images are made by class; null where the update looks at no generated images.</summary>
    public required Tensor? Noise { get; init; }

    /// <summary>The class of each pair of a real and a generated image; null where images are not made by class.</summary>
    public required IReadOnlyList<int>? Classes { get; init; }

    /// <summary>The real images, (N, H, W, C).</summary>
    public required Tensor Reals { get; init; }

    /// <summary>What the generator made of the noise before the update, (N, H, W, C); null where the update looks at no generated images.</summary>
    public required Tensor? Fakes { get; init; }

    /// <summary>What it makes of the same noise after the update, (N, H, W, C); null where the update is not the generator's.</summary>
    public required Tensor? FakesAfter { get; init; }

    /// <summary>The discriminator's scores of the real images and of <see cref="Fakes"/> before the update, without dropout; null where there are none.</summary>
    public required BatchScores? Before { get; init; }

    /// <summary>Its scores after the update, of the same real images, and of the generated ones as they then are.</summary>
    public required BatchScores? After { get; init; }

    /// <summary>
    /// The gradient of the generator's loss with respect to the pixels of <see cref="Fakes"/>, (N, H, W, C): where it is
    /// positive, the discriminator wants the pixel darker, where negative, brighter. Null where the update is not the generator's.
    /// </summary>
    public required Tensor? PixelGradient { get; init; }

    /// <summary>The Euclidean norm of the gradient of the loss with respect to the network's weights.</summary>
    public required float GradientNorm { get; init; }

    /// <summary>The norm of the weights before the update.</summary>
    public required float WeightNorm { get; init; }

    /// <summary>The norm of the weights' change; 0 where the network was held still.</summary>
    public required float UpdateNorm { get; init; }

    /// <summary>The step size that the optimiser was given.</summary>
    public required double LearningRate { get; init; }
}
