using GanForge.Tensors.Random;

namespace GanForge.Networks;

/// <summary>
/// How a forward pass is meant: for training or for use. One context serves one training step, or any number of passes
/// in use:
/// <code>
/// var context = new ForwardContext { Training = true, Random = new RandomStream(seed, "dropout", step) };
/// var scores = discriminator.Forward(images, context);
/// </code>
/// </summary>
public sealed class ForwardContext
{
    private const int UsesBits = 16;

    private int _uses;

    /// <summary>A pass in use: no dropout, batch norm by its running statistics.</summary>
    public static ForwardContext Inference { get; } = new();

    /// <summary>
    /// A pass that judges whole batches: no dropout, and batch norm by the batch's own statistics, which move nothing. A
    /// discriminator that was trained on real and generated batches apart is judged so: its running statistics mix both,
    /// and by them it may take everything for real in one epoch and nothing in the next.
    /// </summary>
    public static ForwardContext Judging { get; } = new() { BatchStatistics = true };

    /// <summary>Whether dropout drops and batch norm uses the batch's own statistics.</summary>
    public bool Training { get; init; }

    /// <summary>Whether batch norm uses the batch's own statistics: in training always.</summary>
    public bool BatchStatistics { get => field || Training; init; }

    /// <summary>Whether batch norm, in training, moves its running statistics towards the batch's.</summary>
    public bool UpdateStatistics { get; init; } = true;

    /// <summary>Where dropout's random numbers come from, keyed by purpose and step; only needed where something drops.</summary>
    public RandomStream? Random { get; init; }

    /// <summary>
    /// A stream that nobody else uses: the first caller of a step gets the same one in every run, so does the second, and
    /// so on. At most 65,536 a step.
    /// </summary>
    /// <exception cref="InvalidOperationException">The context has no random numbers, or has given out all of them.</exception>
    public RandomStream NextRandom()
    {
        if (Random is not { } stream)
            throw new InvalidOperationException("Dropout in training needs random numbers; give the forward context a RandomStream.");
        if (_uses >> UsesBits != 0)
            throw new InvalidOperationException($"A forward context serves one step and gives out {1 << UsesBits} random streams; make a new one for each step.");
        return stream.At((stream.Step << UsesBits) | (long)_uses++);
    }
}
