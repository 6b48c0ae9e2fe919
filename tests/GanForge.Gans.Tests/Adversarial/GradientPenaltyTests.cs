using GanForge.Gans.Adversarial;
using GanForge.Gans.Diagnostics;
using GanForge.Gans.Recipes;
using GanForge.Networks;
using GanForge.Networks.Optimizers;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Gans.Tests;

/// <summary>Gradient penalties, and the losses that contain them, for critics with a known gradient.</summary>
public class GradientPenaltyTests
{
    /// <summary>The gradient of the linear critic, with the norm √(1 + 4 + 4 + 16) = 5.</summary>
    private static readonly float[] Weights = [1f, 2f, 2f, 4f];

    private static readonly float[] Reals = [0.1f, 0.2f, 0.3f, 0.4f, 0.9f, 0.5f, 0f, 0.2f];
    private static readonly float[] Fakes = [0.6f, 0f, 0.8f, 0.1f, 0f, 0.3f, 0.7f, 1f];

    [Fact]
    public void The_penalty_of_a_linear_critic_is_the_squared_error_of_its_weight_norm()
    {
        RunStep(new Linear4(), context => context.GradientPenalty(context.Between(), target: 1f))
            .Loss.ShouldBe(16f, 1e-5f);
        RunStep(new Linear4(), context => context.GradientPenalty(context.NearReals(0.5f), target: 3f))
            .Loss.ShouldBe(4f, 1e-5f);
    }

    [Fact]
    public void The_gradient_of_the_penalty_pulls_the_weight_norm_to_the_target()
    {
        // d/dw (‖w‖ − 1)² = 2 (‖w‖ − 1) w / ‖w‖ = 1.6 w.
        var gradient = RunStep(
            new Linear4(),
            context => context.GradientPenalty(context.Between(), target: 1f)
        ).Gradient;
        gradient.ShouldBe(Weights.Select(weight => 1.6f * weight), 1e-5);
    }

    [Fact]
    public void Every_image_is_penalised_for_its_own_gradient_norm()
    {
        // The gradient of ½‖x‖² is x.
        var expected = (Math.Pow(Norm(Reals[..4]) - 1, 2) + Math.Pow(Norm(Reals[4..]) - 1, 2)) / 2;
        RunStep(new Quadratic(), context => context.GradientPenalty(context.NearReals(0f), target: 1f))
            .Loss.ShouldBe((float)expected, 1e-6f);
    }

    [Fact]
    public void The_penalty_of_a_constant_critic_has_a_finite_gradient()
    {
        var (loss, gradient) = RunStep(
            new Linear4(0f),
            context => context.GradientPenalty(context.Between(), target: 1f)
        );
        loss.ShouldBe(1f, 1e-5f);
        gradient.ShouldBe([0f, 0f, 0f, 0f]);
    }

    [Fact]
    public void Interpolated_points_lie_between_a_generated_image_and_its_real_one()
    {
        float[] between = [];
        RunStep(new Linear4(), context => Seen(context, between = context.Between().Span.ToArray()));

        var shares = between.Select((value, i) => (value - Fakes[i]) / (Reals[i] - Fakes[i])).ToArray();
        foreach (var ofImage in shares.Chunk(4))
        {
            ofImage[0].ShouldBeInRange(0f, 1f);
            ofImage.ShouldBe(Enumerable.Repeat(ofImage[0], 4), 1e-5);
        }
        Math.Abs(shares[0] - shares[4]).ShouldBeGreaterThan(0.01f);
    }

    [Fact]
    public void Images_that_share_a_score_are_interpolated_by_the_same_share()
    {
        float[] between = [];
        RunStep(new Pairs(), context => Seen(context, between = context.Between().Span.ToArray()));

        var shares = between.Select((value, i) => (value - Fakes[i]) / (Reals[i] - Fakes[i])).ToArray();
        shares.ShouldBe(Enumerable.Repeat(shares[0], 8), 1e-5);
    }

    [Fact]
    public void Points_near_real_images_are_spread_by_the_pixel_deviation()
    {
        float[] near = [];
        RunStep(new Linear4(), context => Seen(context, near = context.NearReals(0.5f).Span.ToArray()));

        var deviation = Math.Sqrt(Reals.Average(value => Math.Pow(value - Reals.Average(), 2)));
        var shares = near.Select((value, i) => (value - Reals[i]) / (0.5 * deviation)).ToArray();
        shares.ShouldAllBe(share => share >= -1e-6 && share <= 1);
        shares.Select(share => Math.Round(share, 3)).Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public void The_wgan_gp_loss_is_the_score_difference_plus_ten_penalties() =>
        RunStep(new Linear4(), new WganGpRecipe().DiscriminatorLoss)
            .Loss.ShouldBe(Scores(Fakes).Average() - Scores(Reals).Average() + (10 * 16f), 1e-4f);

    [Fact]
    public void The_dragan_loss_is_the_cross_entropy_plus_ten_penalties() =>
        RunStep(new Linear4(), new DraganRecipe().DiscriminatorLoss)
            .Loss.ShouldBe(
                Scores(Reals).Average(score => Softplus(-score)) + Scores(Fakes).Average(Softplus) + (10 * 16f),
                1e-4f
            );

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(0.5, 0.055)]
    [InlineData(1, 0.01)]
    public void The_r3gan_loss_compares_pairs_and_penalises_real_and_generated_images(double progress, double gamma)
    {
        var compared = Scores(Fakes).Zip(Scores(Reals)).Average(pair => Softplus(pair.First - pair.Second));
        RunStep(new Linear4(), new R3ganRecipe { Conditional = false }.DiscriminatorLoss, progress)
            .Loss.ShouldBe((float)(compared + (gamma / 2 * (25 + 25))), 1e-5f);
    }

    private static (float Loss, float[] Gradient) RunStep(
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

    /// <summary>An arbitrary loss, for tests that only inspect the points.</summary>
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
