using System.Globalization;
using System.Text.Json;
using GanForge.Data;
using GanForge.Gans.Adversarial;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Gans.Tests;

/// <summary>
/// Ten steps of each stage of each recipe at its default widths, compared with the same steps in PyTorch from weights
/// that a formula fills.
/// </summary>
public class PyTorchTrainingTests
{
    private static readonly JsonElement[] Recorded = [Fixture.Load("training.json"), Fixture.Load("mggan.json")];

    public static TheoryData<string> Cases => [.. Recorded.SelectMany(file => Fixture.CaseNames(file, _ => true))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Ten_steps_give_the_losses_of_PyTorch(string name)
    {
        var recorded = Fixture.Case(Recorded.Single(file => Fixture.CaseNames(file, _ => true).Contains(name)), name);
        var recipe = Create(recorded);
        var sizes = Fixture.Shape(recorded.GetProperty("image"));
        var image = new ImageShape(sizes[0], sizes[1], sizes[2]);
        var model = recipe.BuildModel(image, seed: 1);
        Fill(model, recorded);
        var trainer = new Trainer(model, new RecordedSource(recorded, image));

        // Rounding differs between float32 implementations, and the steps of a GAN amplify it. The fixture has the
        // distance of PyTorch's float32 from its float64 for each step; ours may be ten times the largest so far. The
        // minimum is 5e-5, because Adam's first steps turn gradients of nothing but rounding into full steps.
        var distance = 0.0;
        var steps = recorded.GetProperty("steps").EnumerateArray().ToArray();
        for (var step = 0; step < steps.Length; step++)
        {
            trainer.Step(StageOf(step), step);
            distance = Math.Max(distance, steps[step].GetProperty("float32Distance").GetDouble());
            var tolerance = Math.Max(5e-5, 10 * distance);
            foreach (var scalar in steps[step].EnumerateObject().Where(scalar => scalar.Name != "float32Distance"))
            {
                var expected = scalar.Value.GetDouble();
                ((double)trainer.Scalars[Series[scalar.Name]]).ShouldBe(
                    expected,
                    tolerance * Math.Abs(expected),
                    $"{scalar.Name} of step {step}"
                );
            }
        }

        // The fixture of a recipe with two stages has the number of steps in each.
        TrainingStage StageOf(int step) =>
            recorded.TryGetProperty("phases", out var phases) && step >= phases[0].GetInt32()
                ? model.Stages[1]
                : model.Stages[0];
    }

    private static Dictionary<string, string> Series { get; } =
        new()
        {
            ["discriminatorReal"] = Diagnostics.ScalarNames.LossDReal,
            ["discriminatorFake"] = Diagnostics.ScalarNames.LossDFake,
            ["discriminatorLoss"] = Diagnostics.ScalarNames.LossD,
            ["generatorLoss"] = Diagnostics.ScalarNames.LossG,
            ["realValidity"] = Diagnostics.ScalarNames.ScoreReal,
            ["fakeValidity"] = Diagnostics.ScalarNames.ScoreFake,
            ["autoencoderLoss"] = "lossAutoencoder",
            ["generatorPixel"] = "lossGPixel",
            ["generatorCode"] = "lossGCode",
            ["codeReal"] = "lossDCodeReal",
            ["codeFake"] = "lossDCodeFake",
            ["codeLoss"] = "lossDCode",
        };

    private static GanRecipe Create(JsonElement recorded)
    {
        var rate = recorded.GetProperty("options").GetProperty("lr").GetDouble().ToString(CultureInfo.InvariantCulture);
        var settings = new Dictionary<string, string> { ["lr"] = rate };
        var entry = RecipeCatalogue.Find(recorded.GetProperty("recipe").GetString()!);
        foreach (
            var setting in entry.Settings.Where(setting => setting.Name.EndsWith("dropout", StringComparison.Ordinal))
        )
        {
            settings[setting.Name] = "0";
        }

        return entry.Create(settings);
    }

    private static void Fill(GanModel model, JsonElement recorded)
    {
        var filled = recorded.GetProperty("parameters").EnumerateArray().Select(Fixture.Input).ToArray();
        var ours = model.Networks.SelectMany(network => network.Module.Parameters).ToArray();
        ours.Length.ShouldBe(filled.Length);
        for (var i = 0; i < ours.Length; i++)
        {
            ours[i].Tensor.Shape.ShouldBe(filled[i].Shape, ours[i].Name);
            filled[i].Span.CopyTo(ours[i].Tensor.Span);
        }
    }

    private sealed class RecordedSource(JsonElement recorded, ImageShape image) : IBatchSource
    {
        private readonly int _batch = recorded.GetProperty("batch").GetInt32();
        private readonly int _latent = recorded.GetProperty("latent").GetInt32();
        private readonly double _low = recorded.GetProperty("low").GetDouble();
        private uint _reals;

        public Tensor NextReals() => Fixture.Input(1000 + _reals++, _low, 1.0, image.Batch(_batch));

        public Tensor Noise(int count, long step, int draw) =>
            Fixture.Input((uint)(2000 + (1000 * draw) + step), -Math.Sqrt(3), Math.Sqrt(3), [count, _latent]);

        public RandomStream Dropout(long step) => new(1, "dropout", step);
    }
}
