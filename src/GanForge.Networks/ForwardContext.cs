using GanForge.Tensors.Random;

namespace GanForge.Networks;

/// <summary>
/// The mode of a forward pass: training or inference. One context serves one training step, or any number of inference
/// passes:
/// <code>
/// var context = new ForwardContext { Training = true, Random = new RandomStream(seed, "dropout", step) };
/// var scores = discriminator.Forward(images, context);
/// </code>
/// </summary>
public sealed class ForwardContext
{
    private const int UsesBits = 16;

    private int _uses;

    /// <summary>An inference pass: no dropout, batch norm with running statistics.</summary>
    public static ForwardContext Inference { get; } = new();

    /// <summary>
    /// A pass that evaluates whole batches: no dropout, and batch norm with batch statistics that leave the running
    /// ones unchanged.
    /// </summary>
    /// <remarks>
    /// For discriminators trained on separate real and generated batches: their running statistics mix both, and with
    /// them a discriminator may take everything for real in one epoch and nothing in the next.
    /// </remarks>
    public static ForwardContext Judging { get; } = new() { BatchStatistics = true };

    /// <summary>True if dropout is active and batch norm uses batch statistics.</summary>
    public bool Training { get; init; }

    /// <summary>True if batch norm uses batch statistics, as it always does in training.</summary>
    public bool BatchStatistics
    {
        get => field || Training;
        init;
    }

    /// <summary>True if batch norm updates its running statistics in training.</summary>
    public bool UpdateStatistics { get; init; } = true;

    /// <summary>
    /// The source of dropout's random numbers, keyed by purpose and step; needed only if dropout is active.
    /// </summary>
    public RandomStream? Random { get; init; }

    /// <summary>
    /// Returns a random stream that has no other user. The n-th call of a step returns the same stream in every run; a
    /// step has at most 65,536.
    /// </summary>
    /// <exception cref="InvalidOperationException">The context has no random numbers, or none left.</exception>
    public RandomStream NextRandom()
    {
        if (Random is not { } stream)
        {
            throw new InvalidOperationException(
                "Dropout in training needs random numbers; give the forward context a RandomStream."
            );
        }

        if (_uses >> UsesBits != 0)
        {
            throw new InvalidOperationException(
                $"A forward context serves one step and gives out {1 << UsesBits} random streams; make a new "
                    + $"one for each step."
            );
        }

        return stream.At((stream.Step << UsesBits) | (long)_uses++);
    }
}
