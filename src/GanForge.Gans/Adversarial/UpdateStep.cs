using GanForge.Tensors;

namespace GanForge.Gans.Adversarial;

/// <summary>
/// An update of one network within a step: its loss, how often it is taken, and which generated images it sees.
/// </summary>
/// <param name="network">The network to update.</param>
/// <param name="loss">The loss, a tensor of one element.</param>
/// <param name="series">The name of the loss in stats.jsonl, for example "lossG".</param>
public sealed class UpdateStep(TrainedNetwork network, Func<StepContext, Tensor> loss, string series)
{
    /// <summary>The network to update.</summary>
    public TrainedNetwork Network { get; } = network;

    /// <summary>The loss, a tensor of one element.</summary>
    public Func<StepContext, Tensor> Loss { get; } = loss;

    /// <summary>The name of the loss in stats.jsonl.</summary>
    public string ScalarName { get; } = series;

    /// <summary>Updates in a row; each after the first draws new reals and noise.</summary>
    public int RepeatCount { get; init; } = 1;

    /// <summary>Steps from one update to the next: 1 is every step, 16 every sixteenth.</summary>
    public int Every { get; init; } = 1;

    /// <summary>The generated images that the loss sees.</summary>
    public FakeSource Fakes { get; init; } = FakeSource.Shared;
}
