using GanForge.Gans.Adversarial;
using GanForge.Gans.Diagnostics;
using GanForge.Gans.Recipes;
using GanForge.Networks;
using GanForge.Networks.Optimizers;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Gans.Tests;

/// <summary>Penalties, and the losses they are part of, of critics whose gradient is known at every image.</summary>
public class GradientPenaltyTests
{
    /// <summary>The norm of the linear critic's gradient is 5: 1 + 4 + 4 + 16 is 25.</summary>
    private static readonly float[] Weights = [1f, 2f, 2f, 4f];

    private static readonly float[] Reals = [0.1f, 0.2f, 0.3f, 0.4f, 0.9f, 0.5f, 0f, 0.2f];
    private static readonly float[] Fakes = [0.6f, 0f, 0.8f, 0.1f, 0f, 0.3f, 0.7f, 1f];

    [Fact]
    public void Of_a_linear_critic_the_penalty_is_what_its_weights_norm_misses_of_the_target()
    {
        Played(new Linear4(), context => context.GradientPenalty(context.Between(), target: 1f))
            .Loss.ShouldBe(16f, 1e-5f);
        Played(new Linear4(), context => context.GradientPenalty(context.NearReals(0.5f), target: 3f))
            .Loss.ShouldBe(4f, 1e-5f);
    }

    [Fact]
    public void Its_gradient_draws_the_weights_norm_to_the_target()
    {
        // d/dw (‖w‖ − 1)² = 2 (‖w‖ − 1) w / ‖w‖ = 1.6 w.
        var gradient = Played(
            new Linear4(),
            context => context.GradientPenalty(context.Between(), target: 1f)
        ).Gradient;
        gradient.ShouldBe(Weights.Select(weight => 1.6f * weight), 1e-5);
    }

    [Fact]
    public void Every_image_is_penalised_for_its_own_norm()
    {
        // The gradient of ½‖x‖² is x.
        var expected = (Math.Pow(Norm(Reals[..4]) - 1, 2) + Math.Pow(Norm(Reals[4..]) - 1, 2)) / 2;
        Played(new Quadratic(), context => context.GradientPenalty(context.NearReals(0f), target: 1f))
            .Loss.ShouldBe((float)expected, 1e-6f);
    }

    [Fact]
    public void A_flat_critic_has_a_penalty_with_a_finite_gradient()
    {
        var (loss, gradient) = Played(
            new Linear4(0f),
            context => context.GradientPenalty(context.Between(), target: 1f)
        );
        loss.ShouldBe(1f, 1e-5f);
        gradient.ShouldBe([0f, 0f, 0f, 0f]);
    }

    [Fact]
    public void Points_between_lie_on_the_line_from_a_generated_image_to_its_real_one()
    {
        float[] between = [];
        Played(new Linear4(), context => Seen(context, between = context.Between().Span.ToArray()));

        var shares = between.Select((value, i) => (value - Fakes[i]) / (Reals[i] - Fakes[i])).ToArray();
        foreach (var ofImage in shares.Chunk(4))
        {
            ofImage[0].ShouldBeInRange(0f, 1f);
            ofImage.ShouldBe(Enumerable.Repeat(ofImage[0], 4), 1e-5);
        }
        Math.Abs(shares[0] - shares[4]).ShouldBeGreaterThan(0.01f);
    }

    [Fact]
    public void Images_that_are_judged_together_lie_equally_far_on_the_way_between()
    {
        float[] between = [];
        Played(new Pairs(), context => Seen(context, between = context.Between().Span.ToArray()));

        var shares = between.Select((value, i) => (value - Fakes[i]) / (Reals[i] - Fakes[i])).ToArray();
        shares.ShouldBe(Enumerable.Repeat(shares[0], 8), 1e-5);
    }

    [Fact]
    public void Points_near_real_images_are_strewn_as_far_as_pixels_deviate()
    {
        float[] near = [];
        Played(new Linear4(), context => Seen(context, near = context.NearReals(0.5f).Span.ToArray()));

        var deviation = Math.Sqrt(Reals.Average(value => Math.Pow(value - Reals.Average(), 2)));
        var shares = near.Select((value, i) => (value - Reals[i]) / (0.5 * deviation)).ToArray();
        shares.ShouldAllBe(share => share >= -1e-6 && share <= 1);
        shares.Select(share => Math.Round(share, 3)).Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public void Wgan_gp_is_a_difference_of_scores_and_ten_penalties() =>
        Played(new Linear4(), new WganGpRecipe().DiscriminatorLoss)
            .Loss.ShouldBe(Scores(Fakes).Average() - Scores(Reals).Average() + (10 * 16f), 1e-4f);

    [Fact]
    public void Dragan_is_cross_entropy_and_ten_penalties() =>
        Played(new Linear4(), new DraganRecipe().DiscriminatorLoss)
            .Loss.ShouldBe(
                Scores(Reals).Average(score => Softplus(-score)) + Scores(Fakes).Average(Softplus) + (10 * 16f),
                1e-4f
            );

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(0.5, 0.055)]
    [InlineData(1, 0.01)]
    public void R3gan_compares_pairs_and_penalises_both_kinds_of_images(double progress, double gamma)
    {
        var compared = Scores(Fakes).Zip(Scores(Reals)).Average(pair => Softplus(pair.First - pair.Second));
        Played(new Linear4(), new R3ganRecipe { Conditional = false }.DiscriminatorLoss, progress)
            .Loss.ShouldBe((float)(compared + (gamma / 2 * (25 + 25))), 1e-5f);
    }

    private static (float Loss, float[] Gradient) Played(
        Critic critic,
        Func<StepContext, Tensor> loss,
        double progress = 0
    )
    {
        var model = new GanModel
        {
            Generator = new Constant(),
            Discriminator = critic,
            Networks = [new TrainedNetwork("discriminator", critic, new Sgd(critic.Parameters, 1))],
            Stages = [],
        };
        var gradient = Array.Empty<float>();
        var trainer = new Trainer(
            model,
            new Source(),
            callback: (_, _, _, gradients) => gradient = gradients[0].Span.ToArray()
        );
        trainer.Step(
            new TrainingStage("training", 1, [new UpdateStep(model.GeneratorNetwork, loss, ScalarNames.LossD)]),
            0,
            progress
        );
        return (trainer.Scalars[ScalarNames.LossD], gradient);
    }

    /// <summary>A loss, for those who only want to look.</summary>
    private static Tensor Seen(StepContext context, float[] points)
    {
        points.Length.ShouldBe(8);
        return context.RealScores.Mean();
    }

    private static float[] Scores(float[] images) =>
        [.. images.Chunk(4).Select(image => image.Zip(Weights).Sum(pair => pair.First * pair.Second))];

    private static double Norm(float[] numbers) => Math.Sqrt(numbers.Sum(number => number * number));

    private static float Softplus(float score) => MathF.Log(1 + MathF.Exp(score));

    private abstract class Critic : Module
    {
        protected Critic(float factor)
        {
            Weight = AddParameter("weight", [4, 1], static (_, _, _) => { });
            for (var i = 0; i < 4; i++)
                Weight.Span[i] = factor * Weights[i];
        }

        protected Tensor Weight { get; }
    }

    /// <summary>D(x) = w · x.</summary>
    private sealed class Linear4(float factor = 1f) : Critic(factor)
    {
        public override Tensor Forward(Tensor x, ForwardContext context) => x.Reshape([x.Shape[0], 4]).MatMul(Weight);
    }

    /// <summary>D(x) = ½‖x‖², whatever its weights.</summary>
    private sealed class Quadratic() : Critic(1f)
    {
        public override Tensor Forward(Tensor x, ForwardContext context) =>
            (0.5f * x.Square()).Reshape([x.Shape[0], 4]).Sum([1], keepDimensions: true) + (0f * Weight.Sum());
    }

    /// <summary>One score for two images: the sum of w · x.</summary>
    private sealed class Pairs() : Critic(1f)
    {
        public override Tensor Forward(Tensor x, ForwardContext context) =>
            x.Reshape([x.Shape[0], 4]).MatMul(Weight).Reshape([x.Shape[0] / 2, 2]).Sum([1], keepDimensions: true);
    }

    private sealed class Constant : Module
    {
        public override Tensor Forward(Tensor x, ForwardContext context) => Tensor.From(Fakes, [2, 2, 2, 1]);
    }

    private sealed class Source : IBatchSource
    {
        public Tensor NextReals() => Tensor.From(Reals, [2, 2, 2, 1]);

        public Tensor Noise(int count, long step, int draw) => Tensor.Zeros([count, 1]);

        public RandomStream Dropout(long step) => new(1, "dropout", step);
    }
}
