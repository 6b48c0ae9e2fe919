namespace GanForge.Gans.Architectures;

/// <summary>The autoencoders a recipe can learn codes with.</summary>
public enum AutoencoderKind
{
    /// <summary>Dense layers.</summary>
    Dense,

    /// <summary>Convolutions of stride 2 around a dense code.</summary>
    Convolutional,
}
