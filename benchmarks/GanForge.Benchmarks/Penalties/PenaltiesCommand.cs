using System.CommandLine;
using GanForge.Tensors.Threading;

namespace GanForge.Benchmarks;

/// <summary>
/// The command `penalties`: the cost of a step that differentiates the discriminator's gradient again, compared with a
/// plain step of the same networks, batch and updates. All recipes are trained alternately in one process.
/// </summary>
internal sealed class PenaltiesCommand : Command
{
    private static readonly string[] Rows = ["non-saturating", "dragan", "wgan-gp", "r3gan"];

    /// <summary>Settings that make networks, batch and updates the same.</summary>
    private static readonly string[] Alike =
    [
        "channels=64",
        "batch-size=64",
        "discriminator-steps=1",
        "conditional=false",
        "fresh-noise=false",
        "generator-blocks=0",
    ];

    private readonly Option<string[]> _variants = new("--variant")
    {
        Description =
            "A row of the table, such as \"r3gan channels=32\"; may be given several times, the plain step "
            + "first. Default: non-saturating, dragan, wgan-gp and r3gan.",
    };
    private readonly Option<string[]> _common = new("--set")
    {
        Description = $"Settings for all rows, in addition to {string.Join(' ', Alike)}.",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<int> _rounds = new("--rounds")
    {
        Description = "Measured windows per row.",
        DefaultValueFactory = _ => 7,
    };
    private readonly Option<double> _seconds = new("--seconds")
    {
        Description = "Length of a window in seconds.",
        DefaultValueFactory = _ => 3,
    };
    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Threads; by default one per processor.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    public PenaltiesCommand()
        : base("penalties", "Compares the time of a step with a gradient penalty with that of a plain step.")
    {
        SharedOptions.RequirePositive(_rounds);
        SharedOptions.RequirePositive(_seconds);
        SharedOptions.RequirePositive(_threads);
        foreach (var option in new Option[] { _variants, _common, _rounds, _seconds, _threads })
            Add(option);
        SetAction(Run);
    }

    private void Run(ParseResult parsed)
    {
        var (rounds, seconds, threads) = (
            parsed.GetValue(_rounds),
            parsed.GetValue(_seconds),
            parsed.GetValue(_threads)
        );
        var common = Variant.ParseSettings([.. Alike, .. parsed.GetValue(_common) ?? []]);
        var given = parsed.GetValue(_variants) is { Length: > 0 } texts ? texts : Rows;
        var variants = given.Select(Variant.Parse).ToArray();
        Workers.Threads = threads;
        var steps = variants
            .Select(variant => new PenaltyStep(
                variant,
                new RecipeTraining(variant.Recipe, variant.With(common).Settings)
            ))
            .ToArray();
        foreach (var step in steps)
            step.WarmUp(seconds);
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var step in steps)
                step.Measure(seconds);
            Console.Error.WriteLine(
                $"round {round} of {rounds}: "
                    + $"{string.Join(", ", steps.Select(step => $"{step.Variant} {step.Milliseconds[^1]:0.0} ms"))}"
            );
        }
        PenaltyTable.Write(Console.Out, MachineDescription.Of(threads), common, threads, seconds, steps);
    }
}
