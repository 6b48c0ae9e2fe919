namespace GanForge.Cli.Reproducing;

/// <summary>A row of a <see cref="ResultSheet"/>.</summary>
/// <param name="Name">The name of the row.</param>
/// <param name="Cells">The seeds, images, time and metrics.</param>
/// <param name="Origin">The command that trains it, or its publication.</param>
/// <param name="IsOurs">True if `ganforge reproduce` accepts the name, so that the origin is a command.</param>
internal sealed record ResultLine(string Name, IReadOnlyList<string> Cells, string Origin, bool IsOurs);
