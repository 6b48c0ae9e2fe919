using System.Globalization;

namespace GanForge.Gans.Diagnostics;

/// <summary>Detects a generator whose images in a batch are nearly identical, whatever the noise.</summary>
public sealed class ModeCollapseRule : AlarmRule
{
    private const float MinDiversity = 0.5f;

    /// <inheritdoc/>
    public override string Name => "mode-collapse";

    /// <inheritdoc/>
    public override string Title => "Mode collapse";

    /// <inheritdoc/>
    public override string Advice =>
        "A lower lr-g, a larger batch-size or fresh-noise may help; the recipe mggan covers more on average, "
        + "but is no cure.";

    /// <inheritdoc/>
    public override int Patience => 5;

    /// <summary>A new generator maps all noise to the same gray.</summary>
    public override long Grace => 1_500;

    /// <inheritdoc/>
    public override bool JudgesResult => true;

    /// <inheritdoc/>
    public override string? Sign(StepScalars scalars)
    {
        ArgumentNullException.ThrowIfNull(scalars);
        var diversity = scalars[ScalarNames.Diversity];
        return diversity < MinDiversity
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"generated images of a batch differ by only {diversity:0 %} of what real ones differ by."
            )
            : null;
    }
}
