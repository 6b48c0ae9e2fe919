namespace GanForge.Studio.Runs;

/// <summary>The points of a curve.</summary>
/// <param name="X">The steps.</param>
/// <param name="Y">The values, one per step.</param>
internal sealed record CurvePoints(long[] X, float[] Y);
