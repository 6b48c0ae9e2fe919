namespace GanForge.Imaging.Animations;

/// <summary>One picture of an <see cref="Animation"/>.</summary>
/// <param name="Picture">The picture shown.</param>
/// <param name="Duration">
/// The duration, which files round to their units: hundredths of a second in a GIF, thousandths in an APNG.
/// </param>
public sealed record AnimationFrame(Bitmap Picture, TimeSpan Duration);
