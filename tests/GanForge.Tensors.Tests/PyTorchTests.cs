using System.Text.Json;
using GanForge.Networks.Tests;

namespace GanForge.Tensors.Tests;

/// <summary>Outputs and gradients of the ops, compared with PyTorch's in float64.</summary>
public class PyTorchTests
{
    private static readonly JsonElement Layers = Fixture.Load("layers.json");

    public static TheoryData<string> Names => [.. Fixture.CaseNames(Layers, _ => true)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Ops_agree_with_PyTorch(string name)
    {
        var recorded = Fixture.Case(Layers, name);
        var inputs = recorded
            .GetProperty("inputs")
            .EnumerateArray()
            .ToDictionary(i => i.GetProperty("name").GetString()!, Fixture.Input);
        foreach (var input in inputs.Values)
            input.RequiresGradient = true;
        var gradients = recorded.GetProperty("gradients").EnumerateObject().ToArray();
        var y = Run(recorded.GetProperty("layer").GetString()!, inputs, new Options(recorded.GetProperty("options")));
        Fixture.ShouldMatch(y, recorded.GetProperty("output"), "output");
        var actual = Gradients.Compute(
            y,
            [.. gradients.Select(g => inputs[g.Name])],
            Fixture.Input(recorded.GetProperty("cotangent"))
        );
        for (var i = 0; i < actual.Length; i++)
            Fixture.ShouldMatch(actual[i], gradients[i].Value, $"gradient of {gradients[i].Name}");
    }

    private static Tensor Run(string layer, Dictionary<string, Tensor> inputs, Options options)
    {
        var x = inputs["x"];
        var (weight, bias) = (inputs.GetValueOrDefault("weight"), inputs.GetValueOrDefault("bias"));
        return layer switch
        {
            "linear" => x.Linear(weight!, bias),
            "conv2d" => x.Conv2d(weight!, options.Window, bias),
            "convTranspose2d" => x.ConvTranspose2d(
                weight!,
                ConvWindow.Square(options.Number("stride"), options.Number("padding")),
                options.TransposedSize(x.Shape[1], weight!.Shape[0]),
                options.TransposedSize(x.Shape[2], weight.Shape[1]),
                bias
            ),
            "batchNorm" => BatchNorm(inputs, options),
            "relu" => x.Relu(),
            "leakyRelu" => x.LeakyRelu(options.Real("slope")),
            "tanh" => x.Tanh(),
            "sigmoid" => x.Sigmoid(),
            "softplus" => x.Softplus(),
            "binaryCrossEntropyWithLogits" => x.BinaryCrossEntropy(inputs["target"]),
            "crossEntropy" => x.SoftmaxCrossEntropy(OneHot(options.Numbers("labels"), x.Shape[1])),
            "bilinear" => x.ResizeBilinear(options.Numbers("size")[0], options.Numbers("size")[1]),
            "upsampleNearest" => x.UpsampleNearest(options.Number("factor")),
            "averagePool" => x.AveragePool(
                options.Number("kernel"),
                options.Number("kernel"),
                ConvWindow.Square(options.Number("stride"))
            ),
            "maximumPool" => x.MaxPool(
                options.Number("kernel"),
                options.Number("kernel"),
                ConvWindow.Square(options.Number("stride"))
            ),
            _ => throw new NotSupportedException($"The fixtures have a layer '{layer}' that no op is compared with."),
        };
    }

    private static Tensor BatchNorm(Dictionary<string, Tensor> inputs, Options options)
    {
        var (x, gamma, beta, epsilon) = (inputs["x"], inputs["gamma"], inputs["beta"], options.Real("epsilon"));
        if (options.Text("mode") == "training")
            return x.BatchNorm(gamma, beta, epsilon);
        var (mean, variance) = (Tensor.Zeros(gamma.Shape), Tensor.Ones(gamma.Shape));
        foreach (var name in (string[])["first", "second"])
        {
            var moments = Tensor.Uninitialized([2, gamma.Count]);
            var batch = inputs[name];
            batch.BatchNorm(gamma, beta, epsilon, moments: moments);
            var (momentum, rows) = (options.Real("momentum"), batch.Count / gamma.Count);
            mean = ((1f - momentum) * mean) + (momentum * moments.Slice(0, 0, 1).Reshape(gamma.Shape));
            variance =
                ((1f - momentum) * variance)
                + (momentum * rows / (rows - 1) * moments.Slice(0, 1, 1).Reshape(gamma.Shape));
        }
        return x.BatchNormWith(mean, variance, gamma, beta, epsilon);
    }

    private static Tensor OneHot(int[] labels, int classes)
    {
        var rows = Tensor.Zeros([labels.Length, classes]);
        for (var i = 0; i < labels.Length; i++)
            rows.Span[(i * classes) + labels[i]] = 1f;
        return rows;
    }

    private sealed record Options(JsonElement Json)
    {
        public ConvWindow Window =>
            new(
                Number("stride"),
                Number("stride"),
                Number("paddingBefore"),
                Number("paddingBefore"),
                Number("paddingAfter"),
                Number("paddingAfter")
            );

        public int Number(string name) => Json.GetProperty(name).GetInt32();

        public float Real(string name) => Json.GetProperty(name).GetSingle();

        public string Text(string name) => Json.GetProperty(name).GetString()!;

        public int[] Numbers(string name) => [.. Json.GetProperty(name).EnumerateArray().Select(n => n.GetInt32())];

        public int TransposedSize(int size, int kernel) =>
            ((size - 1) * Number("stride")) + kernel - (2 * Number("padding")) + Number("outputPadding");
    }
}
