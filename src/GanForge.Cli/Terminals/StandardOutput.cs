using System.Text;

namespace GanForge.Cli.Terminals;

/// <summary>Standard output, which says so when it cannot be written: the runtime leaves open what device has no space left.</summary>
/// <param name="inner">The process's own, or null where it was closed before the process began.</param>
internal sealed class StandardOutput(TextWriter? inner) : TextWriter
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
        // A descriptor that is open for reading only counts as a lack of permission.
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            var reason = problem is UnauthorizedAccessException ? "it is not open for writing" : problem.Message.TrimEnd('.');
            throw new IOException($"Standard output cannot be written: {reason}.", problem);
        }
    }
}
