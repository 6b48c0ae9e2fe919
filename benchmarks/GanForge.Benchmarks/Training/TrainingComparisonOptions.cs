namespace GanForge.Benchmarks;

/// <summary>Options of the comparison with PyTorch.</summary>
/// <param name="Python">A Python that has PyTorch, or null to measure only our side.</param>
/// <param name="Data">The folder with MNIST's files for PyTorch; our program contains them.</param>
/// <param name="Threads">Threads on both sides.</param>
/// <param name="Rounds">Measured windows per process.</param>
/// <param name="Seconds">Length of a window in seconds.</param>
internal sealed record TrainingComparisonOptions(string? Python, string Data, int Threads, int Rounds, double Seconds);
