using System.Globalization;

namespace GanForge.Gans.Diagnostics;

/// <summary>Detects a network whose gradient is nearly zero before it has learned anything.</summary>
public sealed class DeadGradientRule : AlarmRule
{
    private const float MinNorm = 1e-6f;

    /// <inheritdoc/>
    public override string Name => "dead-gradient";

    /// <inheritdoc/>
    public override string Title => "A dead gradient";

    /// <inheritdoc/>
    public override string Advice =>
        "Weights have usually run away before: a lower learning rate from the start helps, or another seed.";

    /// <inheritdoc/>
    public override int Patience => 3;

    /// <inheritdoc/>
    public override string? Sign(StepScalars scalars)
    {
        ArgumentNullException.ThrowIfNull(scalars);
        for (var i = 0; i < scalars.Count; i++)
        {
            var (name, norm) = scalars[i];
            if (name.StartsWith(ScalarNames.GradientPrefix, StringComparison.Ordinal) && norm < MinNorm)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"the gradient of the {ScalarNames.ToWords(name[ScalarNames.GradientPrefix.Length..])} has "
                        + $"a norm of {norm:0.0e+0}, so it no longer learns."
                );
            }
        }
        return null;
    }
}
