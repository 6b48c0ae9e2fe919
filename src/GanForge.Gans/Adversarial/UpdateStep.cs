using GanForge.Tensors;

namespace GanForge.Gans.Adversarial;

/// <summary>One player's turn in a step: who steps, down which loss, how often, on which generated images.</summary>
/// <param name="network">Who steps.</param>
/// <param name="loss">The loss of a round, a single number.</param>
/// <param name="series">The loss's name in stats.jsonl, for example "lossG".</param>
public sealed class UpdateStep(TrainedNetwork network, Func<StepContext, Tensor> loss, string series)
{
    /// <summary>Who steps.</summary>
    public TrainedNetwork Network { get; } = network;

    /// <summary>The loss of a round, a single number.</summary>
    public Func<StepContext, Tensor> Loss { get; } = loss;

    /// <summary>The loss's name in stats.jsonl.</summary>
    public string ScalarName { get; } = series;

    /// <summary>How many times in a row; each time after the first is on reals and noise of its own.</summary>
    public int RepeatCount { get; init; } = 1;

    /// <summary>From which step to which: 1 is every step, 16 every sixteenth.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Which generated images the loss sees.</summary>
    public FakeSource Fakes { get; init; } = FakeSource.Shared;
}
