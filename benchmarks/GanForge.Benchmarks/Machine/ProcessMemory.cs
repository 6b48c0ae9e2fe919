namespace GanForge.Benchmarks;

internal static class ProcessMemory
{
    /// <summary>Peak resident memory of this process in MB, as reported by the kernel.</summary>
    public static int PeakMegabytes()
    {
        const string Key = "VmHWM:";
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Key, StringComparison.Ordinal));
        var kilobytes = double.Parse(line[Key.Length..].Replace("kB", "", StringComparison.Ordinal));
        return (int)Math.Round(kilobytes / 1024);
    }
}
