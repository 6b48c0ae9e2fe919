using System.Text;

namespace GanForge.Cli.Terminals;

/// <summary>
/// A writer for standard output that names it in write errors; the runtime's message does not say which device is full.
/// </summary>
/// <param name="inner">The process's own stream, or null if it was closed before the process started.</param>
internal sealed class StandardOutput(TextWriter? inner) : TextWriter
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
    public override void Flush()
    {
        if (inner is not null)
            Try(writer => writer.Flush());
    }

    private void Try(Action<TextWriter> write)
    {
        try
        {
            write(inner ?? throw new IOException("it was closed before the program began"));
        }
        // A descriptor opened for reading only is reported as a missing permission.
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            var reason =
                problem is UnauthorizedAccessException ? "it is not open for writing" : problem.Message.TrimEnd('.');
            throw new IOException($"Standard output cannot be written: {reason}.", problem);
        }
    }
}
