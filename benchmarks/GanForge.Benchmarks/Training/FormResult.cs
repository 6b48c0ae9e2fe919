namespace GanForge.Benchmarks;

/// <summary>What a form of PyTorch has shown: images a second of each round and their median.</summary>
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
