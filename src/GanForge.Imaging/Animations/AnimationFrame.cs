namespace GanForge.Imaging.Animations;

/// <summary>One picture of an <see cref="Animation"/>.</summary>
/// <param name="Picture">What is shown.</param>
/// <param name="Duration">How long; files round it to their units: hundredths of a second in a GIF, thousandths in an APNG.</param>
public sealed record AnimationFrame(Bitmap Picture, TimeSpan Duration);
