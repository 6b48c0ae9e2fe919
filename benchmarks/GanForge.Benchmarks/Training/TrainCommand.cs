using System.CommandLine;
using System.Text.Json;

namespace GanForge.Benchmarks;

/// <summary>The command `train`: whole training steps, ours against PyTorch's.</summary>
internal sealed class TrainCommand : Command
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    };

    private readonly Option<string?> _python = SharedOptions.Python();
    private readonly Option<string[]> _recipes = SharedOptions.Recipes();
    private readonly Option<double> _seconds = new("--seconds")
    {
        Description = "Length of a measured window in seconds.",
        DefaultValueFactory = _ => 5,
    };
    private readonly Option<int> _rounds = new("--rounds")
    {
        Description = "Measured windows per process; the table shows the medians.",
        DefaultValueFactory = _ => 5,
    };
    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Threads on both sides.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };
    private readonly Option<bool> _noStartup = new("--no-startup")
    {
        Description = "Skips the time to the first step, which needs a published build of the tool.",
    };
    private readonly Option<FileInfo?> _json = new("--json") { Description = "Writes every measurement to this file." };
    private readonly Option<DirectoryInfo> _data = SharedOptions.Data();

    public TrainCommand()
        : base("train", "Measures the training step of each recipe, alternating with PyTorch's if a Python is given.")
    {
        SharedOptions.RequirePositive(_seconds);
        SharedOptions.RequirePositive(_rounds);
        SharedOptions.RequirePositive(_threads);
        foreach (
            var option in new Option[] { _python, _recipes, _seconds, _rounds, _threads, _noStartup, _json, _data }
        )
        {
            Add(option);
        }

        SetAction(Run);
    }

    private void Run(ParseResult parsed)
    {
        var options = new TrainingComparisonOptions(
            parsed.GetValue(_python),
            parsed.GetValue(_data)!.FullName,
            parsed.GetValue(_threads),
            parsed.GetValue(_rounds),
            parsed.GetValue(_seconds)
        );
        var machine = MachineDescription.Of(options.Threads);
        var recipes = parsed.GetValue(_recipes)!;
        var starts = parsed.GetValue(_noStartup) ? [] : OurStart.Measure(recipes);
        List<RecipeResult> results = [];
        foreach (var recipe in recipes)
        {
            using var comparison = new RecipeComparison(recipe, options);
            results.Add(comparison.Run());
        }

        TrainingTable.Write(Console.Out, machine, options, results, starts);
        if (parsed.GetValue(_json) is { } file)
        {
            File.WriteAllText(
                file.FullName,
                JsonSerializer.Serialize(
                    new
                    {
                        machine,
                        options.Threads,
                        options.Seconds,
                        results,
                        ourSecondsToFirstStep = starts,
                    },
                    Json
                )
            );
        }
    }
}
