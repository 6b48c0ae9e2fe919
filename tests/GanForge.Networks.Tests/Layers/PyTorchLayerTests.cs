using System.Text.Json;
using GanForge.Networks.Checkpoints;
using GanForge.Networks.Layers;
using GanForge.Tensors;

namespace GanForge.Networks.Tests;

public class PyTorchLayerTests
{
    private static readonly JsonElement Layers = Fixture.Load("layers.json");

    private static readonly Dictionary<string, Func<JsonElement, Dictionary<string, Shape>, Module>> Builders = new()
    {
        ["linear"] = (_, inputs) => new Linear(inputs["weight"][0], inputs["weight"][1], inputs.ContainsKey("bias")),
        ["conv2d"] = (options, inputs) =>
            new Conv2d(
                inputs["weight"][2],
                inputs["weight"][3],
                inputs["weight"][0],
                options.GetProperty("stride").GetInt32(),
                PaddingOf(options),
                inputs.ContainsKey("bias")
            ),
        ["convTranspose2d"] = (options, inputs) =>
            new ConvTranspose2d(
                inputs["weight"][3],
                inputs["weight"][2],
                inputs["weight"][0],
                options.GetProperty("stride").GetInt32(),
                options.GetProperty("padding").GetInt32(),
                options.GetProperty("outputPadding").GetInt32(),
                inputs.ContainsKey("bias")
            ),
        ["relu"] = (_, _) => new Relu(),
        ["tanh"] = (_, _) => new Tanh(),
        ["sigmoid"] = (_, _) => new Sigmoid(),
        ["upsampleNearest"] = (options, _) => new UpsampleNearest(options.GetProperty("factor").GetInt32()),
        ["averagePool"] = (options, _) =>
            new AveragePool(options.GetProperty("kernel").GetInt32(), options.GetProperty("stride").GetInt32()),
        ["maximumPool"] = (options, _) =>
            new MaxPool(options.GetProperty("kernel").GetInt32(), options.GetProperty("stride").GetInt32()),
        ["leakyRelu"] = (options, _) => new LeakyRelu(options.GetProperty("slope").GetSingle()),
    };

    public static TheoryData<string> Cases =>
        [.. Fixture.CaseNames(Layers, c => Builders.ContainsKey(c.GetProperty("layer").GetString()!))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_layer_and_its_gradients_agree_with_PyTorch(string name)
    {
        var recorded = Fixture.Case(Layers, name);
        var inputs = recorded
            .GetProperty("inputs")
            .EnumerateArray()
            .ToDictionary(input => input.GetProperty("name").GetString()!);
        var shapes = inputs.ToDictionary(input => input.Key, input => Fixture.Shape(input.Value.GetProperty("shape")));
        var layer = Builders[recorded.GetProperty("layer").GetString()!](recorded.GetProperty("options"), shapes);
        foreach (var (path, parameter) in layer.Parameters)
            Fixture.Input(inputs[path]).Span.CopyTo(parameter.Span);
        var x = Fixture.Input(inputs["x"]);
        x.RequiresGradient = true;

        var y = layer.Forward(x, ForwardContext.Inference);

        Fixture.ShouldMatch(y, recorded.GetProperty("output"), "output");
        NamedTensor[] all = [new("x", x), .. layer.Parameters];
        var gradients = Gradients.Compute(
            y,
            [.. all.Select(input => input.Tensor)],
            Fixture.Input(recorded.GetProperty("cotangent"))
        );
        for (var i = 0; i < all.Length; i++)
        {
            Fixture.ShouldMatch(
                gradients[i],
                recorded.GetProperty("gradients").GetProperty(all[i].Name),
                $"gradient of {all[i].Name}"
            );
        }
    }

    /// <summary>The padding of a case; uneven padding is what Keras calls "same".</summary>
    private static Padding PaddingOf(JsonElement options)
    {
        var (before, after) = (
            options.GetProperty("paddingBefore").GetInt32(),
            options.GetProperty("paddingAfter").GetInt32()
        );
        return before == after ? before : Padding.Same;
    }
}
