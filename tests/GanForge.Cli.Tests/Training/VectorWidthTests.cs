using System.Text.Json.Nodes;

namespace GanForge.Cli.Tests;

public sealed class VectorWidthTests : IDisposable
{
    private readonly Tool _tool = new();

    [Theory]
    [InlineData("r3gan")]
    [InlineData("hinge")]
    public void The_preferred_vector_width_does_not_change_training_or_metrics(string recipe)
    {
        FewDigits.Write(_tool);

        var (narrow, wide) = (Run(recipe, preferredBits: 256), Run(recipe, preferredBits: 512));

        narrow.Samples.ShouldBe(wide.Samples);
        narrow.Figures.ShouldBe(wide.Figures);
        narrow.Steps.ShouldBe(wide.Steps);
    }

    public void Dispose() => _tool.Dispose();

    private (byte[] Samples, string Figures, string[] Steps) Run(string recipe, int preferredBits)
    {
        var runs = $"runs-{preferredBits}";
        Shell($"$GANFORGE train --recipe {recipe} --data-dir few-digits --epochs 1 --runs {runs} --quiet");
        Shell($"$GANFORGE sample --count 64 --runs {runs} --out {runs}.npy");
        var figures = JsonNode
            .Parse(Shell($"$GANFORGE evaluate --runs {runs} --samples 300 --json"))!
            .AsArray()
            .Select(row => row!["figures"]!.ToJsonString());
        var steps = File.ReadLines(_tool.At($"{runs}/00000-{recipe}-mnist/stats.jsonl"))
            .Select(line => JsonNode.Parse(line)!.AsObject())
            .Select(step => step.Remove("wall") ? step.ToJsonString() : "");
        return (File.ReadAllBytes(_tool.At($"{runs}.npy")), string.Join('\n', figures), [.. steps]);

        string Shell(string command)
        {
            var result = _tool.RunInShell($"DOTNET_PreferredVectorBitWidth={preferredBits} {command}");
            result.ExitCode.ShouldBe(0, result.Error);
            return result.Output;
        }
    }
}
