namespace GanForge.Benchmarks;

/// <summary>What a training server is asked.</summary>
internal sealed record MeasurementRequest(string Recipe, double Seconds);
