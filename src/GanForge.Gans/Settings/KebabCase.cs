using System.Text;

namespace GanForge.Gans.Settings;

/// <summary>Converts names to the form of command-line flags: LearningRateG becomes learning-rate-g.</summary>
internal static class KebabCase
{
    public static string From(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (
                char.IsUpper(name[i])
                && i > 0
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))
            )
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }
}
