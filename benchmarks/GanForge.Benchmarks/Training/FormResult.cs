namespace GanForge.Benchmarks;

/// <summary>The result of a PyTorch variant: images per second in each round and their median.</summary>
internal sealed record FormResult(
    string Format,
    string Type,
    int Threads,
    double ImagesPerSecond,
    IReadOnlyList<double> Rounds,
    int PeakMegabytes,
    double? SecondsToFirstStep
)
{
    public PyTorchForm Form => new(Format, Type, Threads);
}
