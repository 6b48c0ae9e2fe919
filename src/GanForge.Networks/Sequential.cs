using System.Globalization;
using GanForge.Tensors;

namespace GanForge.Networks;

/// <summary>
/// A chain of modules; the paths of their parameters begin with their position, counted from 0.
/// <code>
/// var generator = new Sequential(
///     new Linear(100, 256, negativeSlope: 0.2f),
///     new Linear(256, 784),
///     new Tanh(),
///     new Reshape([28, 28, 1]));
/// generator.Initialize(Initializer.PyTorch, seed: 42, "generator");
/// </code>
/// </summary>
public sealed class Sequential : Module
{
    private readonly Module[] _modules;

    /// <summary>Creates a chain of modules.</summary>
    /// <param name="modules">The modules, first to last.</param>
    public Sequential(params IEnumerable<Module> modules)
    {
        _modules = [.. modules];
        for (var i = 0; i < _modules.Length; i++)
            AddModule(i.ToString(CultureInfo.InvariantCulture), _modules[i]);
    }

    /// <summary>The number of modules in the chain.</summary>
    public int Count => _modules.Length;

    /// <summary>The module at a position.</summary>
    public Module this[int index] => _modules[index];

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, ForwardContext context)
    {
        foreach (var module in _modules)
            x = module.Forward(x, context);
        return x;
    }

    /// <summary>The modules, one per line, with their positions.</summary>
    public override string ToString() => string.Join('\n', _modules.Select((module, i) => $"{i}: {module}"));
}
