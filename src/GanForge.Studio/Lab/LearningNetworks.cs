namespace GanForge.Studio.Lab;

/// <summary>Whose weights a step of a lesson moves; the others compute the same, but do not change.</summary>
public enum LearningNetworks
{
    /// <summary>Everybody's, as in training.</summary>
    Both,

    /// <summary>The discriminator's, or all discriminators'.</summary>
    Discriminator,

    /// <summary>The generator's.</summary>
    Generator,
}
