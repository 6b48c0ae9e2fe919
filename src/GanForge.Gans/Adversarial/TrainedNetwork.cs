using GanForge.Networks;
using GanForge.Networks.Optimizers;
using GanForge.Tensors;

namespace GanForge.Gans.Adversarial;

/// <summary>A network that learns: a name, its parameters and what moves them.</summary>
public sealed class TrainedNetwork
{
    private readonly Tensor[] _parameters;
    private readonly double _learningRate;

    /// <summary>A player; the optimiser must move exactly the module's parameters, in their order.</summary>
    /// <param name="name">What the network is called in messages, checkpoints and plans.</param>
    /// <param name="module">The network.</param>
    /// <param name="optimizer">What moves its parameters.</param>
    public TrainedNetwork(string name, Module module, Optimizer optimizer)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(optimizer);
        (Name, Module, Optimizer, _learningRate) = (name, module, optimizer, optimizer.LearningRate);
        _parameters = [.. module.Parameters.Select(parameter => parameter.Tensor)];
    }

    /// <summary>What the network is called.</summary>
    public string Name { get; }

    /// <summary>The network.</summary>
    public Module Module { get; }

    /// <summary>What moves its parameters.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The average of its weights, moved after each of its steps, or null.</summary>
    public ExponentialMovingAverage? Average { get; init; }

    /// <summary>Sets the learning rate to a share of what it was when the player was made.</summary>
    internal void SetLearningRate(double share) => Optimizer.LearningRate = share * _learningRate;

    /// <summary>Does something while the module has its averaged weights, where it has any.</summary>
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

    /// <summary>The loss's gradients with respect to the parameters, in their order.</summary>
    internal IReadOnlyList<Tensor> Gradient(Tensor loss) => Gradients.Compute(loss, _parameters);

    /// <summary>Moves the parameters, and their average after them.</summary>
    internal void Step(IReadOnlyList<Tensor> gradients)
    {
        Optimizer.Step(gradients);
        Average?.Update();
    }
}
