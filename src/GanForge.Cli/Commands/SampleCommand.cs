using System.CommandLine;
using GanForge.Gans;
using GanForge.Imaging;
using Spectre.Console;

namespace GanForge.Cli;

/// <summary>`ganforge sample`: a grid of images from a run's generator.</summary>
internal sealed class SampleCommand : Command, IDocumented
{
    private readonly Terminal _terminal;
    private readonly Argument<string?> _run = new("run")
    {
        HelpName = "RUN",
        Description = "A run's folder, number or name, or latest, which is also meant when it is left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<long?> _count = Flag.Whole("--count", 1, 10_000, "Images. Default 64.");
    private readonly Option<long?> _seed = Flag.Whole("--seed", 0, long.MaxValue, "Number of the first image; the next one has the next number, and a number gives the same image in any company. Default 0.");
    private readonly Option<string?> _out = Flag.Text("--out", "FILE", "The PNG file. Default samples.png.");
    private readonly Option<long?> _columns = Flag.Whole("--columns", 1, 10_000, "Images a row. Default: as square as possible.");
    private readonly Option<long?> _scale = Flag.Whole("--scale", 1, 64, "Pixels of the picture for one of an image. Default: a comfortable size.");
    private readonly Option<string?> _runs = Flag.Text("--runs", "DIR", "The folder of run folders. Default runs.");
    private readonly Option<bool> _json = Flag.Switch("--json", "Prints one JSON document.");

    /// <summary>Makes the verb.</summary>
    public SampleCommand(Terminal terminal)
        : base("sample", "Draws images with a run's generator, also while the run goes on.")
    {
        _terminal = terminal;
        Add(_run);
        Option[] options = [_count, _seed, _out, _columns, _scale, _runs, _json];
        foreach (var option in options)
            Add(option);
        Sections = [new("Flags", options)];
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<HelpSection> Sections { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("ganforge sample", "64 images of the newest run into samples.png."),
        new("ganforge sample 12 --count 10 --columns 10 --out row.png", "Ten images of run 12 in a row."),
    ];

    private int Run(ParseResult parsed)
    {
        var count = (int)(parsed.GetValue(_count) ?? 64);
        var seed = (ulong)(parsed.GetValue(_seed) ?? 0);
        var path = parsed.GetValue(_out) ?? "samples.png";
        if (Directory.Exists(path))
            throw new UsageException($"{path} is a folder; --out takes the name of a PNG file.");
        var run = RunFolder.Find(parsed.GetValue(_run) ?? "latest", parsed.GetValue(_runs) ?? "runs");

        var generator = GeneratorModel.Load(run);
        var images = generator.Sample([.. Enumerable.Range(0, count).Select(i => seed + (ulong)i)]);
        var grid = new ImageGrid { Columns = (int?)parsed.GetValue(_columns), Scale = (int?)parsed.GetValue(_scale) };
        var picture = grid.Draw(new ImageBatch(images.Span, generator.Height, generator.Width, generator.Channels, generator.Range));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        Png.Save(path, picture);

        if (parsed.GetValue(_json))
            Json.Print(_terminal, new SampleDocument(path, PathText.Short(run.Path), count, seed, picture.Width, picture.Height));
        else
            _terminal.Results.WriteLine($"{path}: {Figures.Count(count)} images of {run.Name}, {picture.Width}×{picture.Height} pixels");
        return ExitCode.Done;
    }
}
