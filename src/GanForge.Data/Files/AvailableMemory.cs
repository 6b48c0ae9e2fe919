using System.Globalization;

namespace GanForge.Data.Files;

/// <summary>The memory available to the process; work that would need more is refused before it starts.</summary>
public static class AvailableMemory
{
    /// <summary>The number of bytes that the machine, or the container, has left for this process.</summary>
    public static long Bytes =>
        Math.Max(0, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - GC.GetTotalMemory(forceFullCollection: false));

    /// <summary>Throws an exception if more memory is needed than is available.</summary>
    /// <param name="needed">The number of bytes needed.</param>
    /// <param name="what">A function from that size in words to the beginning of the message.</param>
    /// <exception cref="DataFormatException">There is too little memory.</exception>
    public static void Require(long needed, Func<string, string> what)
    {
        ArgumentNullException.ThrowIfNull(what);
        if (needed > Bytes)
        {
            throw new DataFormatException(
                $"{what(Words(needed))}, more than the {Words(Bytes)} of memory that are free."
            );
        }
    }

    /// <summary>Formats a number of bytes, for example "2.1 GB".</summary>
    /// <param name="bytes">The number of bytes.</param>
    public static string Words(long bytes) =>
        bytes < 1_000_000_000
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / 1e6):0} MB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB");
}
