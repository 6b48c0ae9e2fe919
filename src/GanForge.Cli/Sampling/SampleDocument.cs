namespace GanForge.Cli.Sampling;

/// <summary>
/// What `sample --json` prints. Step and epoch are those of the weights. Height, width and channels are an image's; dtype and shape are those of
/// an array, and black and white the values of its pixels, in files of pictures from 0 to 255. Image i was made by the class at place i modulo the number of
/// classes. Seeds and truncation are those of the noise, reals and codes those of what was decoded; what has no part in the images, or is not known, is null.
/// </summary>
internal sealed record SampleDocument(
    string Run, long? Step, int? Epoch, IReadOnlyList<string> Files, int Count, string? Seeds, string? Digits, IReadOnlyList<SampledClassDocument>? Classes,
    float? Truncation, string? Reals, string? Walk, int Height, int Width, int Channels, string? Dtype, IReadOnlyList<int>? Shape,
    float? Black, float? White, double Seconds, double ImagesPerSecond, IReadOnlyList<float[]>? Codes);
