namespace GanForge.Cli;

/// <summary>
/// What was measured of some examples in `evaluate --json`. Step is that of the training that made the generator, classifier
/// the SHA-256 of its file, classes the images of each class; null is what there is none of.
/// </summary>
internal sealed record EvaluationDocument(
    string Name, long? Step, string Dataset, int Samples, ulong Seed, string? Classifier,
    IReadOnlyDictionary<string, double?> Figures, IReadOnlyList<int>? Classes, IReadOnlyList<string> Notes);
