using GanForge.Data;
using GanForge.Gans;
using GanForge.Gans.Adversarial;
using GanForge.Networks;
using GanForge.Networks.Layers;
using GanForge.Tensors;

namespace GanForge.Testing;

/// <summary>A recipe for tests, with one layer in each network, that records its forward passes.</summary>
public sealed class PlainGan : GanRecipe
{
    internal List<string> Passes { get; } = [];

    private HashSet<Tensor> Recorded { get; } = [];

    /// <summary>The step with a discriminator loss that is not finite; 0 for none.</summary>
    public int BreaksAt { get; init; }

    public override Module BuildGenerator(ImageShape image) =>
        new Noted(this, "G", new Sequential(new Linear(LatentDimensions, image.Elements), new Reshape(image)));

    public override Module BuildDiscriminator(ImageShape image) =>
        new Noted(this, "D", new Sequential(new Flatten(), new Linear(image.Elements, 1)));

    public override Tensor DiscriminatorLoss(StepContext context)
    {
        var loss = base.DiscriminatorLoss(context);
        return context.Step + 1 == BreaksAt ? loss / 0f : loss;
    }

    private sealed class Noted : Module
    {
        private readonly PlainGan _recipe;
        private readonly string _name;
        private readonly Module _inner;

        public Noted(PlainGan recipe, string name, Module inner) =>
            (_recipe, _name, _inner) = (recipe, name, AddModule("inner", inner));

        public override Tensor Forward(Tensor x, ForwardContext context)
        {
            if (context.Training)
            {
                var input = _recipe.Recorded.Contains(x) ? " from G" : "";
                var recording = Gradients.AreRecorded ? "" : ", unrecorded";
                _recipe.Passes.Add($"{_name}{input}{recording}");
            }

            var y = _inner.Forward(x, context);
            if (_name == "G" && Gradients.AreRecorded)
                _recipe.Recorded.Add(y);
            return y;
        }
    }
}
