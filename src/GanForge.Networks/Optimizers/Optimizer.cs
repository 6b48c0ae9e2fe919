using GanForge.Networks.Checkpoints;
using GanForge.Tensors;

namespace GanForge.Networks.Optimizers;

/// <summary>
/// Base class of optimizers, which update parameters from their gradients. Custom optimizers override
/// <see cref="Update"/> and create their moments with <see cref="AddState"/>.
/// <code>
/// var optimizer = new Adam(generator.Parameters, learningRate: 2e-4, beta1: 0.5);
/// optimizer.Step(Gradients.Compute(loss, optimizer.Parameters));
/// </code>
/// </summary>
public abstract class Optimizer : ICheckpointed
{
    private const string StepsName = "steps";

    private readonly NamedTensor[] _named;
    private readonly Tensor[] _parameters;
    private readonly List<NamedTensor> _state = [];

    /// <summary>Creates an optimizer for the given parameters.</summary>
    /// <param name="parameters">The parameters to optimize, as listed by <see cref="Module.Parameters"/>.</param>
    /// <param name="learningRate">The step size, not negative.</param>
    /// <exception cref="ArgumentException">A name or a tensor occurs more than once.</exception>
    protected Optimizer(IEnumerable<NamedTensor> parameters, double learningRate)
    {
        _named = [.. parameters];
        _parameters = Array.ConvertAll(_named, parameter => parameter.Tensor);
        if (_named.CountBy(parameter => parameter.Name).FirstOrDefault(name => name.Value > 1) is { Key: { } twice })
        {
            throw new ArgumentException(
                $"Two parameters are named '{twice}'; an optimiser of several modules needs a prefix for each.",
                nameof(parameters)
            );
        }

        if (_parameters.Distinct().Count() < _parameters.Length)
        {
            throw new ArgumentException(
                "A parameter was given twice, and would move twice a step.",
                nameof(parameters)
            );
        }

        Sweep = new FusedUpdate(_parameters);
        LearningRate = learningRate;
    }

    /// <summary>The parameters, in the order of the gradients that <see cref="Step"/> takes.</summary>
    public IReadOnlyList<Tensor> Parameters => _parameters;

    /// <summary>The step size, which may change between steps. It is a setting and not saved in checkpoints.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double LearningRate
    {
        get;
        set =>
            field =
                double.IsFinite(value) && value >= 0
                    ? value
                    : throw new ArgumentOutOfRangeException(
                        nameof(value),
                        value,
                        "A learning rate is a finite number from 0."
                    );
    }

    /// <summary>The number of steps taken, including those before a checkpoint.</summary>
    public long StepCount { get; private set; }

    /// <summary>
    /// The moments, named after the parameters. With <see cref="StepCount"/>, all that is needed to resume bit for bit.
    /// </summary>
    public IReadOnlyList<NamedTensor> State => _state;

    private protected FusedUpdate Sweep { get; }

    /// <summary>Takes one step.</summary>
    /// <param name="gradients">Gradients of the loss with respect to <see cref="Parameters"/>, in the same
    /// order.</param>
    /// <exception cref="ArgumentException">The number of gradients is wrong, or one has another shape.</exception>
    public void Step(IReadOnlyList<Tensor> gradients)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        if (gradients.Count != _parameters.Length)
        {
            throw new ArgumentException(
                $"The optimiser has {_parameters.Length} parameters and was given {gradients.Count} gradients.",
                nameof(gradients)
            );
        }

        for (var i = 0; i < _parameters.Length; i++)
        {
            if (gradients[i].Shape != _parameters[i].Shape)
            {
                throw new ArgumentException(
                    $"Parameter '{_named[i].Name}' has shape {_parameters[i].Shape} and its gradient "
                        + $"{gradients[i].Shape}.",
                    nameof(gradients)
                );
            }
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

    /// <summary>Updates the parameters; <see cref="StepCount"/> already includes this step.</summary>
    /// <param name="gradients">One gradient per parameter, of the same shape.</param>
    protected abstract void Update(IReadOnlyList<Tensor> gradients);

    /// <summary>Creates a zero moment for each parameter; call it in the constructor.</summary>
    /// <param name="name">Name of the moment in checkpoints.</param>
    protected IReadOnlyList<Tensor> AddState(string name)
    {
        var moments = Array.ConvertAll(_parameters, parameter => Tensor.Zeros(parameter.Shape).KeepForever());
        for (var i = 0; i < moments.Length; i++)
            _state.Add(new NamedTensor(NamedTensor.Join(_named[i].Name, name), moments[i]));
        return moments;
    }

    private protected static double RequireFactor(double value, string name) =>
        value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} lies in [0, 1).");

    private protected static double RequireNotNegative(double value, string name) =>
        double.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} is a finite number from 0.");
}
