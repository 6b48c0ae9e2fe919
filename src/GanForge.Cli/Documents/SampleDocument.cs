namespace GanForge.Cli;

/// <summary>
/// What `sample --json` prints. Height and width are an image's; black and white are the values of its pixels in the files,
/// from 0 to 255 but for a float32 array. Seeds and truncation are those of the noise, reals and codes those of what was decoded; what has no part in the
/// images is null.
/// </summary>
internal sealed record SampleDocument(
    string Run, int? Epoch, IReadOnlyList<string> Files, int Count, string? Seeds, float? Truncation, string? Reals, string? Walk,
    int Height, int Width, float? Black, float? White, double Seconds, double ImagesPerSecond, IReadOnlyList<float[]>? Codes);
