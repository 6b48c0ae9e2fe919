namespace GanForge.Benchmarks;

/// <summary>The default rows of a data set's table.</summary>
/// <param name="Common">Settings of all rows.</param>
/// <param name="Variants">The rows.</param>
internal sealed record ModeCollapsePlan(IReadOnlyDictionary<string, string> Common, IReadOnlyList<Variant> Variants)
{
    public static ModeCollapsePlan For(string dataset) =>
        dataset == "mnist" ? Of("epochs=2", "conv", "mggan") : Of("epochs=8 dropout=0", "conv", "mggan code-dropout=0");

    private static ModeCollapsePlan Of(string common, params string[] variants) =>
        new(Variant.ParseSettings(common.Split(' ')), [.. variants.Select(Variant.Parse)]);
}
