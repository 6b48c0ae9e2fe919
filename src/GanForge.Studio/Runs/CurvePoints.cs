namespace GanForge.Studio.Runs;

/// <summary>Points of a curve.</summary>
/// <param name="X">The steps.</param>
/// <param name="Y">The figures, as many.</param>
internal sealed record CurvePoints(long[] X, float[] Y);
