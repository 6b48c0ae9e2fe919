namespace GanForge;

/// <summary>Paths as people read and paste them.</summary>
internal static class PathText
{
    /// <summary>Returns the path relative to the working folder if it lies within it, otherwise unchanged.</summary>
    public static string Short(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>The short path, in single quotes if a shell would split or expand it.</summary>
    public static string Quoted(string path)
    {
        var word = Short(path);
        return word.All(letter => char.IsLetterOrDigit(letter) || "/\\-_.:+,@%=".Contains(letter))
            ? word
            : $"'{word.Replace("'", "'\\''")}'";
    }
}
