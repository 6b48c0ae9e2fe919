using System.Globalization;

namespace GanForge.Benchmarks;

/// <summary>The table of penalties in Markdown.</summary>
internal static class PenaltyTable
{
    /// <summary>
    /// Writes the table. Ratios are taken within each round, so a machine that slows down affects all rows alike.
    /// </summary>
    public static void Write(
        TextWriter output,
        MachineDescription machine,
        IReadOnlyDictionary<string, string> common,
        int threads,
        double seconds,
        IReadOnlyList<PenaltyStep> steps
    )
    {
        var plain = steps[0];
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{machine.Processor}, {machine.Cores} cores, {machine.VectorBits}-bit vectors, "
                    + $"{machine.Runtime}. {threads} thread{(threads == 1 ? "" : "s")}; medians of "
                    + $"{plain.Milliseconds.Count} rounds of {seconds} s each, alternating in one process."
            )
        );
        output.WriteLine($"All rows: {string.Join(", ", common.Select(setting => $"{setting.Key} {setting.Value}"))}.");
        output.WriteLine();
        output.WriteLine(
            $"| recipe | images/s | ms a step | time of a step over that of `{plain.Variant}` (least–most) |"
        );
        output.WriteLine("| --- | ---: | ---: | ---: |");
        foreach (var step in steps)
        {
            var ratios = step.Milliseconds.Zip(plain.Milliseconds, (own, other) => own / other).ToArray();
            var median = step.Milliseconds.Median();
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| `{step.Variant}` | {1_000 * step.Batch / median:N0} | {median:0.0} | "
                        + $"{ratios.Median():0.00} ({ratios.Min():0.00}–{ratios.Max():0.00}) |"
                )
            );
        }
    }
}
