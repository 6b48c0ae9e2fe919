namespace GanForge.Studio.Lab;

/// <summary>One training step, as a lesson played it.</summary>
/// <param name="Step">Steps done, those of the run before the lesson and this one included.</param>
/// <param name="Progress">How much of the training counts as behind, from 0 to 1.</param>
/// <param name="Moves">The moves in the order in which they were played; a move that a recipe repeats is there as often.</param>
public sealed record LessonStep(long Step, double Progress, IReadOnlyList<LessonMove> Moves)
{
    /// <summary>The generator's move: its noise, images, scores, and what the discriminator wants changed; null where the recipe lets it rest in this step.</summary>
    public LessonMove? Generator => Moves.LastOrDefault(move => move.IsGenerator);

    /// <summary>The first move that is not the generator's: the discriminator's; null where the recipe lets it rest in this step.</summary>
    public LessonMove? Discriminator => Moves.FirstOrDefault(move => !move.IsGenerator);
}
