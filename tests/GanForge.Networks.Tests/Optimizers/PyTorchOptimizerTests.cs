using System.Text.Json;
using GanForge.Networks.Checkpoints;
using GanForge.Networks.Optimizers;

namespace GanForge.Networks.Tests;

public class PyTorchOptimizerTests
{
    private static readonly JsonElement Optimizers = Fixture.Load("optimizers.json");

    public static TheoryData<string> Cases => [.. Fixture.CaseNames(Optimizers, _ => true)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Ten_steps_agree_with_PyTorch(string name)
    {
        var recorded = Fixture.Case(Optimizers, name);
        var parameter = Fixture.Input(Optimizers.GetProperty("parameter"));
        var optimizer = Build(
            recorded.GetProperty("optimizer").GetString()!,
            recorded.GetProperty("options"),
            [new("w", parameter)]
        );
        var gradient = Optimizers.GetProperty("gradient");
        var step = 0u;
        foreach (var expected in recorded.GetProperty("trajectory").EnumerateArray())
        {
            optimizer.Step([
                Fixture.Input(
                    gradient.GetProperty("firstId").GetUInt32() + step++,
                    gradient.GetProperty("low").GetDouble(),
                    gradient.GetProperty("high").GetDouble(),
                    parameter.Shape
                ),
            ]);
            Fixture.ShouldMatch(parameter.Span, Fixture.Numbers(expected), $"step {step}", tolerance: 1e-6f);
        }
        step.ShouldBe(10u);
        optimizer.StepCount.ShouldBe(10);
    }

    private static Optimizer Build(string kind, JsonElement options, NamedTensor[] parameters)
    {
        var rate = Option("lr");
        return kind switch
        {
            "sgd" => new Sgd(
                parameters,
                rate,
                Option("momentum"),
                options.TryGetProperty("nesterov", out _),
                Option("weight_decay")
            ),
            "rmsprop" => new RmsProp(parameters, rate, Option("alpha"), Option("eps"), Option("weight_decay")),
            "adam" => new Adam(parameters, rate, Beta(0), Beta(1), Option("eps"), Option("weight_decay")),
            "kerasAdam" => new Adam(parameters, rate, Beta(0), Beta(1), Option("eps"), placement: AdamEpsilon.Keras),
            "adamw" => new AdamW(parameters, rate, Beta(0), Beta(1), Option("eps"), Option("weight_decay")),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such optimiser."),
        };

        double Option(string name) => options.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
        double Beta(int index) => options.GetProperty("betas")[index].GetDouble();
    }
}
