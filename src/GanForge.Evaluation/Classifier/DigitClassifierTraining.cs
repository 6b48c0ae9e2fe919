using GanForge.Data;
using GanForge.Data.Batches;
using GanForge.Gans.Architectures;
using GanForge.Networks;
using GanForge.Networks.Optimizers;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Evaluation.Classifier;

/// <summary>Trains a classifier's network on labelled images with cross-entropy.</summary>
internal sealed class DigitClassifierTraining(Module network, ImageDataset train, ulong seed)
{
    private const double LearningRate = 1e-3;

    private readonly BatchLoader _loader = new(train, DigitClassifier.BatchSize, seed, Normalization.Unit);
    private readonly RandomStream _dropout = new(seed, "classifier.dropout");

    public void Run(int epochs, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var adam = new Adam(network.Parameters, LearningRate);
        var steps = (long)epochs * _loader.BatchesPerEpoch;
        for (var step = 0L; step < steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            adam.LearningRate = LearningRate * (steps - step) / steps;
            Step(adam, step);
            progress?.Report((step + 1) / (double)steps);
        }
    }

    private void Step(Adam adam, long step)
    {
        using var scope = StepScope.Begin();
        var images = Tensor.Uninitialized([DigitClassifier.BatchSize, train.Height, train.Width, train.Channels]);
        Span<byte> labels = stackalloc byte[DigitClassifier.BatchSize];
        _loader.Next(images.Span, labels);
        var context = new ForwardContext { Training = true, Random = _dropout.At(step) };
        var logits = network.Forward(images, context);
        var loss = logits.SoftmaxCrossEntropy(OneHot.Encode(labels, train.ClassNames.Count));
        adam.Step(Gradients.Compute(loss, adam.Parameters));
    }
}
