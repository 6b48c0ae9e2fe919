namespace GanForge.Gans;

/// <summary>DCGAN's generator against a discriminator with dense layers, both with plain stochastic gradient descent.</summary>
public sealed class DcganSgd : GanRecipe
{
    /// <summary>The published settings.</summary>
    public DcganSgd() => (Epochs, BatchSize, LatentDimensions, LearningRateG, LearningRateD) = (50, 64, 128, 0.003f, 0.003f);
}
