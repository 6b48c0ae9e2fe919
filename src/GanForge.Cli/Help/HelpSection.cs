using System.CommandLine;

namespace GanForge.Cli.Help;

/// <summary>Options that belong together on a help page.</summary>
/// <param name="Title">The heading, without a colon.</param>
/// <param name="Options">In the order of the page.</param>
/// <param name="Instead">What the page says in place of the options, where they are listed elsewhere.</param>
internal sealed record HelpSection(string Title, IReadOnlyList<Option> Options, string? Instead = null);
