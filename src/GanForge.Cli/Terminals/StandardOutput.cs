using System.Text;

namespace GanForge.Cli;

/// <summary>Standard output, which says so when it cannot be written: the runtime leaves open what device has no space left.</summary>
internal sealed class StandardOutput(TextWriter inner) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Flush() => Try(inner.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException problem)
        {
            throw new IOException($"Standard output cannot be written: {problem.Message.TrimEnd('.')}.", problem);
        }
    }
}
