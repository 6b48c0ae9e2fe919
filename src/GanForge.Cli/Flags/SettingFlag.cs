using System.CommandLine;

namespace GanForge.Cli.Flags;

/// <summary>A flag that sets one setting of a recipe, or several that share the name.</summary>
/// <param name="Option">The flag.</param>
/// <param name="Default">The recipe's default.</param>
/// <param name="Allowed">What it takes, in words.</param>
/// <param name="Meaning">What it is for.</param>
internal sealed record SettingFlag(Option<string?> Option, string Default, string Allowed, string Meaning)
{
    /// <summary>All names, short ones first.</summary>
    public IReadOnlyList<string> Names => [.. Option.Aliases.Append(Option.Name).OrderBy(name => name.Length)];
}
