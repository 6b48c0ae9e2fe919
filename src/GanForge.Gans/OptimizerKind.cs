namespace GanForge.Gans;

/// <summary>The optimisers a recipe can be trained with.</summary>
public enum OptimizerKind
{
    /// <summary>Adam, with ε where PyTorch has it.</summary>
    Adam,

    /// <summary>Adam, with ε where Keras has it.</summary>
    KerasAdam,

    /// <summary>Adam with decoupled weight decay.</summary>
    AdamW,

    /// <summary>RMSprop.</summary>
    RmsProp,

    /// <summary>Stochastic gradient descent.</summary>
    Sgd,
}
