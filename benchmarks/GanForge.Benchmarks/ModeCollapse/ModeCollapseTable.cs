namespace GanForge.Benchmarks;

/// <summary>
/// A Markdown table: real data, then a row per variant with mean ± standard deviation over the seeds.
/// </summary>
internal static class ModeCollapseTable
{
    public static void Write(
        TextWriter writer,
        string dataset,
        ModeMetrics metrics,
        IReadOnlyDictionary<string, string> common,
        int seeds,
        IEnumerable<(Variant Variant, List<IReadOnlyDictionary<string, double>> Trials)> rows
    )
    {
        writer.WriteLine($"### {dataset}\n");
        writer.WriteLine(
            $"{metrics.Method}. Mean ± standard deviation over {seeds} seeds. All rows: "
                + $"{string.Join(", ", common.Select(setting => $"{setting.Key} {setting.Value}"))}.\n"
        );
        writer.WriteLine($"| {dataset} | {string.Join(" | ", metrics.Columns.Select(column => column.Name))} |");
        writer.WriteLine($"| --- |{string.Concat(metrics.Columns.Select(_ => " ---: |"))}");
        var real = metrics.Real();
        writer.WriteLine(
            $"| real | "
                + $"{string.Join(" | ", metrics.Columns.Select(column => real[column.Name].ToString(column.Format)))} "
                + $"|"
        );
        foreach (var (variant, trials) in rows)
        {
            var cells = metrics.Columns.Select(column =>
                MeanAndDeviation([.. trials.Select(trial => trial[column.Name])], column.Format)
            );
            writer.WriteLine($"| `{variant}` | {string.Join(" | ", cells)} |");
        }
        writer.WriteLine();
    }

    private static string MeanAndDeviation(double[] values, string format)
    {
        var mean = values.Average();
        if (values.Length == 1)
            return mean.ToString(format);
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
        return $"{mean.ToString(format)} ± {deviation.ToString(format)}";
    }
}
