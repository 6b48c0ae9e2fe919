using GanForge.Tensors;

namespace GanForge.Gans.Adversarial;

/// <summary>What is done when a move's loss and gradients are known: its player steps, or somebody looks on.</summary>
/// <param name="context">What the loss was computed from; still as it was.</param>
/// <param name="update">The move.</param>
/// <param name="loss">Its loss, with its history.</param>
/// <param name="gradients">The loss's gradients with respect to the player's parameters.</param>
internal delegate void UpdateCallback(StepContext context, UpdateStep update, Tensor loss, IReadOnlyList<Tensor> gradients);
