namespace GanForge.Networks.Optimizers;

/// <summary>The position of Adam's ε in the update, for learning rate a, moments m and v, and step t.</summary>
public enum AdamEpsilon
{
    /// <summary>
    /// Added to the corrected root: a · m̂ / (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ). PyTorch's
    /// default ε is 1e-8.
    /// </summary>
    PyTorch,

    /// <summary>Added to the raw root: a · √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε). Keras's default ε is 1e-7.</summary>
    Keras,
}
