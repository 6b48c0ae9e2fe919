namespace GanForge.Gans.Architectures;

/// <summary>How far an image and its reconstruction are apart.</summary>
public enum ReconstructionLoss
{
    /// <summary>The mean squared difference, L2.</summary>
    Squared,

    /// <summary>The mean absolute difference, L1.</summary>
    Absolute,
}
