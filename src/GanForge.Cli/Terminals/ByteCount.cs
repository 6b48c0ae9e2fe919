using System.Globalization;

namespace GanForge.Cli.Terminals;

/// <summary>File and memory sizes as people read them.</summary>
internal static class ByteCount
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB", "PB"];

    /// <summary>Formats a size, such as 784 bytes, 31.4 MB or 2.1 GB, in decimal units.</summary>
    public static string Format(double bytes)
    {
        var unit = 0;
        for (; bytes >= 1000 && unit < Units.Length - 1; unit++)
            bytes /= 1000;
        return $"{bytes.ToString(unit == 0 ? "0" : "#,0.0", CultureInfo.InvariantCulture)} {Units[unit]}";
    }
}
