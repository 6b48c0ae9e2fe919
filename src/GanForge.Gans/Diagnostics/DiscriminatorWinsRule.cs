using System.Globalization;

namespace GanForge.Gans.Diagnostics;

/// <summary>
/// Detects a discriminator that is almost always right, so that the generator learns nothing from its loss.
/// </summary>
public sealed class DiscriminatorWinsRule : AlarmRule
{
    private const float MinGap = 0.98f;

    /// <inheritdoc/>
    public override string Name => "discriminator-wins";

    /// <inheritdoc/>
    public override string Title => "The discriminator wins";

    /// <inheritdoc/>
    public override string Advice => "A lower lr-d, a higher lr-g, or dropout in the discriminator usually helps.";

    /// <inheritdoc/>
    public override int Patience => 5;

    /// <inheritdoc/>
    public override string? Sign(StepScalars scalars)
    {
        ArgumentNullException.ThrowIfNull(scalars);
        var (real, fake) = (scalars[ScalarNames.ScoreReal], scalars[ScalarNames.ScoreFake]);
        return real - fake > MinGap
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"it believes in real images by {real:0.000} and in generated ones by {fake:0.000}, so the "
                    + $"generator learns next to nothing from it."
            )
            : null;
    }
}
