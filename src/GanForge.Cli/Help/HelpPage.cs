using System.CommandLine;
using System.CommandLine.Invocation;
using GanForge.Cli.Terminals;
using Spectre.Console;

namespace GanForge.Cli.Help;

/// <summary>Prints the help of a command: description, usage, arguments, flags in groups, and examples.</summary>
internal sealed class HelpPage(Terminal terminal) : SynchronousCommandLineAction
{
    private const int MaxPageWidth = 100;
    private const int MaxLabelWidth = 28;

    private readonly IAnsiConsole _console = terminal.Results;
    private readonly int _width = Math.Min(terminal.Results.Profile.Width, MaxPageWidth);

    /// <summary>A request for help suppresses other errors.</summary>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var documented = (IDocumented)command;
        Paragraph(command.Description!, indent: 0);
        Heading("Usage");
        Paragraph(Usage(command), Indent);
        Table("Verbs", [.. command.Subcommands.Select(verb => (verb.Name, verb.Description!))]);
        Table("Arguments", [.. command.Arguments.Select(argument => (argument.HelpName!, argument.Description!))]);
        foreach (var section in documented.Sections)
            Show(section);
        if (command is RootCommand)
            Table("Exit codes", ExitCode.All);
        Examples(documented.Examples);
        return ExitCode.Done;
    }

    private static string Usage(Command command)
    {
        var parts = new List<string> { "ganforge" };
        if (command is not RootCommand)
            parts.Add(command.Name);
        if (command.Subcommands.Count > 0)
            parts.Add("VERB");
        parts.AddRange(
            command.Arguments.Select(argument =>
                argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.HelpName}]" : argument.HelpName!
            )
        );
        parts.Add("[FLAGS]");
        return string.Join(' ', parts);
    }

    /// <summary>Formats an option with its shortest name first: "-n, --dry-run".</summary>
    private static string Label(Option option)
    {
        var names = option.Aliases.Append(option.Name).Where(name => name.StartsWith('-')).OrderBy(name => name.Length);
        return string.Join(", ", names) + (option.HelpName is { } value ? $" {value}" : "");
    }

    private int Indent => Lines.Indent(_width);

    private void Show(HelpSection section)
    {
        if (section.Instead is not { } words)
        {
            Table(section.Title, [.. section.Options.Select(option => (Label(option), option.Description!))]);
            return;
        }
        Heading(section.Title);
        Paragraph(words, Indent);
    }

    private void Heading(string title)
    {
        _console.WriteWhole("");
        Paragraph(title, indent: 0, new Style(decoration: Decoration.Bold));
    }

    private void Paragraph(string text, int indent, Style? style = null)
    {
        foreach (var line in Lines.Wrap(text, _width - indent))
            _console.WriteWhole(new string(' ', indent) + line, style);
    }

    private void Table(string title, IReadOnlyList<(string Label, string Text)> rows)
    {
        if (rows.Count == 0)
            return;
        Heading(title);
        var list = new FactList(_console)
        {
            Width = _width,
            WidestName = MaxLabelWidth,
            NameStyle = Style.Plain,
        };
        foreach (var (label, text) in rows)
            list.Add(label, text);
        list.Show();
    }

    private void Examples(IReadOnlyList<Example> examples)
    {
        Heading("Examples");
        foreach (var example in examples)
        {
            _console.WriteWhole(new string(' ', Indent) + example.Command);
            Paragraph(example.Meaning, 3 * Indent, new Style(decoration: Decoration.Dim));
        }
    }
}
