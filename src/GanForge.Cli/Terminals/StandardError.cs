using System.Text;

namespace GanForge.Cli.Terminals;

/// <summary>A writer for standard error that ignores failures.</summary>
/// <remarks>
/// A closed terminal, a full disk or a closed descriptor must not end the work that is being reported.
/// </remarks>
/// <param name="inner">The process's own stream, or null if it was closed before the process started.</param>
internal sealed class StandardError(TextWriter? inner) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner?.Encoding ?? Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value) => Try(writer => writer.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(writer => writer.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) =>
        Try(writer => writer.Write(buffer, index, count));

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
            // The next write may succeed again.
        }
    }
}
