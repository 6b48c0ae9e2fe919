namespace GanForge.Cli;

/// <summary>What `sample --json` prints.</summary>
internal sealed record SampleDocument(string File, string Run, int Count, ulong Seed, int Width, int Height);
