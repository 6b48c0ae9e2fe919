namespace GanForge.Imaging.Grids;

/// <summary>The colours around the pictures of an <see cref="ImageGrid"/>.</summary>
/// <param name="Background">Behind and between the pictures.</param>
/// <param name="Title">The title above them.</param>
/// <param name="Caption">The caption under each of them.</param>
public sealed record GridTheme(Color Background, Color Title, Color Caption)
{
    /// <summary>Dark text on white.</summary>
    public static GridTheme Light { get; } = new(Color.White, Title: Color.Grey(28), Caption: Color.Grey(84));

    /// <summary>Light text on a dark grey that black pictures still stand out from.</summary>
    public static GridTheme Dark { get; } = new(Color.Grey(38), Title: Color.Grey(236), Caption: Color.Grey(184));

    internal bool IsGrey => Background.IsGrey && Title.IsGrey && Caption.IsGrey;
}
