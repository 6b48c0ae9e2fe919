namespace GanForge.Networks.Layers;

/// <summary>The words that the descriptions of layers share.</summary>
internal static class Describe
{
    public static string Slope(float slope) => slope switch
    {
        1f => "",
        0f => ", ReLU",
        _ => $", leaky ReLU {slope}",
    };
}
