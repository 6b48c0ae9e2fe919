namespace GanForge.Benchmarks;

/// <summary>What is compared, and for how long.</summary>
/// <param name="Python">A Python that has PyTorch, or null to measure only ourselves.</param>
/// <param name="Data">The folder with MNIST's files, for PyTorch; ours is inside the program.</param>
/// <param name="Threads">Threads of either side.</param>
/// <param name="Rounds">Windows of each contender.</param>
/// <param name="Seconds">Length of a window.</param>
internal sealed record TrainingComparisonOptions(string? Python, string Data, int Threads, int Rounds, double Seconds);
