using GanForge.Networks.Checkpoints;
using GanForge.Tensors;

namespace GanForge.Networks.Optimizers;

/// <summary>
/// Moves parameters against their gradients. One of one's own overrides <see cref="Update"/> and keeps its moments in
/// <see cref="AddState"/>.
/// <code>
/// var optimizer = new Adam(generator.Parameters, learningRate: 2e-4, beta1: 0.5);
/// optimizer.Step(Gradients.Of(loss, optimizer.Parameters));
/// </code>
/// </summary>
public abstract class Optimizer : ICheckpointed
{
    private const string StepsName = "steps";

    private readonly NamedTensor[] _named;
    private readonly Tensor[] _parameters;
    private readonly List<NamedTensor> _state = [];

    /// <summary>An optimiser of the given parameters.</summary>
    /// <param name="parameters">What it moves, as <see cref="Module.Parameters"/> lists it.</param>
    /// <param name="learningRate">The step size, not negative.</param>
    /// <exception cref="ArgumentException">A name or a tensor occurs twice.</exception>
    protected Optimizer(IEnumerable<NamedTensor> parameters, double learningRate)
    {
        _named = [.. parameters];
        _parameters = Array.ConvertAll(_named, parameter => parameter.Tensor);
        if (_named.CountBy(parameter => parameter.Name).FirstOrDefault(name => name.Value > 1) is { Key: { } twice })
            throw new ArgumentException($"Two parameters are named '{twice}'; an optimiser of several modules needs a prefix for each.", nameof(parameters));
        if (_parameters.Distinct().Count() < _parameters.Length)
            throw new ArgumentException("A parameter was given twice, and would move twice a step.", nameof(parameters));
        Sweep = new FusedUpdate(_parameters);
        LearningRate = learningRate;
    }

    /// <summary>The parameters, in the order of the gradients that <see cref="Step"/> takes.</summary>
    public IReadOnlyList<Tensor> Parameters => _parameters;

    /// <summary>The step size; may be changed between steps. It is a setting and no part of checkpoints.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double LearningRate
    {
        get;
        set => field = double.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A learning rate is a finite number from 0.");
    }

    /// <summary>The number of steps taken, those before a checkpoint included.</summary>
    public long StepCount { get; private set; }

    /// <summary>The moments, by the parameters' names: with <see cref="StepCount"/> all that is needed to go on to the same bits.</summary>
    public IReadOnlyList<NamedTensor> State => _state;

    private protected FusedUpdate Sweep { get; }

    /// <summary>Takes one step.</summary>
    /// <param name="gradients">The loss's gradients with respect to <see cref="Parameters"/>, in their order.</param>
    /// <exception cref="ArgumentException">There are more or fewer gradients than parameters, or one of another shape.</exception>
    public void Step(IReadOnlyList<Tensor> gradients)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        if (gradients.Count != _parameters.Length)
            throw new ArgumentException($"The optimiser has {_parameters.Length} parameters and was given {gradients.Count} gradients.", nameof(gradients));
        for (var i = 0; i < _parameters.Length; i++)
        {
            if (gradients[i].Shape != _parameters[i].Shape)
                throw new ArgumentException($"Parameter '{_named[i].Name}' has shape {_parameters[i].Shape} and its gradient {gradients[i].Shape}.", nameof(gradients));
        }
        StepCount++;
        Update(gradients);
    }

    /// <inheritdoc/>
    public void SaveTo(SafeTensors file, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Add(State, prefix);
        file.AddInt64(NamedTensor.Join(prefix, StepsName), StepCount);
    }

    /// <inheritdoc/>
    public void LoadFrom(SafeTensors file, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(file);
        var steps = file.GetInt64(NamedTensor.Join(prefix, StepsName));
        file.CopyTo(_state, prefix);
        StepCount = steps;
    }

    /// <summary>Moves the parameters; <see cref="StepCount"/> counts this step already.</summary>
    /// <param name="gradients">One for each parameter, in its shape.</param>
    protected abstract void Update(IReadOnlyList<Tensor> gradients);

    /// <summary>Makes a moment of each parameter, zero at first; for the constructor.</summary>
    /// <param name="name">What the moment is called in checkpoints.</param>
    protected IReadOnlyList<Tensor> AddState(string name)
    {
        var moments = Array.ConvertAll(_parameters, parameter => Tensor.Zeros(parameter.Shape).KeepForever());
        for (var i = 0; i < moments.Length; i++)
            _state.Add(new NamedTensor(NamedTensor.Join(_named[i].Name, name), moments[i]));
        return moments;
    }

    private protected static double RequireFactor(double value, string name) => value is >= 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} lies in [0, 1).");

    private protected static double RequireNotNegative(double value, string name) => double.IsFinite(value) && value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is a finite number from 0.");
}
