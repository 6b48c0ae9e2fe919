using System.Globalization;

namespace GanForge.Cli.Terminals;

/// <summary>Sizes of files and of memory as people read them.</summary>
internal static class ByteCount
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB", "PB"];

    /// <summary>784 bytes, 31.4 MB, 2.1 GB; a unit is a thousand of the one before.</summary>
    public static string Format(double bytes)
    {
        var unit = 0;
        for (; bytes >= 1000 && unit < Units.Length - 1; unit++)
            bytes /= 1000;
        return $"{bytes.ToString(unit == 0 ? "0" : "#,0.0", CultureInfo.InvariantCulture)} {Units[unit]}";
    }
}
