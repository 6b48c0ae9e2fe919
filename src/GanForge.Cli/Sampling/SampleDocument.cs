namespace GanForge.Cli.Sampling;

/// <summary>The document that `sample --json` prints.</summary>
/// <remarks>
/// Step and epoch are those of the weights. Height, width and channels describe one image; dtype and shape describe an
/// array. Black and white are pixel values in the files: 0 and 255 in pictures. Image i has the class at index i modulo
/// the number of classes. Seeds and truncation describe the noise, reals and codes the decoded codes. Values that do
/// not apply or are unknown are null.
/// </remarks>
internal sealed record SampleDocument(
    string Run,
    long? Step,
    int? Epoch,
    IReadOnlyList<string> Files,
    int Count,
    string? Seeds,
    string? Digits,
    IReadOnlyList<SampledClassDocument>? Classes,
    float? Truncation,
    string? Reals,
    string? Walk,
    int Height,
    int Width,
    int Channels,
    string? Dtype,
    IReadOnlyList<int>? Shape,
    float? Black,
    float? White,
    double Seconds,
    double ImagesPerSecond,
    IReadOnlyList<float[]>? Codes
);
