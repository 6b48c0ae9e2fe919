using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace GanForge.Cli.Terminals;

/// <summary>The two streams of the process: results go to <see cref="Results"/>, everything else to <see cref="Messages"/>.</summary>
internal sealed class Terminal
{
    private const int RedirectedWidth = 100_000;

    private readonly JsonSerializerContext _documents;

    private Terminal(JsonSerializerContext documents, TextWriter output, bool outputIsPlain, TextWriter error, bool errorIsPlain)
    {
        _documents = documents;
        Output = output;
        Results = ConsoleOn(output, outputIsPlain);
        Messages = ConsoleOn(error, errorIsPlain);
        CanRedraw = !errorIsPlain && Messages.Profile.Capabilities.Ansi;
    }

    /// <summary>Standard output, without styles.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard output: tables and summaries.</summary>
    public IAnsiConsole Results { get; }

    /// <summary>Standard error: progress, hints and errors.</summary>
    public IAnsiConsole Messages { get; }

    /// <summary>Whether standard error shows a line that is drawn again and again in place.</summary>
    public bool CanRedraw { get; }

    /// <summary>The terminal of this process: escape codes only where a person looks on and NO_COLOR does not forbid them.</summary>
    /// <param name="documents">The documents that <see cref="PrintJson"/> knows.</param>
    public static Terminal OfProcess(JsonSerializerContext documents)
    {
        // A digit's bar and an arrow need UTF-8, which is what every current terminal speaks.
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (Console.OutputEncoding.CodePage != utf8.CodePage)
        {
            Console.OutputEncoding = utf8;
        }
        // Spectre knows the process's streams by these two, whose windows have a width.
        Console.SetOut(new StandardOutput(Descriptor.IsInherited(Descriptor.Output) ? Console.Out : null));
        Console.SetError(new StandardError(Descriptor.IsInherited(Descriptor.Error) ? Console.Error : null));
        var (noColor, term) = (Environment.GetEnvironmentVariable("NO_COLOR"), Environment.GetEnvironmentVariable("TERM"));
        return new Terminal(
            documents,
            Console.Out, IsPlain(Console.IsOutputRedirected, noColor, term),
            Console.Error, IsPlain(Console.IsErrorRedirected, noColor, term));
    }

    /// <summary>Writes a document to standard output.</summary>
    public void PrintJson<TDocument>(TDocument document) => Output.WriteLine(JsonSerializer.Serialize(document, typeof(TDocument), _documents));

    /// <summary>A terminal without styles whose window is that wide.</summary>
    internal static Terminal OfWidth(int width, JsonSerializerContext documents, TextWriter output, TextWriter error)
    {
        var terminal = new Terminal(documents, output, outputIsPlain: true, error, errorIsPlain: true);
        terminal.Results.Profile.Width = terminal.Messages.Profile.Width = width;
        return terminal;
    }

    /// <summary>Whether a stream gets no escape codes; see https://no-color.org for the variable.</summary>
    internal static bool IsPlain(bool isRedirected, string? noColor, string? term) =>
        isRedirected || !string.IsNullOrEmpty(noColor) || term == "dumb";

    private static IAnsiConsole ConsoleOn(TextWriter writer, bool plain)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            // Spectre's enrichers switch colours on in some CI systems, redirected or not.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (!console.Profile.Out.IsTerminal)
        {
            // Nobody's window is that wide: a file, a pipe and grep get whole lines.
            console.Profile.Width = RedirectedWidth;
        }
        return console;
    }
}
