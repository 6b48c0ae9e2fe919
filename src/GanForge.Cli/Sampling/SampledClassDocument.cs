namespace GanForge.Cli.Sampling;

/// <summary>A class of the generated images, in documents that --json prints.</summary>
internal sealed record SampledClassDocument(int Number, string Name);
