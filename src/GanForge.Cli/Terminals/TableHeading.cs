namespace GanForge.Cli.Terminals;

/// <summary>A column heading.</summary>
/// <param name="Text">The heading, one or two words.</param>
/// <param name="IsNumber">True if the column holds numbers, which are right-aligned.</param>
internal readonly record struct TableHeading(string Text, bool IsNumber = false)
{
    /// <summary>Creates the heading of a text column.</summary>
    public static implicit operator TableHeading(string text) => new(text);
}
