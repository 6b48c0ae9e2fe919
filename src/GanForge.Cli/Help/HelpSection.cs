using System.CommandLine;

namespace GanForge.Cli.Help;

/// <summary>A group of options on a help page.</summary>
/// <param name="Title">The heading, without a colon.</param>
/// <param name="Options">The options in the order of the page.</param>
/// <param name="Instead">The text in place of the options if they are listed elsewhere.</param>
internal sealed record HelpSection(string Title, IReadOnlyList<Option> Options, string? Instead = null);
