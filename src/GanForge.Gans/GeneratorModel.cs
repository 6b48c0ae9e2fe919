using GanForge.Imaging;
using GanForge.Tensors;

namespace GanForge.Gans;

/// <summary>The generator of a run, ready to make images.</summary>
public sealed class GeneratorModel
{
    /// <summary>Height of an image in pixels.</summary>
    public int Height => throw new NotImplementedException();

    /// <summary>Width of an image in pixels.</summary>
    public int Width => throw new NotImplementedException();

    /// <summary>Channels of a pixel.</summary>
    public int Channels => throw new NotImplementedException();

    /// <summary>Length of a noise vector.</summary>
    public int LatentDimensions => throw new NotImplementedException();

    /// <summary>The pixel values that stand for black and white.</summary>
    public ValueRange Range => throw new NotImplementedException();

    /// <summary>The recipe the generator was trained by.</summary>
    public GanRecipe Recipe => throw new NotImplementedException();

    /// <summary>Loads a run's generator, also while the run goes on.</summary>
    /// <exception cref="UserErrorException">The run has no weights yet, or they are damaged.</exception>
    public static GeneratorModel Load(RunFolder run) => throw new NotImplementedException();

    /// <summary>The noise of each seed, (N, latent dimensions); a seed's vector is the same in any company.</summary>
    public Tensor Noise(IReadOnlyList<ulong> seeds) => throw new NotImplementedException();

    /// <summary>The images of some noise, (N, H, W, C), with running statistics and without dropout.</summary>
    public Tensor Generate(Tensor noise) => throw new NotImplementedException();

    /// <summary>The images of seeds, (N, H, W, C): seed by seed the same in any company.</summary>
    public Tensor Sample(IReadOnlyList<ulong> seeds) => Generate(Noise(seeds));
}
