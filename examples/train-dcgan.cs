#!/usr/bin/env dotnet
// A DCGAN (Radford et al. 2015) at 28×28, from the engine's parts: networks, optimisers and a readable loop.
//   dotnet run examples/train-dcgan.cs            about three minutes on two cores; dcgan.png shows the progress
//   dotnet run examples/train-dcgan.cs -- 200     fewer steps
#:project ../src/GanForge.Gans/GanForge.Gans.csproj
#:property PublishAot=false

using GanForge.Data;
using GanForge.Data.Batches;
using GanForge.Data.Catalogue;
using GanForge.Imaging.Grids;
using GanForge.Imaging.PngFiles;
using GanForge.Networks;
using GanForge.Networks.Initializers;
using GanForge.Networks.Layers;
using GanForge.Networks.Optimizers;
using GanForge.Tensors;
using GanForge.Tensors.Random;

// Hyper-parameters.
var steps = args.Length > 0 ? int.Parse(args[0]) : 1_500;
const int batchSize = 64,
    latent = 64,
    width = 32,
    stepsPerPicture = 100;
const double learningRate = 5e-4,
    beta1 = 0.5;
const ulong seed = 1;

var images = new BatchLoader(
    new DatasetLoader().Load("mnist", DatasetSplit.Train),
    batchSize,
    seed,
    Normalization.Symmetric,
    dropLast: true
);
var generator = new Sequential(
    new Linear(latent, 7 * 7 * 2 * width),
    new Reshape([7, 7, 2 * width]),
    new BatchNorm(2 * width, negativeSlope: 0f),
    new ConvTranspose2d(2 * width, width, kernel: 4, stride: 2, padding: 1, bias: false),
    new BatchNorm(width, negativeSlope: 0f),
    new ConvTranspose2d(width, 1, kernel: 4, stride: 2, padding: 1),
    new Tanh()
);
var discriminator = new Sequential(
    new Conv2d(1, width, kernel: 4, stride: 2, padding: 1, negativeSlope: 0.2f),
    new Conv2d(width, 2 * width, kernel: 4, stride: 2, padding: 1, negativeSlope: 0.2f),
    new Flatten(),
    new Linear(7 * 7 * 2 * width, 1)
);
generator.Initialize(Initializer.Dcgan, seed, "generator");
discriminator.Initialize(Initializer.Dcgan, seed, "discriminator");
var adamG = new Adam(generator.Parameters, learningRate, beta1);
var adamD = new Adam(discriminator.Parameters, learningRate, beta1);
var training = new ForwardContext { Training = true };

for (var step = 1; step <= steps; step++)
{
    using var scope = StepScope.Begin(); // returns the step's memory at its end
    var reals = Tensor.Uninitialized([batchSize, 28, 28, 1]);
    images.Next(reals.Span);
    var fakes = generator.Forward(Noise("training", step), training);

    var lossD =
        discriminator.Forward(reals, training).BinaryCrossEntropy(target: 1f)
        + discriminator.Forward(fakes.Detach(), training).BinaryCrossEntropy(target: 0f);
    adamD.Step(Gradients.Compute(lossD, adamD.Parameters));
    var lossG = discriminator.Forward(fakes, training).BinaryCrossEntropy(target: 1f);
    adamG.Step(Gradients.Compute(lossG, adamG.Parameters));

    if (step % stepsPerPicture == 0 || step == steps)
        Show(step, lossD.Item(), lossG.Item());
}

Tensor Noise(string purpose, long step)
{
    var noise = Tensor.Uninitialized([batchSize, latent]);
    new RandomStream(seed, purpose, step).FillNormal(noise.Span);
    return noise;
}

void Show(int step, float lossD, float lossG)
{
    using var noGrad = Gradients.NoGrad();
    var digits = generator.Forward(Noise("fixed", 0), ForwardContext.Inference);
    Png.Save(
        "dcgan.png",
        new ImageGrid { Columns = 8, Title = $"step {step}" }.Draw(
            new ImageBatch(digits.Span, 28, 28, 1, ValueRange.MinusOneToOne)
        )
    );
    Console.WriteLine($"step {step} of {steps}  loss D {lossD:0.000}  G {lossG:0.000}  dcgan.png");
}
