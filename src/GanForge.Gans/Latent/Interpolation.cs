namespace GanForge.Gans.Latent;

/// <summary>How a walk goes from one point to the next.</summary>
public enum Interpolation
{
    /// <summary>Along the straight line: (1 − t) a + t b. In the middle of a walk between normal noise vectors the line is much nearer to the origin than noise ever is.</summary>
    Linear,

    /// <summary>
    /// Along the arc, as long as noise is all the way: (sin((1 − t) θ) a + sin(t θ) b) / sin θ with the angle θ between a
    /// and b (White 2016, arXiv:1609.04468). It may leave the cube that uniform noise fills.
    /// </summary>
    Spherical,
}
