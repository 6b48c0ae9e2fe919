namespace GanForge.Cli.Sampling;

/// <summary>A class that images were made by, in the documents that --json prints.</summary>
internal sealed record SampledClassDocument(int Number, string Name);
