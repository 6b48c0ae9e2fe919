namespace GanForge.Networks.Layers;

/// <summary>The words that the descriptions of layers share.</summary>
internal static class Describe
{
    public static string Slope(float negativeSlope) => negativeSlope switch
    {
        1f => "",
        0f => ", ReLU",
        _ => $", leaky ReLU {negativeSlope}",
    };
}
