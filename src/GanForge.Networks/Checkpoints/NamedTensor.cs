using GanForge.Tensors;

namespace GanForge.Networks.Checkpoints;

/// <summary>A tensor and its dotted path in checkpoints, for example <c>0.weight</c>.</summary>
/// <param name="Name">Path relative to the module that lists it.</param>
/// <param name="Tensor">The tensor itself, not a copy.</param>
public readonly record struct NamedTensor(string Name, Tensor Tensor)
{
    internal static string Join(string prefix, string name) => prefix.Length == 0 ? name : $"{prefix}.{name}";
}
