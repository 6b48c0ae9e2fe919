using GanForge.Networks.Checkpoints;
using GanForge.Networks.Initializers;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Networks;

/// <summary>
/// A layer or a network: parameters that an optimiser moves, buffers that go into checkpoints but have no gradient, and
/// modules inside, each under a name. A module of one's own registers them in its constructor and overrides
/// <see cref="Forward"/>:
/// <code>
/// public sealed class Residual : Module
/// {
///     private readonly Module _block;
///     public Residual(Module block) => _block = AddModule("block", block);
///     public override Tensor Forward(Tensor x, ForwardContext context) => x + _block.Forward(x, context);
/// }
/// </code>
/// Weights are not numbers until <see cref="Initialize"/> or <see cref="LoadFrom"/> has set them.
/// </summary>
public abstract class Module : ICheckpointed
{
    private readonly List<NamedTensor> _parameters = [];
    private readonly List<NamedTensor> _buffers = [];
    private readonly List<Action<Initializer, RandomStream>> _initializers = [];
    private readonly List<(string Name, Module Module)> _modules = [];

    /// <summary>
    /// The parameters in the order of their registration, those of the modules inside behind the module's own, by dotted
    /// path. A new list at each call.
    /// </summary>
    public IReadOnlyList<NamedTensor> Parameters => Collect(module => module._parameters);

    /// <summary>The buffers, such as running statistics, in the order of the parameters. A new list at each call.</summary>
    public IReadOnlyList<NamedTensor> Buffers => Collect(module => module._buffers);

    /// <summary>The number of trainable numbers.</summary>
    public long ParameterCount => Parameters.Sum(parameter => (long)parameter.Tensor.Count);

    /// <summary>Computes the module's output.</summary>
    /// <param name="x">The input; its first dimension counts examples.</param>
    /// <param name="context">Whether this is a pass in training or in use.</param>
    /// <exception cref="ArgumentException">The input's shape is not one that the module takes.</exception>
    public abstract Tensor Forward(Tensor x, ForwardContext context);

    /// <summary>
    /// Sets every parameter. The numbers of each depend on the seed, the name and the parameter's path alone: another
    /// layer elsewhere changes nothing.
    /// </summary>
    /// <param name="initializer">The rule.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="name">What the module is called among those of the run, for example "generator".</param>
    public void Initialize(Initializer initializer, ulong seed, string name = "")
    {
        ArgumentNullException.ThrowIfNull(initializer);
        for (var i = 0; i < _parameters.Count; i++)
            _initializers[i](initializer, new RandomStream(seed, $"initialize/{NamedTensor.Join(name, _parameters[i].Name)}"));
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

    /// <summary>Registers a parameter; its elements are NaN until they are initialised.</summary>
    /// <param name="name">Its name in this module.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="initialize">Sets its elements by an initialiser, with random numbers of its own.</param>
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
    /// <param name="name">Its name in this module.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="value">What its elements begin with.</param>
    protected Tensor AddBuffer(string name, Shape shape, float value)
    {
        var buffer = Tensor.Full(shape, value).KeepForever();
        _buffers.Add(new NamedTensor(Unused(name), buffer));
        return buffer;
    }

    /// <summary>Registers a module inside this one.</summary>
    /// <param name="name">Its name, the first part of its parameters' paths.</param>
    /// <param name="module">The module.</param>
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
            all.AddRange(module.Collect(own).Select(tensor => tensor with { Name = NamedTensor.Join(name, tensor.Name) }));
        return all;
    }

    private string Unused(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var isTaken = _parameters.Concat(_buffers).Any(tensor => tensor.Name == name) || _modules.Any(module => module.Name == name);
        return isTaken ? throw new ArgumentException($"{GetType().Name} already has a '{name}'.", nameof(name)) : name;
    }
}
