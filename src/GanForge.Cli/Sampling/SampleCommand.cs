using System.CommandLine;
using GanForge.Cli.Help;
using GanForge.Cli.Terminals;
using GanForge.Runs.Folder;
using Spectre.Console;

namespace GanForge.Cli.Sampling;

/// <summary>`ganforge sample`: generates images from a run's generator, and walks between them.</summary>
internal sealed class SampleCommand : Command, IDocumented
{
    private readonly Terminal _terminal;
    private readonly SampleFlags _flags = new();
    private readonly Argument<string?> _run = new("run")
    {
        HelpName = "RUN",
        Description = "A run's folder, number or name, or latest, which is also meant when it is left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public SampleCommand(Terminal terminal)
        : base("sample", "Draws images with a run's generator, also while the run goes on.")
    {
        _terminal = terminal;
        Add(_run);
        foreach (var option in _flags.Sections.SelectMany(section => section.Options))
            Add(option);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<HelpSection> Sections => _flags.Sections;

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("ganforge sample", "64 images of the newest run into samples.png."),
        new("ganforge sample 12 --seeds 0-9 --columns 10 --out row.png", "Ten images of run 12 in a row."),
        new(
            "ganforge sample --seeds 1,4,7-9 --truncation 0.7 --out digits/",
            "Five images, more typical ones, each as a PNG of its own."
        ),
        new("ganforge sample --count 10000 --out fakes.npy", "Ten thousand images as a NumPy array (10000, 28, 28)."),
        new(
            "ganforge sample --count 60000 --out fakes/train-images-idx3-ubyte",
            "As many as MNIST has, as files that --data-dir reads."
        ),
        new("ganforge sample --walk --seeds 3,8", "The way from one digit to another in ten images."),
        new(
            "ganforge sample --walk --seeds 0-7 --loop --out walk.gif",
            "Eight digits that turn into one another, without end."
        ),
        new("ganforge sample --reals 3,7 --walk", "The way between the codes of two real digits, of a run of mggan."),
    ];

    private int Run(ParseResult parsed)
    {
        var request = _flags.Read(parsed);
        var run = RunFolder.Find(parsed.GetValue(_run) ?? "latest", parsed.GetValue(_flags.Runs) ?? "runs");
        var source = new SampleSource(_terminal, run, request).Open();

        using var progress = new SampleProgress(_terminal, source.Count, source.Kind.Noun, TimeProvider.System);
        using var interruption = new InterruptHandler(progress.Dispose);
        var images = source with { Progress = progress, Stop = interruption.Token };
        try
        {
            var files = new SampleWriter(request, images).Write();
            progress.Dispose();
            new SampleView(_terminal, request, run).Show(images, files, progress, parsed.GetValue(_flags.Json));
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            progress.Dispose();
            var path = request.Out.Text;
            var kept =
                request.Out.Format == SampleFormat.Folder ? $"they are in {path}"
                : File.Exists(path) ? $"{path} is as it was before"
                : $"there is no {path}";
            var when =
                progress.Done < images.Count
                    ? $"after {NumberText.Count(progress.Done)} of {NumberText.Count(images.Count)} "
                        + $"{images.Kind.Noun}"
                    : "before all was written";
            _terminal.Messages.WriteLine($"Stopped {when}; {kept}.");
            return ExitCode.Interrupted;
        }
    }
}
