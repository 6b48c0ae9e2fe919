using System.CommandLine;
using GanForge.Cli.Errors;
using GanForge.Cli.Flags;
using GanForge.Cli.Help;
using GanForge.Gans.Latent;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Cli.Reproducing;

/// <summary>The flags of `reproduce` and the request that they describe.</summary>
internal sealed class ReproduceFlags
{
    private readonly Option<string?> _seeds = Flag.Text(
        "--seeds",
        "LIST",
        "Trains these seeds, such as 1-3 or 1,5. Default: those of the result."
    );
    private readonly Option<string?> _dataDirectory = Flag.Text(
        "--data-dir",
        "DIR",
        "A folder that holds the result's data set as IDX files, raw or gzipped."
    );
    private readonly Option<string?> _out = Flag.Text(
        "--out",
        "DIR",
        "The folder that gets a folder for the result, with a run for each seed. Default runs."
    );
    private readonly Option<long?> _threads = Flag.Whole(
        "--threads",
        1,
        1024,
        "Processor threads to use; the metrics do not depend on it. Default: all processors."
    );
    private readonly Option<string?> _catalogue = Flag.Text(
        "--catalogue",
        "FILE",
        "Tables of results like data/results.json, of which this program has a copy inside."
    );
    private readonly Option<bool> _record = Flag.Switch(
        "--record",
        "Writes what was measured into the file that --catalogue names."
    );
    private readonly Option<string?> _markdown = Flag.Text(
        "--markdown",
        "FILE",
        "Redraws the tables in this file, each between <!-- results: TABLE --> and <!-- end of results -->, and "
            + "trains nothing."
    );
    private readonly Option<bool> _dryRun = Flag.Switch(
        "--dry-run",
        "Shows what would be trained, and trains nothing.",
        "-n"
    );
    private readonly Option<bool> _json = Flag.Switch("--json", "Prints one JSON document.");

    public ReproduceFlags() =>
        Sections = [
            new("A result", [_seeds, _dataDirectory, _out, _threads, _dryRun, _json]),
            new("The tables", [_catalogue, _record, _markdown]),
        ];

    /// <summary>All flags in groups.</summary>
    public IReadOnlyList<HelpSection> Sections { get; }

    /// <summary>Combines the flags into a request.</summary>
    /// <exception cref="UsageException">The flags are incompatible.</exception>
    /// <exception cref="UserErrorException">The seeds are not a list of numbers.</exception>
    public ReproduceRequest Read(ParseResult parsed, string? name)
    {
        Option[] ofResult = [_seeds, _dataDirectory, _out, _threads, _dryRun, _record];
        if (name is null && ofResult.FirstOrDefault(option => IsGiven(parsed, option)) is { } lonely)
            throw new UsageException($"{lonely.Name} takes the name of a result; 'ganforge reproduce' lists them.");
        if (name is not null && IsGiven(parsed, _markdown))
            throw new UsageException("--markdown draws all tables, and takes no name of a result.");
        if (IsGiven(parsed, _record) && !IsGiven(parsed, _catalogue))
        {
            throw new UsageException(
                "--record takes --catalogue FILE, the file to write into: the program's own tables cannot be written."
            );
        }

        if (IsGiven(parsed, _markdown) && parsed.GetValue(_json))
            throw new UsageException("--markdown draws tables into a file, and prints none; leave --json out.");
        if (parsed.GetValue(_dryRun) && parsed.GetValue(_record))
            throw new UsageException("--dry-run measures nothing that --record could write; leave one of them out.");
        return new ReproduceRequest
        {
            Name = name,
            Seeds = parsed.GetValue(_seeds) is { } seeds ? NumberList.Parse(seeds) : null,
            DataDirectory = parsed.GetValue(_dataDirectory),
            OutDirectory = parsed.GetValue(_out) ?? new TrainingOptions().OutDirectory,
            Threads = (int?)parsed.GetValue(_threads),
            Catalogue = parsed.GetValue(_catalogue),
            Record = parsed.GetValue(_record),
            Markdown = parsed.GetValue(_markdown),
            DryRun = parsed.GetValue(_dryRun),
            Json = parsed.GetValue(_json),
        };
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };
}
