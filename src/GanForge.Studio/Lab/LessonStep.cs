namespace GanForge.Studio.Lab;

/// <summary>One training step, as a lesson played it.</summary>
/// <param name="Step">Steps done, those of the run before the lesson and this one included.</param>
/// <param name="Progress">How much of the training counts as behind, from 0 to 1.</param>
/// <param name="Updates">The updates in the order in which they were played; an update that a recipe repeats is there as often.</param>
public sealed record LessonStep(long Step, double Progress, IReadOnlyList<LessonUpdate> Updates)
{
    /// <summary>The generator's update: its noise, images, scores, and what the discriminator wants changed; null where the recipe lets it rest in this step.</summary>
    public LessonUpdate? Generator => Updates.LastOrDefault(update => update.IsGenerator);

    /// <summary>The first update that is not the generator's: the discriminator's; null where the recipe lets it rest in this step.</summary>
    public LessonUpdate? Discriminator => Updates.FirstOrDefault(update => !update.IsGenerator);
}
