using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Gans.Adversarial;

/// <summary>Where a round's images and noise come from.</summary>
internal interface IBatchSource
{
    /// <summary>The next batch of real images.</summary>
    Tensor NextReals();

    /// <summary>The classes (N, classes) of the real images given out last, 1 at each one's class; null where images are not made by class.</summary>
    Tensor? Labels => null;

    /// <summary>Noise for so many images; each draw of a step has numbers of its own.</summary>
    Tensor Noise(int count, long step, int draw);

    /// <summary>Random numbers for dropout at a step.</summary>
    RandomStream Dropout(long step);
}
