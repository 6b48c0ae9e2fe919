using GanForge.Cli.Errors;
using GanForge.Data.Catalogue;
using GanForge.Gans.Settings;

namespace GanForge.Cli.Flags;

/// <summary>The name of a data set on the command line.</summary>
internal static class DatasetName
{
    /// <summary>Rejects the name of an unknown data set.</summary>
    /// <exception cref="UsageException">The data set does not exist; the message suggests a similar name or lists
    /// all.</exception>
    public static void Require(string name)
    {
        var known = DatasetCatalogue.Entries.Select(entry => entry.Name).ToList();
        if (known.Contains(name, StringComparer.OrdinalIgnoreCase))
            return;
        var hint = NearestName.To(name, known) is { } nearest
            ? $"did you mean '{nearest}'?"
            : $"the data sets are {string.Join(", ", known)}.";
        throw new UsageException($"There is no data set '{name}'; {hint}");
    }
}
