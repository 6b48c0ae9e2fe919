using System.CommandLine;
using GanForge.Cli.Help;
using GanForge.Cli.Terminals;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Cli.Serving;

/// <summary>`ganforge play`: opens the studio's game.</summary>
internal sealed class PlayCommand : Command, IDocumented
{
    private readonly Terminal _terminal;
    private readonly StudioFlags _flags = new();
    private readonly Argument<string?> _run = new("run")
    {
        HelpName = "RUN",
        Description = "The run that forges: its number or name, or latest, which is also meant when it is left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public PlayCommand(Terminal terminal)
        : base("play", "Serves the game for the browser: real or fake?")
    {
        _terminal = terminal;
        Add(_run);
        foreach (var option in _flags.Section.Options)
            Add(option);
        Sections = [_flags.Section];
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<HelpSection> Sections { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [new("ganforge play", "Against the newest run."), new("ganforge play 12", "Against run 12.")];

    private int Run(ParseResult parsed)
    {
        var options = _flags.Read(parsed);
        var run = RunFolder.Find(parsed.GetValue(_run) ?? "latest", options.RunsDirectory);
        if (RunDescription.Read(run).Image.Height == 1)
        {
            throw new UserErrorException(
                $"{run.Name} generates points, which are no pictures to tell apart; name a run of images."
            );
        }

        if (!File.Exists(run.GeneratorPath))
        {
            throw new UserErrorException(
                $"{run.Name} has no weights yet to forge with; they come with its first checkpoint."
            );
        }

        new StudioView(_terminal).Open(
            options with
            {
                RunsDirectory = Path.GetDirectoryName(run.Path)!,
            },
            $"game?run={Uri.EscapeDataString(run.Name)}"
        );
        return ExitCode.Done;
    }
}
