namespace GanForge.Cli.Sweeping;

/// <summary>The document that `sweep --json` prints.</summary>
internal sealed record SweepDocument(string Outcome, string Sweep, string? Page, IReadOnlyList<TrialDocument> Trials);
