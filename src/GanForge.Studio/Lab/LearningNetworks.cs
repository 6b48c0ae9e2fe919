namespace GanForge.Studio.Lab;

/// <summary>The networks that a lesson step updates; the others run normally but keep their weights.</summary>
public enum LearningNetworks
{
    /// <summary>All networks, as in training.</summary>
    Both,

    /// <summary>The discriminator, or all discriminators.</summary>
    Discriminator,

    /// <summary>The generator.</summary>
    Generator,
}
