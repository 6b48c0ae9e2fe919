using System.Globalization;

namespace GanForge.Data.Files;

/// <summary>The memory that the process may take: what is asked to need more is refused before it begins.</summary>
public static class AvailableMemory
{
    /// <summary>Bytes that the machine, or the container, has left for this process.</summary>
    public static long Bytes => Math.Max(0, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - GC.GetTotalMemory(forceFullCollection: false));

    /// <summary>Refuses what takes more than there is.</summary>
    /// <param name="needed">Bytes that it takes.</param>
    /// <param name="what">The beginning of the sentence, by that size in words.</param>
    /// <exception cref="DataFormatException">It takes more.</exception>
    public static void Require(long needed, Func<string, string> what)
    {
        ArgumentNullException.ThrowIfNull(what);
        if (needed > Bytes)
            throw new DataFormatException($"{what(Words(needed))}, more than the {Words(Bytes)} of memory that are free.");
    }

    /// <summary>A number of bytes in words, for example "2.1 GB".</summary>
    /// <param name="bytes">The bytes.</param>
    public static string Words(long bytes) => bytes < 1_000_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / 1e6):0} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB");
}
