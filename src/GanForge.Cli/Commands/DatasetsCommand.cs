using System.CommandLine;
using GanForge.Data;
using Spectre.Console;

namespace GanForge.Cli;

/// <summary>`ganforge datasets`: what can be learnt from.</summary>
internal sealed class DatasetsCommand : Command, IDocumented
{
    private readonly Terminal _terminal;
    private readonly Option<bool> _json = Flag.Switch("--json", "Prints one JSON document.");

    /// <summary>Makes the verb.</summary>
    public DatasetsCommand(Terminal terminal)
        : base("datasets", "Lists what can be learnt from, and what of it is already here.")
    {
        _terminal = terminal;
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
        new("ganforge train --dataset kmnist", "Learns from one of them; it is downloaded once, into the cache."),
    ];

    private int Run(ParseResult parsed)
    {
        var loader = new DatasetLoader();
        var known = DatasetCatalogue.Entries.Select(entry => (Entry: entry, Where: DatasetWhereabouts.Of(entry, loader))).ToList();
        if (parsed.GetValue(_json))
        {
            Json.Print<IReadOnlyList<DatasetDocument>>(_terminal, [.. known.Select(data => Document(data.Entry, data.Where))]);
            return ExitCode.Done;
        }
        var table = new ResultTable(
            "data set", new("training", IsNumber: true), new("test", IsNumber: true), new("classes", IsNumber: true),
            "shape", "here", "what, and where from");
        foreach (var (entry, where) in known)
        {
            table.AddRow(
                entry.Name, Figures.Count(entry.TrainCount), Figures.Count(entry.TestCount), $"{entry.ClassNames.Count}", Shape(entry),
                where.IsPresent ? "yes" : "no", $"{entry.Title}; {where.Place}");
        }
        table.WriteTo(_terminal.Results);
        _terminal.Messages.WriteLine($"\nWhat is not here is downloaded when it is first used, into {loader.CacheDirectory}; --data-dir names a folder instead.");
        return ExitCode.Done;
    }

    /// <summary>Height × width: all images are MNIST's kin.</summary>
    private static string Shape(DatasetEntry entry) => entry.Mixture is null ? "28×28" : "(x, y)";

    private static DatasetDocument Document(DatasetEntry entry, DatasetWhereabouts where) => new(
        entry.Name, entry.Title, entry.TrainCount, entry.TestCount, entry.ClassNames.Count, Shape(entry),
        where.Place, where.IsPresent, entry.Licence);
}
