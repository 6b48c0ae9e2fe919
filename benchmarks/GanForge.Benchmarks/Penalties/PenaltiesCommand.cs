using System.CommandLine;
using GanForge.Tensors.Threading;

namespace GanForge.Benchmarks;

/// <summary>
/// `penalties`: what a step costs that differentiates the discriminator's gradient again, beside a plain step of the
/// same networks, batch and moves. All recipes are trained in one process, in turns.
/// </summary>
internal sealed class PenaltiesCommand : Command
{
    private static readonly string[] Rows = ["non-saturating", "dragan", "wgan-gp", "r3gan"];

    /// <summary>What makes networks, batch and moves the same.</summary>
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
        Description = $"Settings of all rows, beside {string.Join(' ', Alike)}.",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<int> _rounds = new("--rounds")
    {
        Description = "Windows of each row.",
        DefaultValueFactory = _ => 7,
    };
    private readonly Option<double> _seconds = new("--seconds")
    {
        Description = "Their length.",
        DefaultValueFactory = _ => 3,
    };
    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Threads; all processors unless given.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    public PenaltiesCommand()
        : base("penalties", "Times a step with a gradient penalty beside a plain one.")
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
