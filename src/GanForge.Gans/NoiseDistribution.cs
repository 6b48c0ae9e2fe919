namespace GanForge.Gans;

/// <summary>Where the generator's input is drawn from.</summary>
public enum NoiseDistribution
{
    /// <summary>The normal distribution N(0, 1).</summary>
    Normal,

    /// <summary>The uniform distribution U(−1, 1).</summary>
    Uniform,
}
