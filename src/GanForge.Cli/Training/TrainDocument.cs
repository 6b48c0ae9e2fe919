namespace GanForge.Cli.Training;

/// <summary>The document that `train --json` prints.</summary>
internal sealed record TrainDocument(
    string Outcome,
    string Run,
    string Report,
    string Recipe,
    string Dataset,
    ulong Seed,
    long Steps,
    int Epochs,
    double Seconds,
    double ImagesPerSecond,
    int? KeptEpoch,
    IReadOnlyDictionary<string, double> Metrics,
    IReadOnlyDictionary<string, double> Real
);
