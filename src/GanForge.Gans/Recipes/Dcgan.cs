namespace GanForge.Gans;

/// <summary>DCGAN at 64×64 (Radford, Metz, Chintala 2015, arXiv:1511.06434).</summary>
public sealed class Dcgan : GanRecipe
{
    /// <summary>The published settings.</summary>
    public Dcgan() => (Epochs, BatchSize, ImageSize, LearningRateG, LearningRateD) = (30, 128, 64, 2e-4f, 2e-4f);
}
