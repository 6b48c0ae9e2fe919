using System.Globalization;

namespace GanForge.Gans.Diagnostics;

/// <summary>
/// Detects a generator with nearly all pixels fully black or white, where the output activation is flat and passes no
/// gradient.
/// </summary>
public sealed class SaturationRule : AlarmRule
{
    private const float MaxSaturation = 0.995f;

    /// <inheritdoc/>
    public override string Name => "saturation";

    /// <inheritdoc/>
    public override string Title => "The generator is saturated";

    /// <inheritdoc/>
    public override string Advice => "A lower lr-g usually helps, and so does starting again with another seed.";

    /// <inheritdoc/>
    public override int Patience => 3;

    /// <summary>A new generator may first learn that most pixels are black and make all of them black.</summary>
    public override long Grace => 1_000;

    /// <inheritdoc/>
    public override string? Sign(StepScalars scalars)
    {
        ArgumentNullException.ThrowIfNull(scalars);
        var saturation = scalars[ScalarNames.Saturation];
        return saturation > MaxSaturation
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{saturation:0.0 %} of the generated pixels are quite black or quite white, and such pixels "
                    + $"pass hardly any gradient."
            )
            : null;
    }
}
