namespace GanForge.Gans.Diagnostics;

/// <summary>A rule that raises an alarm, evaluated on the scalars of every <see cref="HealthCheck"/>.</summary>
public abstract class AlarmRule
{
    /// <summary>The rules that apply to every GAN whose discriminator outputs logits.</summary>
    public static IReadOnlyList<AlarmRule> All { get; } =
    [
        new ExplodingLossRule(),
        new DiscriminatorWinsRule(),
        new ModeCollapseRule(),
        new SaturationRule(),
        new DeadGradientRule(),
    ];

    /// <summary>The name of the alarm, in kebab case.</summary>
    public abstract string Name { get; }

    /// <summary>The display name of the alarm.</summary>
    public abstract string Title { get; }

    /// <summary>The usual remedy, as one sentence.</summary>
    public abstract string Advice { get; }

    /// <summary>The number of consecutive health checks with the symptom before the alarm is raised.</summary>
    public abstract int Patience { get; }

    /// <summary>The number of initial steps during which the symptom is normal and ignored.</summary>
    public virtual long Grace => 0;

    /// <summary>
    /// True if a generator with the symptom at the end of training is useless, however short the training was.
    /// </summary>
    public virtual bool JudgesResult => false;

    /// <summary>Describes the symptom in one sentence with its values; returns null if all is well.</summary>
    /// <param name="scalars">The scalars of one step, including those of a health check.</param>
    public abstract string? Sign(StepScalars scalars);
}
