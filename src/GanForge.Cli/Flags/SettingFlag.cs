using System.CommandLine;

namespace GanForge.Cli.Flags;

/// <summary>A flag that sets one setting of a recipe, or several that share its name.</summary>
/// <param name="Option">The command-line option.</param>
/// <param name="Default">The recipe's default.</param>
/// <param name="Allowed">The allowed values, in words.</param>
/// <param name="Meaning">The purpose of the setting.</param>
internal sealed record SettingFlag(Option<string?> Option, string Default, string Allowed, string Meaning)
{
    /// <summary>All names, the shortest first.</summary>
    public IReadOnlyList<string> Names => [.. Option.Aliases.Append(Option.Name).OrderBy(name => name.Length)];
}
