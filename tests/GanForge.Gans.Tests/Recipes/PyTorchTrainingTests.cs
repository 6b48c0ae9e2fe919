using System.Globalization;
using System.Text.Json;
using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Gans.Tests;

/// <summary>Ten steps of each recipe at its real widths against the same steps in PyTorch, from weights that a formula fills.</summary>
public class PyTorchTrainingTests
{
    private static readonly JsonElement Recorded = Fixture.Load("training.json");

    public static TheoryData<string> Cases => [.. Fixture.CaseNames(Recorded, _ => true)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Ten_steps_have_the_losses_that_PyTorch_has(string name)
    {
        var recorded = Fixture.Case(Recorded, name);
        var recipe = Create(recorded);
        var image = Fixture.Shape(recorded.GetProperty("image"));
        var game = recipe.BuildGame(image, seed: 1);
        Fill(game, recorded);
        var trainer = new Trainer(game, new RecordedSource(recorded, image));

        // Rounding differs between float32 implementations, and a GAN's steps amplify it: the fixture says by how much
        // PyTorch's own float32 strays from its float64 up to each step, and ours may stray ten times as far. Never less
        // than 5e-5: Adam's first steps make whole steps of gradients that are nothing but rounding.
        var stray = 0.0;
        var steps = recorded.GetProperty("steps").EnumerateArray().ToArray();
        for (var step = 0; step < steps.Length; step++)
        {
            trainer.Step(game.Phases[0], step);
            stray = Math.Max(stray, steps[step].GetProperty("float32Distance").GetDouble());
            var tolerance = Math.Max(5e-5, 10 * stray);
            foreach (var (series, key) in Series)
            {
                var expected = steps[step].GetProperty(key).GetDouble();
                ((double)trainer.Statistics[series]).ShouldBe(expected, tolerance * Math.Abs(expected), $"{key} of step {step}");
            }
        }
    }

    private static (string Series, string Key)[] Series { get; } =
    [
        (Gans.Series.LossDReal, "discriminatorReal"),
        (Gans.Series.LossDFake, "discriminatorFake"),
        (Gans.Series.LossD, "discriminatorLoss"),
        (Gans.Series.LossG, "generatorLoss"),
        (Gans.Series.ScoreReal, "realValidity"),
        (Gans.Series.ScoreFake, "fakeValidity"),
    ];

    private static GanRecipe Create(JsonElement recorded)
    {
        var rate = recorded.GetProperty("options").GetProperty("lr").GetDouble().ToString(CultureInfo.InvariantCulture);
        var settings = new Dictionary<string, string> { ["lr"] = rate };
        var name = recorded.GetProperty("recipe").GetString()!;
        if (name == "conv")
            settings["dropout"] = "0";
        return RecipeCatalogue.Find(name).Create(settings);
    }

    private static void Fill(Game game, JsonElement recorded)
    {
        var filled = recorded.GetProperty("parameters").EnumerateArray().Select(Fixture.Input).ToArray();
        var ours = game.Players.SelectMany(player => player.Module.Parameters).ToArray();
        ours.Length.ShouldBe(filled.Length);
        for (var i = 0; i < ours.Length; i++)
        {
            ours[i].Tensor.Shape.ShouldBe(filled[i].Shape, ours[i].Name);
            filled[i].Span.CopyTo(ours[i].Tensor.Span);
        }
    }

    private sealed class RecordedSource(JsonElement recorded, Shape image) : IRoundSource
    {
        private readonly int _batch = recorded.GetProperty("batch").GetInt32();
        private readonly int _latent = recorded.GetProperty("latent").GetInt32();
        private readonly double _low = recorded.GetProperty("low").GetDouble();
        private uint _reals;

        public Tensor NextReals() => Fixture.Input(1000 + _reals++, _low, 1.0, [_batch, .. image]);

        public Tensor Noise(int count, long step, int draw) =>
            Fixture.Input((uint)(2000 + (1000 * draw) + step), -Math.Sqrt(3), Math.Sqrt(3), [count, _latent]);

        public RandomStream Dropout(long step) => new(1, "dropout", step);
    }
}
