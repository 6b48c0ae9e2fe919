namespace GanForge.Benchmarks;

/// <summary>A request to a training server.</summary>
internal sealed record MeasurementRequest(string Recipe, double Seconds);
