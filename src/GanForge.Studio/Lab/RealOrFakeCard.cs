namespace GanForge.Studio.Lab;

/// <summary>A picture of <see cref="RealOrFake"/>, and what the player is to find out.</summary>
/// <param name="Pixels">H·W·C bytes.</param>
/// <param name="IsReal">Whether it is a test image.</param>
/// <param name="Verdict">What the discriminator says of it, if one plays.</param>
/// <param name="Margin">How far above its threshold the discriminator's score lies.</param>
internal sealed record RealOrFakeCard(byte[] Pixels, bool IsReal, DiscriminatorVerdict Verdict, float Margin);
