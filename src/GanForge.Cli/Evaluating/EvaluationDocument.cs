namespace GanForge.Cli.Evaluating;

/// <summary>
/// What was measured of some examples in `evaluate --json`. Step is that of the training that made the generator, data
/// directory the folder that was named for the data set, classifier the SHA-256 of its file, classes the images of each class; null is what there is none of.
/// </summary>
internal sealed record EvaluationDocument(
    string Name, long? Step, string Dataset, string? DataDirectory, int Samples, ulong Seed, string? Classifier,
    IReadOnlyDictionary<string, double?> Figures, IReadOnlyList<int>? Classes, IReadOnlyList<string> Notes);
