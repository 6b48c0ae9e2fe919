using System.CommandLine;
using GanForge.Cli.Help;
using GanForge.Cli.Terminals;

namespace GanForge.Cli.Serving;

/// <summary>`ganforge studio`: serves the web studio for a folder of runs.</summary>
internal sealed class StudioCommand : Command, IDocumented
{
    private readonly Terminal _terminal;
    private readonly StudioFlags _flags = new();

    public StudioCommand(Terminal terminal)
        : base(
            "studio",
            "Serves the web studio and prints its address: trainings live, the latent space, one training step "
                + "slowly, the game."
        )
    {
        _terminal = terminal;
        foreach (var option in _flags.Section.Options)
            Add(option);
        Sections = [_flags.Section];
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<HelpSection> Sections { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("ganforge studio", "The studio over runs/, for this machine only."),
        new("ganforge studio --runs experiments --port 8080", "Over other runs, on a port of your choice."),
        new("ganforge studio --host 0.0.0.0", "For other machines too; prints an address with an access token."),
    ];

    private int Run(ParseResult parsed)
    {
        new StudioView(_terminal).Open(_flags.Read(parsed), path: "");
        return ExitCode.Done;
    }
}
