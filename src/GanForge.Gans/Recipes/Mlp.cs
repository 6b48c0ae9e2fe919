namespace GanForge.Gans;

/// <summary>A very simple GAN: two small multilayer perceptrons; the generator learns from the fakes that the discriminator has just seen.</summary>
public sealed class Mlp : GanRecipe
{
    /// <summary>The published settings.</summary>
    public Mlp() => (Epochs, BatchSize, LatentDimensions, LearningRateG, LearningRateD) = (50, 32, 64, 3e-4f, 3e-4f);
}
