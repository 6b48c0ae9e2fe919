using GanForge.Tensors;

namespace GanForge.Networks.Checkpoints;

internal static class Persistence
{
    /// <summary>
    /// Releases a tensor from all step scopes, so that weights and moments created in a scope outlive it.
    /// </summary>
    public static Tensor KeepForever(this Tensor tensor)
    {
        while (tensor.Storage.Owner is { } scope)
            scope.Keep(tensor);
        return tensor;
    }
}
