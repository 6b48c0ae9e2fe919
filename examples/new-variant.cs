#!/usr/bin/env dotnet
// A GAN of your own: least squares instead of cross-entropies (Mao et al. 2017). GanForge does the rest, from the run
// folder to the report.
//   dotnet run examples/new-variant.cs            about a minute on two cores
//   dotnet run examples/new-variant.cs -- 200     fewer steps
#:project ../src/GanForge.Runs/GanForge.Runs.csproj
#:property PublishAot=false

using GanForge.Data;
using GanForge.Gans;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Diagnostics;
using GanForge.Networks;
using GanForge.Networks.Layers;
using GanForge.Runs.Folder;
using GanForge.Runs.Session;
using GanForge.Tensors;

// Hyper-parameters: the public init properties of the recipe, including the variant's own.
var settings = new Dictionary<string, string>
{
    ["epochs"] = "10",
    ["batch-size"] = "64",
    ["lr"] = "5e-4",
    ["beta1"] = "0.5",
    ["target"] = "1",
};
var steps = args.Length > 0 ? long.Parse(args[0]) : (long?)null;

RecipeCatalogue.Add<LeastSquares>();
using var session = TrainingSession.Start(
    new TrainingOptions
    {
        Recipe = "least-squares",
        Settings = settings,
        Steps = steps,
        Seed = 1,
    }
);
var result = session.Run(new Lines());
Console.WriteLine($"Done; open {result.Folder.ReportPath}");

/// <summary>
/// Least-squares GAN: scores are pulled to targets, so that even generated images that fool the discriminator give a
/// gradient.
/// </summary>
public sealed class LeastSquares : GanRecipe
{
    /// <summary>The score that real images should get; generated ones should get its opposite.</summary>
    [Setting(Minimum = 0, AboveMinimum = true)]
    public float Target { get; init; } = 1f;

    /// <inheritdoc/>
    public override Module BuildGenerator(ImageShape image) =>
        new Sequential(
            new Linear(LatentDimensions, 256, negativeSlope: 0.2f),
            new Linear(256, 512, negativeSlope: 0.2f),
            new Linear(512, image.Elements),
            new Tanh(),
            new Reshape(image)
        );

    /// <inheritdoc/>
    public override Module BuildDiscriminator(ImageShape image) =>
        new Sequential(new Flatten(), new Linear(image.Elements, 256, negativeSlope: 0.2f), new Linear(256, 1));

    /// <inheritdoc/>
    public override Tensor DiscriminatorLoss(StepContext context) =>
        ((context.RealScores - Target).Square().Mean() + (context.FakeScores + Target).Square().Mean()) / 2f;

    /// <inheritdoc/>
    public override Tensor GeneratorLoss(StepContext context) => (context.FakeScores - Target).Square().Mean() / 2f;
}

/// <summary>Prints a line per epoch.</summary>
internal sealed class Lines : ITrainingObserver
{
    public void Started(TrainingSession session) =>
        Console.WriteLine($"{session.StepsTotal} steps into {session.Folder.Path}");

    public void StepDone(in StepReport report) { }

    public void EpochDone(EpochReport report) => Console.WriteLine(report);

    public void AlarmChanged(Alarm alarm) => Console.WriteLine(alarm);
}
