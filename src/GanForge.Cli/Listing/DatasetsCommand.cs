using System.CommandLine;
using GanForge.Cli.Flags;
using GanForge.Cli.Help;
using GanForge.Cli.Terminals;
using GanForge.Data;
using GanForge.Data.Catalogue;
using Spectre.Console;

namespace GanForge.Cli.Listing;

/// <summary>`ganforge datasets`: lists the available data sets.</summary>
internal sealed class DatasetsCommand : Command, IDocumented
{
    private readonly Terminal _terminal;
    private readonly Argument<string?> _name = new("name")
    {
        HelpName = "NAME",
        Description = "A data set, to see all that is known of it.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<bool> _json = Flag.Switch("--json", "Prints one JSON document.");

    public DatasetsCommand(Terminal terminal)
        : base("datasets", "Lists what can be learnt from, and what of it is already here.")
    {
        _terminal = terminal;
        Add(_name);
        Add(_json);
        Sections = [new("Flags", [_json])];
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<HelpSection> Sections { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("ganforge datasets", "Every data set in a line."),
        new("ganforge datasets fashion-mnist", "One of them: its classes, its licence, where it comes from."),
        new("ganforge train --dataset kmnist", "Learns from one of them; it is downloaded once, into the cache."),
    ];

    private int Run(ParseResult parsed)
    {
        var loader = new DatasetLoader();
        if (parsed.GetValue(_name) is { } name)
        {
            DatasetName.Require(name);
            ShowOne(DatasetCatalogue.Find(name), loader, parsed.GetValue(_json));
            return ExitCode.Done;
        }
        var known = DatasetCatalogue
            .Entries.Select(entry => (Entry: entry, Where: DatasetLocation.Find(entry, loader)))
            .ToList();
        if (parsed.GetValue(_json))
        {
            _terminal.PrintJson<IReadOnlyList<DatasetDocument>>([
                .. known.Select(data => Document(data.Entry, data.Where)),
            ]);
            return ExitCode.Done;
        }
        var table = new ResultTable(
            "data set",
            new("training", IsNumber: true),
            new("test", IsNumber: true),
            new("classes", IsNumber: true),
            "shape",
            "here",
            "what, and where from"
        );
        foreach (var (entry, where) in known)
        {
            table.AddRow(
                entry.Name,
                NumberText.Count(entry.TrainCount),
                NumberText.Count(entry.TestCount),
                $"{entry.ClassNames.Count}",
                Shape(entry),
                where.IsPresent ? "yes" : "no",
                $"{entry.Title}; {where.Place}"
            );
        }
        table.WriteTo(_terminal.Results);
        _terminal.Messages.WriteLine(
            $"\nWhat is not here is downloaded when it is first used, into {loader.CacheDirectory}; --data-dir "
                + $"names a folder instead."
        );
        return ExitCode.Done;
    }

    private void ShowOne(DatasetEntry entry, DatasetLoader loader, bool json)
    {
        var where = DatasetLocation.Find(entry, loader);
        if (json)
        {
            _terminal.PrintJson(Document(entry, where));
            return;
        }
        var facts = new FactList(_terminal.Results);
        facts.Add("data set", entry.Name);
        facts.Add("what", entry.Title);
        facts.Add("training", $"{NumberText.Count(entry.TrainCount)} {entry.Kind.Noun}");
        facts.Add("test", $"{NumberText.Count(entry.TestCount)} {entry.Kind.Noun}");
        facts.Add("shape", Shape(entry));
        facts.Add("classes", $"{entry.ClassNames.Count}: {string.Join(", ", entry.ClassNames)}");
        facts.Add("here", where.IsPresent ? "yes" : "no; it is downloaded when it is first used");
        facts.Add("from", where.Place);
        facts.Add("licence", entry.Licence);
        facts.AddWhole("train", $"ganforge train --dataset {entry.Name}");
        facts.Show();
    }

    /// <summary>
    /// The shape of an example: height × width, the same for all image data sets, which are variants of MNIST.
    /// </summary>
    private static string Shape(DatasetEntry entry) => entry.Kind == ExampleKind.Images ? "28×28" : "(x, y)";

    private static DatasetDocument Document(DatasetEntry entry, DatasetLocation where) =>
        new(
            entry.Name,
            entry.Title,
            entry.TrainCount,
            entry.TestCount,
            entry.ClassNames.Count,
            Shape(entry),
            where.Place,
            where.IsPresent,
            entry.Licence
        );
}
