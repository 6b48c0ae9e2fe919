namespace GanForge.Gans;

/// <summary>A generator of transposed convolutions against a discriminator of convolutions with dropout, in Keras's conventions.</summary>
public sealed class Conv : GanRecipe
{
    /// <summary>The published settings.</summary>
    public Conv() => (Epochs, BatchSize, LatentDimensions, LearningRateG, LearningRateD, PixelMean, PixelDeviation) =
        (5, 32, 100, 1e-3f, 1e-3f, 0f, 1f);
}
