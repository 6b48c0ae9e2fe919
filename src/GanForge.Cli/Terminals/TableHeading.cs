namespace GanForge.Cli.Terminals;

/// <summary>The head of a column.</summary>
/// <param name="Text">A word or two.</param>
/// <param name="IsNumber">Whether the column holds numbers, which stand on the right.</param>
internal readonly record struct TableHeading(string Text, bool IsNumber = false)
{
    /// <summary>A column of words.</summary>
    public static implicit operator TableHeading(string text) => new(text);
}
