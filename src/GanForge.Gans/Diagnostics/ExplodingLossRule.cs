using System.Globalization;

namespace GanForge.Gans.Diagnostics;

/// <summary>Detects a loss so large that scores have lost their meaning.</summary>
public sealed class ExplodingLossRule : AlarmRule
{
    /// <summary>Well above the losses of unbounded critics, which reach hundreds.</summary>
    private const float MaxLoss = 1e5f;

    /// <inheritdoc/>
    public override string Name => "exploding-loss";

    /// <inheritdoc/>
    public override string Title => "The losses have run away";

    /// <inheritdoc/>
    public override string Advice =>
        "A lower lr usually helps; start again with one, for such weights do not come back.";

    /// <inheritdoc/>
    public override int Patience => 1;

    /// <inheritdoc/>
    public override bool JudgesResult => true;

    /// <inheritdoc/>
    public override string? Sign(StepScalars scalars)
    {
        ArgumentNullException.ThrowIfNull(scalars);
        var (generator, discriminator) = (scalars[ScalarNames.LossG], scalars[ScalarNames.LossD]);
        return Math.Abs(generator) > MaxLoss || Math.Abs(discriminator) > MaxLoss
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"the generator's loss is {generator:0.0e+0} and the discriminator's {discriminator:0.0e+0}, "
                    + $"which no judgement of images comes to."
            )
            : null;
    }
}
