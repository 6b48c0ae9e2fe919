using GanForge.Evaluation.Metrics;
using GanForge.Gans.Settings;
using GanForge.Runs.Json;

namespace GanForge.Experiments.Reproductions;

/// <summary>
/// Tables of results; each row holds a training and its measured metrics.
/// <code>
/// var entry = ResultCatalogue.BuiltIn.Find("r3gan-ring");
/// Console.WriteLine($"{entry.Command}: {entry.Row.Measured?.MeanAndDeviationOf("modes")}");
/// </code>
/// </summary>
public sealed class ResultCatalogue
{
    private static readonly Lazy<ResultCatalogue> Embedded = new(ReadEmbedded);

    private ResultCatalogue(ResultFile file, string name)
    {
        Groups = file.Groups;
        Entries = [.. Groups.SelectMany(group => group.Rows.Select(row => EntryOf(group, row, name)))];
        if (Entries.GroupBy(entry => entry.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new UserErrorException($"{name} has two rows '{twice.Key}'; a name stands for one.");
        var known = MetricCatalogue.All.SelectMany(metric => metric.Values).Select(metric => metric.Name).ToHashSet();
        if (Groups.SelectMany(group => group.Metrics).FirstOrDefault(metric => !known.Contains(metric)) is { } unknown)
        {
            var hint = NearestName.To(unknown, known) is { } nearest
                ? $"did you mean '{nearest}'?"
                : $"there are {string.Join(", ", known)}.";
            throw new UserErrorException($"{name}: there is no metric '{unknown}'; {hint}");
        }
    }

    /// <summary>The built-in tables, from data/results.json in the repository.</summary>
    public static ResultCatalogue BuiltIn => Embedded.Value;

    /// <summary>The tables.</summary>
    public IReadOnlyList<ResultGroup> Groups { get; }

    /// <summary>All rows of all tables.</summary>
    public IReadOnlyList<ResultEntry> Entries { get; }

    /// <summary>Reads tables from a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UserErrorException">
    /// The file is invalid; the message is one sentence that says where.
    /// </exception>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public static ResultCatalogue Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new ResultCatalogue(ResultFile.Parse(ReadableFile.Open(path, File.ReadAllText), path), path);
    }

    /// <summary>Finds a row by its name.</summary>
    /// <exception cref="UserErrorException">No row has that name; the message suggests the nearest one.</exception>
    public ResultEntry Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var hint = NearestName.To(name, Entries.Select(entry => entry.Name)) is { } nearest
            ? $"did you mean '{nearest}'?"
            : "'ganforge reproduce' lists them.";
        return Entries.FirstOrDefault(entry => entry.Name == name)
            ?? throw new UserErrorException($"There is no result '{name}'; {hint}");
    }

    private static ResultEntry EntryOf(ResultGroup group, ResultRow row, string name)
    {
        try
        {
            return new ResultEntry(group, row);
        }
        catch (UserErrorException problem)
        {
            throw new UserErrorException($"{name}, {row.Name}: {problem.Message}", problem);
        }
    }

    private static ResultCatalogue ReadEmbedded()
    {
        const string name = "results.json";
        using var reader = new StreamReader(typeof(ResultCatalogue).Assembly.GetManifestResourceStream(name)!);
        return new ResultCatalogue(ResultFile.Parse(reader.ReadToEnd(), name), name);
    }
}
