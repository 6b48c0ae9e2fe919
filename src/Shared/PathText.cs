namespace GanForge;

/// <summary>Paths as people read and paste them.</summary>
internal static class PathText
{
    /// <summary>Relative to the working folder when the path lies in it, as it is otherwise.</summary>
    public static string Short(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>The short path, in single quotes where a shell would take it apart.</summary>
    public static string Quoted(string path)
    {
        var word = Short(path);
        return word.All(letter => char.IsLetterOrDigit(letter) || "/\\-_.:+,@%=".Contains(letter))
            ? word
            : $"'{word.Replace("'", "'\\''")}'";
    }
}
