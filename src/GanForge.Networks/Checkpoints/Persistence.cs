using GanForge.Tensors;

namespace GanForge.Networks.Checkpoints;

internal static class Persistence
{
    /// <summary>Frees a tensor from every step scope, so that weights and moments made inside one live on.</summary>
    public static Tensor KeepForever(this Tensor tensor)
    {
        while (tensor.Storage.Owner is { } scope)
            scope.Keep(tensor);
        return tensor;
    }
}
