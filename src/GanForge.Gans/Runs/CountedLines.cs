namespace GanForge.Gans;

/// <summary>A file of lines that a checkpoint counts on: what lies behind the counted bytes is cut off, fewer are a loss.</summary>
internal static class CountedLines
{
    /// <summary>Looks whether the counted bytes are there; writes nothing.</summary>
    /// <exception cref="UserErrorException">They are not.</exception>
    public static void Require(string path, long length)
    {
        var there = File.Exists(path) ? new FileInfo(path).Length : (long?)null;
        if ((there ?? 0) >= length)
            return;
        var loss = there is null ? $"{path} is missing, and the checkpoint goes on from it" : $"{path} has lost lines: the checkpoint goes on from byte {length}, and {there} are there";
        throw new UserErrorException($"{loss}; bring the whole file back, or train anew: the run can be sampled and evaluated, but not resumed.");
    }
}
