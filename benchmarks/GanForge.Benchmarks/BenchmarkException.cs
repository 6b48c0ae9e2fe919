namespace GanForge.Benchmarks;

/// <summary>Thrown if something that a benchmark needs is missing or has failed; the message is for the user.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
