using GanForge.Tensors;

namespace GanForge.Networks.Checkpoints;

/// <summary>A tensor and the dotted path by which checkpoints know it, for example <c>0.weight</c>.</summary>
/// <param name="Name">The path from the module that was asked.</param>
/// <param name="Tensor">The tensor itself, not a copy.</param>
public readonly record struct NamedTensor(string Name, Tensor Tensor)
{
    internal static string Join(string prefix, string name) => prefix.Length == 0 ? name : $"{prefix}.{name}";
}
