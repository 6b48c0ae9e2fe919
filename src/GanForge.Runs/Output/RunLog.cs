using System.Globalization;

namespace GanForge.Runs.Output;

/// <summary>Writes log.txt: the messages of a training run, each line with its time.</summary>
internal sealed class RunLog(string path) : IDisposable
{
    private readonly StreamWriter _writer = new(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read))
    {
        AutoFlush = true,
    };

    public void Write(string text) =>
        _writer.WriteLine(
            $"{DateTimeOffset.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}  {text}"
        );

    public void Dispose() => _writer.Dispose();
}
