using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace GanForge.Cli.Terminals;

/// <summary>
/// The two streams of the process: <see cref="Results"/> for results, <see cref="Messages"/> for everything else.
/// </summary>
internal sealed class Terminal
{
    private const int RedirectedWidth = 100_000;

    private readonly JsonSerializerContext _documents;

    private Terminal(
        JsonSerializerContext documents,
        TextWriter output,
        bool outputIsPlain,
        TextWriter error,
        bool errorIsPlain
    )
    {
        _documents = documents;
        Output = output;
        Results = ConsoleOn(output, outputIsPlain);
        Messages = ConsoleOn(error, errorIsPlain);
        CanRedraw = !errorIsPlain && Messages.Profile.Capabilities.Ansi;
    }

    /// <summary>Standard output, without styles.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard output for tables and summaries.</summary>
    public IAnsiConsole Results { get; }

    /// <summary>Standard error for progress, hints and errors.</summary>
    public IAnsiConsole Messages { get; }

    /// <summary>True if standard error can show a line that is redrawn in place.</summary>
    public bool CanRedraw { get; }

    /// <summary>
    /// Creates the terminal of this process, with escape codes only if a person is watching and NO_COLOR allows them.
    /// </summary>
    /// <param name="documents">The JSON types that <see cref="PrintJson"/> can write.</param>
    public static Terminal OfProcess(JsonSerializerContext documents)
    {
        // Bars and arrows need UTF-8, which every current terminal supports.
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (Console.OutputEncoding.CodePage != utf8.CodePage)
        {
            Console.OutputEncoding = utf8;
        }
        // Spectre recognizes the process's streams by these two writers and reads the window width from them.
        Console.SetOut(new StandardOutput(Descriptor.IsInherited(Descriptor.Output) ? Console.Out : null));
        Console.SetError(new StandardError(Descriptor.IsInherited(Descriptor.Error) ? Console.Error : null));
        var (noColor, term) = (
            Environment.GetEnvironmentVariable("NO_COLOR"),
            Environment.GetEnvironmentVariable("TERM")
        );
        return new Terminal(
            documents,
            Console.Out,
            IsPlain(Console.IsOutputRedirected, noColor, term),
            Console.Error,
            IsPlain(Console.IsErrorRedirected, noColor, term)
        );
    }

    /// <summary>Writes a document to standard output.</summary>
    public void PrintJson<TDocument>(TDocument document) =>
        Output.WriteLine(JsonSerializer.Serialize(document, typeof(TDocument), _documents));

    /// <summary>Creates a terminal of a given width without styles.</summary>
    internal static Terminal OfWidth(int width, JsonSerializerContext documents, TextWriter output, TextWriter error)
    {
        var terminal = new Terminal(documents, output, outputIsPlain: true, error, errorIsPlain: true);
        terminal.Results.Profile.Width = terminal.Messages.Profile.Width = width;
        return terminal;
    }

    /// <summary>
    /// Returns whether a stream must not get escape codes; see https://no-color.org for the variable.
    /// </summary>
    internal static bool IsPlain(bool isRedirected, string? noColor, string? term) =>
        isRedirected || !string.IsNullOrEmpty(noColor) || term == "dumb";

    private static IAnsiConsole ConsoleOn(TextWriter writer, bool plain)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(writer),
                Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
                ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
                Interactive = InteractionSupport.No,
                // Spectre's enrichers enable color in some CI systems, even if output is redirected.
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            }
        );
        if (!console.Profile.Out.IsTerminal)
        {
            // Wider than any window, so that files, pipes and grep get unbroken lines.
            console.Profile.Width = RedirectedWidth;
        }
        return console;
    }
}
