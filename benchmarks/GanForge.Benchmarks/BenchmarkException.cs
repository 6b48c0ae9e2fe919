namespace GanForge.Benchmarks;

/// <summary>
/// Something that a benchmark needs is not there or has failed; the message is for the person who started it.
/// </summary>
internal sealed class BenchmarkException(string message) : Exception(message);
