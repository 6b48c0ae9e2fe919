using GanForge.Tensors;

namespace GanForge.Gans.Adversarial;

/// <summary>
/// A discriminator besides <see cref="GanModel.Discriminator"/>, whose accuracy is measured after each epoch.
/// </summary>
/// <param name="Score">Its logits (N, 1) of images (N, H, W, C), without dropout and with running statistics.</param>
/// <param name="AccuracyReal">The name in stats.jsonl of its accuracy on real test images, for example
/// "accuracyCodeReal".</param>
/// <param name="AccuracyFake">The name of its accuracy on generated images.</param>
public sealed record AuxiliaryDiscriminator(Func<Tensor, Tensor> Score, string AccuracyReal, string AccuracyFake);
