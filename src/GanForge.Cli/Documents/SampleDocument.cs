namespace GanForge.Cli;

/// <summary>What `sample --json` prints; height and width are an image's, black and white the values of its pixels in a float32 array.</summary>
internal sealed record SampleDocument(
    string Run, int? Epoch, IReadOnlyList<string> Files, int Count, string Seeds, float Truncation, string? Walk,
    int Height, int Width, float Black, float White, double Seconds, double ImagesPerSecond);
