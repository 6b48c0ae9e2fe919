using System.CommandLine;
using System.CommandLine.Invocation;
using GanForge.Cli.Errors;
using GanForge.Cli.Terminals;
using Spectre.Console;

namespace GanForge.Cli;

/// <summary>Parses the arguments, runs the command, and turns any failure into one sentence and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs the tool and returns the exit code of the process.</summary>
    public static int Run(string[] arguments, Terminal terminal)
    {
        try
        {
            var exitCode = Invoke(HelpVerb(arguments), terminal);
            terminal.Output.Flush();
            return exitCode;
        }
        catch (Exception exception)
        {
            var failure = Failure.From(exception, arguments);
            terminal.Messages.Write(new Text("error: ", new Style(Color.Red, decoration: Decoration.Bold)));
            terminal.Messages.WriteLine(failure.Sentence);
            return failure.ExitCode;
        }
    }

    /// <summary>
    /// Rewrites "help train" to "train --help" and "version" to "--version", as other tools spell them.
    /// </summary>
    private static string[] HelpVerb(string[] arguments) =>
        arguments switch
        {
            ["help", .. var rest] => [.. HelpVerb(rest), "--help"],
            ["version"] => ["--version"],
            _ => arguments,
        };

    private static int Invoke(string[] arguments, Terminal terminal)
    {
        var root = new GanForgeCommand(terminal, arguments);
        var parsed = root.Parse(
            arguments,
            new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null }
        );
        var asksForHelp =
            parsed.Action is CommandLineAction { ClearsParseErrors: true } && !UsageErrors.IsOfVerb(parsed);
        if (!asksForHelp && UsageErrors.In(parsed) is { } sentence)
            throw new UsageException(sentence);
        return parsed.Invoke(
            new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }
        );
    }
}
