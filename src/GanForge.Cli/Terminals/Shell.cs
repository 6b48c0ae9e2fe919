namespace GanForge.Cli;

/// <summary>Words that can be pasted into a shell.</summary>
internal static class Shell
{
    /// <summary>The word, in single quotes where a shell would take it apart.</summary>
    public static string Quote(string word) =>
        word.All(letter => char.IsLetterOrDigit(letter) || "/\\-_.:+,@%=".Contains(letter)) && word.Length > 0
            ? word
            : $"'{word.Replace("'", "'\\''")}'";
}
