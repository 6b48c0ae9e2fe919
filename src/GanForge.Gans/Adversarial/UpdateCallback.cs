using GanForge.Tensors;

namespace GanForge.Gans.Adversarial;

/// <summary>Receives the loss and gradients of an update, to apply or to record them.</summary>
/// <param name="context">The inputs of the loss, unchanged.</param>
/// <param name="update">The update.</param>
/// <param name="loss">Its loss, with its history.</param>
/// <param name="gradients">Gradients with respect to the parameters of the network.</param>
internal delegate void UpdateCallback(
    StepContext context,
    UpdateStep update,
    Tensor loss,
    IReadOnlyList<Tensor> gradients
);
