using GanForge.Networks.Checkpoints;
using GanForge.Networks.Initializers;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Networks;

/// <summary>
/// A layer or a network with named parameters, buffers (saved, but without gradient) and child modules. Custom modules
/// register these in the constructor and override <see cref="Forward"/>:
/// <code>
/// public sealed class Residual : Module
/// {
///     private readonly Module _block;
///     public Residual(Module block) => _block = AddModule("block", block);
///     public override Tensor Forward(Tensor x, ForwardContext context) => x + _block.Forward(x, context);
/// }
/// </code>
/// </summary>
/// <remarks>Weights are NaN until <see cref="Initialize"/> or <see cref="LoadFrom"/> sets them.</remarks>
public abstract class Module : ICheckpointed
{
    private readonly List<NamedTensor> _parameters = [];
    private readonly List<NamedTensor> _buffers = [];
    private readonly List<Action<Initializer, RandomStream>> _initializers = [];
    private readonly List<(string Name, Module Module)> _modules = [];

    /// <summary>
    /// The parameters by dotted path, in the order of registration: the module's own, then those of its child modules.
    /// Each access creates a new list.
    /// </summary>
    public IReadOnlyList<NamedTensor> Parameters => Collect(module => module._parameters);

    /// <summary>
    /// The buffers, such as running statistics, in the order of the parameters; a new list on each access.
    /// </summary>
    public IReadOnlyList<NamedTensor> Buffers => Collect(module => module._buffers);

    /// <summary>The total number of elements in all parameters.</summary>
    public long ParameterCount => Parameters.Sum(parameter => (long)parameter.Tensor.Count);

    /// <summary>Computes the module's output.</summary>
    /// <param name="x">The input; its first dimension counts examples.</param>
    /// <param name="context">Mode of the pass: training or inference.</param>
    /// <exception cref="ArgumentException">The module does not support the shape of the input.</exception>
    public abstract Tensor Forward(Tensor x, ForwardContext context);

    /// <summary>
    /// Initializes every parameter. Its values depend only on the seed, the name and its path, so that layers added
    /// elsewhere do not change them.
    /// </summary>
    /// <param name="initializer">The initialization rule.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="name">Name of the module, unique in the run, for example "generator".</param>
    public void Initialize(Initializer initializer, ulong seed, string name = "")
    {
        ArgumentNullException.ThrowIfNull(initializer);
        for (var i = 0; i < _parameters.Count; i++)
        {
            _initializers[i]
                (initializer, new RandomStream(seed, $"initialize/{NamedTensor.Join(name, _parameters[i].Name)}"));
        }

        foreach (var (inner, module) in _modules)
            module.Initialize(initializer, seed, NamedTensor.Join(name, inner));
    }

    /// <inheritdoc/>
    public void SaveTo(SafeTensors file, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Add(Parameters, prefix);
        file.Add(Buffers, prefix);
    }

    /// <inheritdoc/>
    public void LoadFrom(SafeTensors file, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(file);
        file.CopyTo([.. Parameters, .. Buffers], prefix);
    }

    /// <summary>Registers a parameter; its elements are NaN until initialized.</summary>
    /// <param name="name">Name, unique in this module.</param>
    /// <param name="shape">Shape of the tensor.</param>
    /// <param name="initialize">Sets the elements with an initializer and a random stream of this parameter
    /// alone.</param>
    protected Tensor AddParameter(string name, Shape shape, Action<Initializer, Tensor, RandomStream> initialize)
    {
        ArgumentNullException.ThrowIfNull(initialize);
        var parameter = Tensor.Full(shape, float.NaN).KeepForever();
        parameter.RequiresGradient = true;
        _parameters.Add(new NamedTensor(Unused(name), parameter));
        _initializers.Add((initializer, random) => initialize(initializer, parameter, random));
        return parameter;
    }

    /// <summary>Registers a buffer.</summary>
    /// <param name="name">Name, unique in this module.</param>
    /// <param name="shape">Shape of the tensor.</param>
    /// <param name="value">Initial value of all elements.</param>
    protected Tensor AddBuffer(string name, Shape shape, float value)
    {
        var buffer = Tensor.Full(shape, value).KeepForever();
        _buffers.Add(new NamedTensor(Unused(name), buffer));
        return buffer;
    }

    /// <summary>Registers a child module and returns it.</summary>
    /// <param name="name">Name, the first part of the paths of its parameters.</param>
    /// <param name="module">The child module.</param>
    protected TModule AddModule<TModule>(string name, TModule module)
        where TModule : Module
    {
        ArgumentNullException.ThrowIfNull(module);
        _modules.Add((Unused(name), module));
        return module;
    }

    private List<NamedTensor> Collect(Func<Module, List<NamedTensor>> own)
    {
        var all = new List<NamedTensor>(own(this));
        foreach (var (name, module) in _modules)
        {
            all.AddRange(
                module.Collect(own).Select(tensor => tensor with { Name = NamedTensor.Join(name, tensor.Name) })
            );
        }

        return all;
    }

    private string Unused(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var isTaken =
            _parameters.Concat(_buffers).Any(tensor => tensor.Name == name)
            || _modules.Any(module => module.Name == name);
        return isTaken ? throw new ArgumentException($"{GetType().Name} already has a '{name}'.", nameof(name)) : name;
    }
}
