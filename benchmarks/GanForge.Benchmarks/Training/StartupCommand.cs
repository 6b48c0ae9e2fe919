using System.CommandLine;

namespace GanForge.Benchmarks;

/// <summary>
/// The command `startup`: the time from the start of the process to the end of the first training step.
/// </summary>
internal sealed class StartupCommand : Command
{
    private const int Starts = 3;

    private readonly Option<string?> _python = SharedOptions.Python();
    private readonly Option<string[]> _recipes = SharedOptions.Recipes();
    private readonly Option<DirectoryInfo> _data = SharedOptions.Data();

    public StartupCommand()
        : base(
            "startup",
            "Measures the time from process start to the end of the first training step of a published build."
        )
    {
        Add(_python);
        Add(_recipes);
        Add(_data);
        SetAction(Run);
    }

    private void Run(ParseResult parsed)
    {
        var recipes = parsed.GetValue(_recipes)!;
        var ours = OurStart.Measure(recipes);
        var python = parsed.GetValue(_python);
        Console.WriteLine($"| recipe | seconds to first step |{(python is null ? "" : " PyTorch's |")}");
        Console.WriteLine($"| --- | ---: |{(python is null ? "" : " ---: |")}");
        foreach (var recipe in recipes)
        {
            var theirs = python is null
                ? ""
                : $" {PyTorchStart(python, recipe, parsed.GetValue(_data)!.FullName):F2} |";
            Console.WriteLine($"| `{recipe}` | {ours[recipe]:F2} |{theirs}");
        }
    }

    private static double PyTorchStart(string python, string recipe, string data)
    {
        var form = new PyTorchForm("contiguous", "float32", Environment.ProcessorCount);
        return Enumerable
            .Range(0, Starts)
            .Select(_ =>
            {
                using var server = TrainingServer.OfPyTorch(python, form, data);
                return server.Measure(recipe, seconds: 0.1).SecondsToFirstStep!.Value;
            })
            .ToArray()
            .Median();
    }
}
