using GanForge.Cli.Errors;
using GanForge.Data.Catalogue;
using GanForge.Gans.Settings;

namespace GanForge.Cli.Flags;

/// <summary>The name of a data set as it is typed.</summary>
internal static class DatasetName
{
    /// <summary>Refuses a name that no data set has.</summary>
    /// <exception cref="UsageException">There is no such data set; the sentence says which is near, or which there are.</exception>
    public static void Require(string name)
    {
        var known = DatasetCatalogue.Entries.Select(entry => entry.Name).ToList();
        if (known.Contains(name, StringComparer.OrdinalIgnoreCase))
            return;
        var hint = NearestName.To(name, known) is { } nearest ? $"did you mean '{nearest}'?" : $"the data sets are {string.Join(", ", known)}.";
        throw new UsageException($"There is no data set '{name}'; {hint}");
    }
}
