namespace GanForge.Cli.Evaluating;

/// <summary>The results of one subject in `evaluate --json`.</summary>
/// <remarks>
/// Step is the training step of the generator, data directory the folder given for the data set, classifier the SHA-256
/// of its file, and classes the number of images of each class. Values that do not apply are null.
/// </remarks>
internal sealed record EvaluationDocument(
    string Name,
    long? Step,
    string Dataset,
    string? DataDirectory,
    int Samples,
    ulong Seed,
    string? Classifier,
    IReadOnlyDictionary<string, double?> Figures,
    IReadOnlyList<int>? Classes,
    IReadOnlyList<string> Notes
);
