namespace GanForge.Gans.Latent;

/// <summary>The path of a walk from one point to the next.</summary>
public enum Interpolation
{
    /// <summary>
    /// Straight line: (1 − t) a + t b. Halfway between normal noise vectors, it is much closer to the origin than noise
    /// ever is.
    /// </summary>
    Linear,

    /// <summary>
    /// Arc that keeps the length of noise: (sin((1 − t) θ) a + sin(t θ) b) / sin θ, with θ the angle between a and b
    /// (White 2016, arXiv:1609.04468). It may leave the cube of uniform noise.
    /// </summary>
    Spherical,
}
