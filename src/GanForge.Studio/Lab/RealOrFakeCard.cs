namespace GanForge.Studio.Lab;

/// <summary>A picture of <see cref="RealOrFake"/> and the correct answer to it.</summary>
/// <param name="Pixels">The picture, H·W·C bytes.</param>
/// <param name="IsReal">True if the picture is a test image, false if it is generated.</param>
/// <param name="Verdict">The discriminator's verdict, if it plays.</param>
/// <param name="Margin">The discriminator's score minus its threshold.</param>
internal sealed record RealOrFakeCard(byte[] Pixels, bool IsReal, DiscriminatorVerdict Verdict, float Margin);
