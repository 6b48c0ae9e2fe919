namespace GanForge.Imaging.Plots;

/// <summary>A marked value on an axis.</summary>
internal readonly record struct Tick(double Value, string Label);
