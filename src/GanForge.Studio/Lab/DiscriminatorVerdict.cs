namespace GanForge.Studio.Lab;

/// <summary>What a discriminator says of one image.</summary>
/// <param name="Score">Its raw score; <see cref="ScoreScale.Meaning"/> says what that is.</param>
/// <param name="Belief">The probability of being real, from 0 to 1, as <see cref="ScoreScale.BeliefIn"/> reads the score.</param>
/// <param name="Class">The class as one of which it was judged; null where images are not judged by class.</param>
public readonly record struct DiscriminatorVerdict(float Score, float Belief, int? Class)
{
    /// <summary>Whether the discriminator takes the image for real.</summary>
    public bool TakesForReal => Belief > 0.5f;
}
