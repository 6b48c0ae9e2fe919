namespace GanForge.Cli.Sweeping;

/// <summary>A trial in `sweep --json`.</summary>
internal sealed record TrialDocument(string Trial, string State, string? Run, string? Message);
