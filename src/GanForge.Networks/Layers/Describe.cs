namespace GanForge.Networks.Layers;

/// <summary>Text fragments shared by the descriptions of layers.</summary>
internal static class Describe
{
    public static string Slope(float negativeSlope) =>
        negativeSlope switch
        {
            1f => "",
            0f => ", ReLU",
            _ => $", leaky ReLU {negativeSlope}",
        };
}
