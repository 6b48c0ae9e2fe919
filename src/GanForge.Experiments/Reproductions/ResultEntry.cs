using System.Text.RegularExpressions;
using GanForge.Experiments.Sweeps;
using GanForge.Gans;
using GanForge.Gans.Latent;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Json;

namespace GanForge.Experiments.Reproductions;

/// <summary>
/// A row of results combined with its group's common options: everything needed to train and measure it again.
/// </summary>
public sealed partial class ResultEntry
{
    private const int MaxSeeds = 1_000;

    internal ResultEntry(ResultGroup group, ResultRow row)
    {
        (Group, Row) = (group, row);
        Options = group
            .Train.Concat(row.Train)
            .GroupBy(option => option.Key)
            .ToDictionary(same => same.Key, same => SettingJson.ToText(same.Last().Value));
        Seeds = NumberList.Parse(row.Seeds ?? group.Seeds);
        if (!FileName().IsMatch(row.Name))
        {
            throw new UserErrorException(
                $"'{row.Name}' is no name of a row: its runs' folder is called by it, so it has letters, "
                    + $"digits, '-', '_' and '.' only, and begins with a letter or digit."
            );
        }

        if (Seeds.Count > MaxSeeds)
            throw new UserErrorException($"'{Seeds}' names more than {MaxSeeds} seeds.");
        var training = RecordedResult.TrainedBy(Plan(Seeds).Trials[0].Options);
        Change = row.Measured?.DifferenceFrom(training);
    }

    /// <summary>The table that contains the row.</summary>
    public ResultGroup Group { get; }

    /// <summary>The row.</summary>
    public ResultRow Row { get; }

    /// <summary>The row's name, by which commands refer to it.</summary>
    public string Name => Row.Name;

    /// <summary>The training options, names to texts, as the flags of 'ganforge train' have them.</summary>
    public IReadOnlyDictionary<string, string> Options { get; }

    /// <summary>The seeds to train with.</summary>
    public NumberList Seeds { get; }

    /// <summary>The recipe.</summary>
    public string Recipe => Options.GetValueOrDefault(RunOption.Recipe.Name, RecipeCatalogue.Default);

    /// <summary>The data set.</summary>
    public string Dataset => Options.GetValueOrDefault(RunOption.Dataset.Name, new TrainingOptions().Dataset);

    /// <summary>
    /// The recorded result of this training; null if there is none, or if it belongs to a different training.
    /// </summary>
    public RecordedResult? Measured => Change is null ? Row.Measured : null;

    /// <summary>
    /// The difference from the training that was measured, such as "steps 300 and not 4000"; null if there is none.
    /// </summary>
    public string? Change { get; }

    /// <summary>The command that trains the row with the default seed.</summary>
    public string Command
    {
        get
        {
            string?[] names =
            [
                Recipe == RecipeCatalogue.Default ? null : $"--recipe {Recipe}",
                Dataset == new TrainingOptions().Dataset ? null : $"--dataset {Dataset}",
            ];
            var others = Options
                .Where(option => option.Key != RunOption.Recipe.Name && option.Key != RunOption.Dataset.Name)
                .Select(option => $"--{option.Key} {option.Value}");
            return string.Join(' ', names.OfType<string>().Concat(others).Prepend("ganforge train"));
        }
    }

    /// <summary>Creates a sweep plan with one training per seed.</summary>
    /// <param name="seeds">The seeds.</param>
    /// <param name="dataDirectory">The folder of the data set; null for the catalogue's.</param>
    /// <exception cref="UserErrorException">An option of the row is invalid, or a seed is repeated.</exception>
    public SweepPlan Plan(IReadOnlyList<ulong> seeds, string? dataDirectory = null)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        var options = dataDirectory is null
            ? Options
            : new Dictionary<string, string>(Options) { [RunOption.DataDirectory.Name] = dataDirectory };
        return new SearchSpace(
            options,
            [SearchAxis.Parse(RunOption.Seed.Name, [.. seeds.Select(seed => $"{seed}")])]
        ).Grid();
    }

    /// <summary>
    /// Throws if recording these seeds would discard recorded ones; meant to be called before training.
    /// </summary>
    /// <param name="seeds">The seeds to train with this program on this machine.</param>
    /// <exception cref="UserErrorException">Recorded seeds would be lost.</exception>
    public void RequireRoomFor(IEnumerable<ulong> seeds)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        var here = RunEnvironment.Here;
        Measured?.RequireNoneLost(seeds, here.Version, here.Processor, here.Threads);
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex FileName();
}
