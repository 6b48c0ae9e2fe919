using GanForge.Networks;
using GanForge.Networks.Optimizers;
using GanForge.Tensors;

namespace GanForge.Gans.Adversarial;

/// <summary>A network and what trains it: a name, the optimizer and the averaged weights.</summary>
public sealed class TrainedNetwork
{
    private readonly Tensor[] _parameters;
    private readonly double _learningRate;

    /// <summary>
    /// Creates a trained network; the optimizer must have exactly the parameters of the module, in their order.
    /// </summary>
    /// <param name="name">Its name in messages, checkpoints and plans.</param>
    /// <param name="module">The network.</param>
    /// <param name="optimizer">The optimizer of its parameters.</param>
    public TrainedNetwork(string name, Module module, Optimizer optimizer)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(optimizer);
        (Name, Module, Optimizer, _learningRate) = (name, module, optimizer, optimizer.LearningRate);
        _parameters = [.. module.Parameters.Select(parameter => parameter.Tensor)];
    }

    /// <summary>Its name in messages, checkpoints and plans.</summary>
    public string Name { get; }

    /// <summary>The network.</summary>
    public Module Module { get; }

    /// <summary>The optimizer of its parameters.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The moving average of its weights, updated after each of its updates, or null.</summary>
    public ExponentialMovingAverage? Average { get; init; }

    /// <summary>Multiplies the initial learning rate by a factor.</summary>
    internal void SetLearningRate(double factor) => Optimizer.LearningRate = factor * _learningRate;

    /// <summary>Runs an action while the module has its averaged weights, if there are any.</summary>
    internal void WithAverage(Action action)
    {
        if (Average is null)
        {
            action();
            return;
        }
        using (Average.SwapIn())
            action();
    }

    /// <summary>Gradients of a loss with respect to the parameters, in their order.</summary>
    internal IReadOnlyList<Tensor> Gradient(Tensor loss) => Gradients.Compute(loss, _parameters);

    /// <summary>Updates the parameters, then their average.</summary>
    internal void Step(IReadOnlyList<Tensor> gradients)
    {
        Optimizer.Step(gradients);
        Average?.Update();
    }
}
