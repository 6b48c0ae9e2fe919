namespace GanForge.Studio.Lab;

/// <summary>One training step of a lesson.</summary>
/// <param name="Step">The number of steps done, including this one and those of the run before the lesson.</param>
/// <param name="Progress">The training progress assumed by schedules, from 0 to 1.</param>
/// <param name="Updates">
/// The updates in order of execution; an update that the recipe repeats is listed each time.
/// </param>
public sealed record LessonStep(long Step, double Progress, IReadOnlyList<LessonUpdate> Updates)
{
    /// <summary>
    /// The generator's update, with its noise, images, scores and pixel gradient; null if the recipe skips it in this
    /// step.
    /// </summary>
    public LessonUpdate? Generator => Updates.LastOrDefault(update => update.IsGenerator);

    /// <summary>
    /// The discriminator's update, the first that is not the generator's; null if the recipe skips it in this step.
    /// </summary>
    public LessonUpdate? Discriminator => Updates.FirstOrDefault(update => !update.IsGenerator);
}
