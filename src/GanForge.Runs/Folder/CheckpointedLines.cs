using System.Text;
using GanForge.Gans.Settings;

namespace GanForge.Runs.Folder;

/// <summary>
/// A file of lines that a checkpoint covers up to a length in bytes. Later lines are cut off on resuming.
/// </summary>
/// <remarks>
/// The length counts bytes as written: ASCII, with a line feed after each line. If an editor or git has changed the
/// line ends, they are counted as written, and restored.
/// </remarks>
internal static class CheckpointedLines
{
    private const string ByteOrderMark = "\u00ef\u00bb\u00bf";

    /// <summary>Checks that the covered lines exist; writes nothing.</summary>
    /// <exception cref="UserErrorException">Lines are missing or were changed.</exception>
    public static void Require(string path, long length)
    {
        var there = 0L;
        foreach (var line in File.Exists(path) ? Lines(path) : [])
        {
            if (there >= length)
                break;
            there += line.Length + 1;
        }
        if (there == length)
            return;
        var loss =
            !File.Exists(path) ? $"{path} is missing, and the checkpoint goes on from it"
            : there < length
                ? $"{path} has lost lines: the checkpoint goes on from byte {length}, and {there} are there"
            : $"{path} was changed: the checkpoint goes on from byte {length}, and no line ends there";
        throw new UserErrorException(
            $"{loss}; bring the whole file back, or train again: the run can be sampled and evaluated, but not resumed."
        );
    }

    /// <summary>
    /// Restores the covered lines as written and cuts off everything after them. A missing file is left alone.
    /// </summary>
    public static void Cut(string path, long length)
    {
        if (!File.Exists(path))
            return;
        if (!IsAsWritten(path, length))
        {
            AtomicFile.Write(path, stream => Copy(Lines(path), length, stream));
            return;
        }
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read);
        file.SetLength(length);
    }

    private static void Copy(IEnumerable<string> lines, long length, Stream stream)
    {
        foreach (var line in lines)
        {
            if (stream.Position >= length)
                return;
            stream.Write(Encoding.Latin1.GetBytes(line + "\n"));
        }
    }

    /// <summary>The lines of a file, in Latin-1, which has one character for each byte.</summary>
    private static IEnumerable<string> Lines(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
        for (var isFirst = true; reader.ReadLine() is { } line; isFirst = false)
        {
            yield return isFirst && line.StartsWith(ByteOrderMark, StringComparison.Ordinal)
                ? line[ByteOrderMark.Length..]
                : line;
        }
    }

    private static bool IsAsWritten(string path, long length)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var buffer = new byte[64 * 1024];
        var last = (byte)'\n';
        for (var left = length; left > 0; )
        {
            var read = buffer.AsSpan(0, stream.Read(buffer, 0, (int)Math.Min(left, buffer.Length)));
            if (read.IsEmpty || read.ContainsAny((byte)'\r', (byte)ByteOrderMark[0]))
                return false;
            last = read[^1];
            left -= read.Length;
        }
        return last == '\n';
    }
}
