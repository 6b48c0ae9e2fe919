namespace GanForge.Gans.Diagnostics;

/// <summary>When to raise an alarm, and what to say then. Rules look at the figures of every <see cref="HealthCheck"/>.</summary>
public abstract class AlarmRule
{
    /// <summary>The rules that fit every GAN whose discriminator ends in logits.</summary>
    public static IReadOnlyList<AlarmRule> All { get; } =
        [new ExplodingLossRule(), new DiscriminatorWinsRule(), new ModeCollapseRule(), new SaturationRule(), new DeadGradientRule()];

    /// <summary>What its alarm is called, in kebab case.</summary>
    public abstract string Name { get; }

    /// <summary>The same for people.</summary>
    public abstract string Title { get; }

    /// <summary>What usually helps, as one sentence.</summary>
    public abstract string Advice { get; }

    /// <summary>Checkups in a row that must show the sign before the alarm is raised.</summary>
    public abstract int Patience { get; }

    /// <summary>Steps before which the sign is usual and means nothing.</summary>
    public virtual long Grace => 0;

    /// <summary>Whether a generator that shows the sign at the end of its training is of no use, however short that was.</summary>
    public virtual bool JudgesResult => false;

    /// <summary>What is seen, as one sentence with its figures, or null if all is well.</summary>
    /// <param name="scalars">The figures of one step, those of a health check among them.</param>
    public abstract string? Sign(StepScalars scalars);
}
