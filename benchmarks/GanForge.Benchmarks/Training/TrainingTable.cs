namespace GanForge.Benchmarks;

/// <summary>The comparison as a Markdown table.</summary>
internal static class TrainingTable
{
    public static void Write(
        TextWriter output,
        MachineDescription machine,
        TrainingComparisonOptions options,
        IReadOnlyList<RecipeResult> results,
        IReadOnlyDictionary<string, double> starts
    )
    {
        var hasPeer = results.Any(result => result.PyTorch.Count > 0);
        WriteHead(output, machine, options, results);
        string[] ours =
        [
            "recipe",
            "batch",
            "images/s",
            "GFLOP an image",
            "GFLOP/s",
            "of peak",
            "peak MB",
            "s to first step",
        ];
        string[] theirs =
        [
            "PyTorch float32 images/s",
            "its form",
            "ratio (least–most)",
            "PyTorch bfloat16 images/s",
            "ratio",
            "PyTorch peak MB",
            "PyTorch s to first step",
        ];
        var headings = hasPeer ? [.. ours, .. theirs] : ours;
        WriteRow(output, headings);
        WriteRow(output, headings.Select((_, i) => i == 0 ? "---" : "---:"));
        foreach (var result in results)
        {
            WriteRow(
                output,
                hasPeer ? [.. Ours(machine, result, starts), .. Theirs(result)] : Ours(machine, result, starts)
            );
        }
    }

    private static void WriteHead(
        TextWriter output,
        MachineDescription machine,
        TrainingComparisonOptions options,
        IReadOnlyList<RecipeResult> results
    )
    {
        output.WriteLine(
            $"{machine.Processor}, {machine.Cores} cores, {machine.VectorBits}-bit vectors, {machine.Runtime}. "
                + $"Peak in float32 multiply-adds: {machine.PeakOfOneCore:N0} GFLOP/s on one core, "
                + $"{machine.PeakOfAllThreads:N0} on {options.Threads}."
        );
        var peer = results.Select(result => result.PyTorchVersion).FirstOrDefault(version => version is not null);
        output.WriteLine(
            $"{options.Threads} threads; medians of {options.Rounds} windows of {options.Seconds} s"
                + (
                    peer is null
                        ? "."
                        : $", alternating with PyTorch {peer}; a waiting process took at most "
                            + $"{results.Max(result => result.IdleShare):P1} of a core."
                )
        );
        output.WriteLine(
            "Operations are those that a step needs; in brackets with the products on padding, which counters "
                + "usually include."
        );
        output.WriteLine();
    }

    private static string[] Ours(
        MachineDescription machine,
        RecipeResult result,
        IReadOnlyDictionary<string, double> starts
    ) =>
        [
            $"`{result.Recipe}`",
            $"{result.Batch}",
            Speed(result.ImagesPerSecond),
            $"{result.OperationsPerImage / 1e9:G3} ({result.OperationsPerImageWithPadding / 1e9:G3})",
            $"{result.GigaflopsPerSecond:N0} ({result.GigaflopsPerSecondWithPadding:N0})",
            $"{result.GigaflopsPerSecond / machine.PeakOfAllThreads:P0} "
                + $"({result.GigaflopsPerSecondWithPadding / machine.PeakOfAllThreads:P0})",
            $"{result.PeakMegabytes}",
            starts.TryGetValue(result.Recipe, out var seconds) ? $"{seconds:F2}" : "–",
        ];

    private static string[] Theirs(RecipeResult result)
    {
        var (single, half) = (result.BestFloat32, result.BestBFloat16);
        return
        [
            single is null ? "–" : Speed(single.ImagesPerSecond),
            single is null ? "–" : $"{single.Form}",
            single is null ? "–" : Ratio(result, single),
            half is null ? "–" : Speed(half.ImagesPerSecond),
            half is null ? "–" : $"{result.RatiosTo(half).ToArray().Median():F2}",
            single is null ? "–" : $"{single.PeakMegabytes}",
            single?.SecondsToFirstStep is { } seconds ? $"{seconds:F2}" : "–",
        ];
    }

    private static string Ratio(RecipeResult result, FormResult form)
    {
        var ratios = result.RatiosTo(form);
        return $"**{ratios.Median():F2}** ({ratios.Min():F2}–{ratios.Max():F2})";
    }

    private static string Speed(double imagesPerSecond) =>
        imagesPerSecond < 1000 ? $"{imagesPerSecond:F1}" : $"{imagesPerSecond:N0}";

    private static void WriteRow(TextWriter output, IEnumerable<string> cells) =>
        output.WriteLine($"| {string.Join(" | ", cells)} |");
}
