using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Gans.Adversarial;

/// <summary>The source of images and noise of a step.</summary>
internal interface IBatchSource
{
    /// <summary>The next batch of real images.</summary>
    Tensor NextReals();

    /// <summary>One-hot classes (N, classes) of the last real images; null for unconditional models.</summary>
    Tensor? Labels => null;

    /// <summary>Noise for a number of images; each draw of a step is different.</summary>
    Tensor Noise(int count, long step, int draw);

    /// <summary>Random numbers for dropout at a step.</summary>
    RandomStream Dropout(long step);
}
