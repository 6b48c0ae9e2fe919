using System.CommandLine;
using System.CommandLine.Help;
using GanForge.Cli.Comparing;
using GanForge.Cli.Evaluating;
using GanForge.Cli.Help;
using GanForge.Cli.Listing;
using GanForge.Cli.Reproducing;
using GanForge.Cli.Sampling;
using GanForge.Cli.Serving;
using GanForge.Cli.Sweeping;
using GanForge.Cli.Terminals;
using GanForge.Cli.Training;

namespace GanForge.Cli;

/// <summary>The root command, `ganforge VERB`.</summary>
internal sealed class GanForgeCommand : RootCommand, IDocumented
{
    /// <summary>Creates all commands.</summary>
    /// <param name="terminal">The terminal to write to.</param>
    /// <param name="arguments">The command line, whose recipe determines the flags of `train`.</param>
    public GanForgeCommand(Terminal terminal, IReadOnlyList<string> arguments)
        : base(
            "Trains generative adversarial networks on small images, on the processor: no GPU, no Python, no "
                + "native libraries."
        )
    {
        Add(new TrainCommand(terminal, arguments));
        Add(new SampleCommand(terminal));
        Add(new EvaluateCommand(terminal));
        Add(new CompareCommand(terminal));
        Add(new SweepCommand(terminal, arguments));
        Add(new ReproduceCommand(terminal));
        Add(new StudioCommand(terminal));
        Add(new PlayCommand(terminal));
        Add(new RecipesCommand(terminal));
        Add(new DatasetsCommand(terminal));

        var help = new HelpPage(terminal);
        Options.Clear();
        Options.Add(
            new HelpOption("--help", "-h")
            {
                Description = "Shows this page; after a verb, that verb's.",
                Recursive = true,
                Action = help,
            }
        );
        Options.Add(new VersionFlag(terminal));
        SetAction(help.Invoke);
        Sections = [new("Flags", [.. Options])];
    }

    /// <inheritdoc/>
    public IReadOnlyList<HelpSection> Sections { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("ganforge train", "Trains the default recipe on MNIST, which is inside the program, into runs/."),
        new("ganforge sample latest", "Draws 64 digits with the newest run's generator into samples.png."),
        new("ganforge recipes", "Shows what can be trained."),
    ];
}
