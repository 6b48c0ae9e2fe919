namespace GanForge.Imaging.Grids;

/// <summary>The colours around the pictures of an <see cref="ImageGrid"/>.</summary>
/// <param name="Background">The colour around and between the pictures.</param>
/// <param name="Title">The colour of the title above them.</param>
/// <param name="Caption">The colour of the caption under each of them.</param>
public sealed record GridTheme(Color Background, Color Title, Color Caption)
{
    /// <summary>Dark text on white.</summary>
    public static GridTheme Light { get; } = new(Color.White, Title: Color.Grey(28), Caption: Color.Grey(84));

    /// <summary>Light text on dark grey, against which black pictures still stand out.</summary>
    public static GridTheme Dark { get; } = new(Color.Grey(38), Title: Color.Grey(236), Caption: Color.Grey(184));

    internal bool IsGrey => Background.IsGrey && Title.IsGrey && Caption.IsGrey;
}
