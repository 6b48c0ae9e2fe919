using System.Text;

namespace GanForge.Cli.Terminals;

/// <summary>
/// Standard error. What cannot be shown is not shown: a closed terminal, a full disk or a closed descriptor is no reason to
/// end the work that is reported on.
/// </summary>
/// <param name="inner">The process's own, or null where it was closed before the process began.</param>
internal sealed class StandardError(TextWriter? inner) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner?.Encoding ?? Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value) => Try(writer => writer.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(writer => writer.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(writer => writer.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Flush() => Try(writer => writer.Flush());

    private void Try(Action<TextWriter> write)
    {
        if (inner is null)
            return;
        try
        {
            write(inner);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The next line may find a terminal that is there again, or a disk with room.
        }
    }
}
