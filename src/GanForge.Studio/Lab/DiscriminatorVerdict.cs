namespace GanForge.Studio.Lab;

/// <summary>The discriminator's verdict on one image.</summary>
/// <param name="Score">The raw score; <see cref="ScoreScale.Meaning"/> explains it.</param>
/// <param name="Belief">
/// The probability of being real, from 0 to 1, as computed by <see cref="ScoreScale.BeliefIn"/>.
/// </param>
/// <param name="Class">The class the image was judged as; null if images are not judged by class.</param>
public readonly record struct DiscriminatorVerdict(float Score, float Belief, int? Class)
{
    /// <summary>True if the discriminator takes the image for real.</summary>
    public bool TakesForReal => Belief > 0.5f;
}
