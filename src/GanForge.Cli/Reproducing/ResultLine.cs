namespace GanForge.Cli.Reproducing;

/// <summary>A row of a <see cref="ResultSheet"/>.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Cells">Seeds, images, time and figures.</param>
/// <param name="Origin">The command that trains it, or where it is published.</param>
/// <param name="IsOurs">Whether `ganforge reproduce` takes the name, and the origin is a command.</param>
internal sealed record ResultLine(string Name, IReadOnlyList<string> Cells, string Origin, bool IsOurs);
