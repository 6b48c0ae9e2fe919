using System.Diagnostics;
using GanForge.Cli.Terminals;
using GanForge.Tensors.Threading;

namespace GanForge.Cli.Tests;

/// <summary>
/// The tool in a temporary working folder: within this process, or as one of its own where a test is about signals,
/// streams or variables.
/// </summary>
public sealed class Tool : IDisposable
{
    private const int WiderThanAnyLine = 100_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly Lock OneRun = new();

    /// <summary>The working folder, the only place that the tool writes to.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("ganforge-test-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Copies everything from the working folder of another tool.</summary>
    internal void CopyFrom(Tool other) => CopyFolder(other.Folder, Folder);

    /// <summary>A path in the working folder.</summary>
    public string At(string path) => Path.Combine(Folder, path);

    /// <summary>
    /// Runs the tool within this process, which saves its start and the compilation of its code. Such runs wait for
    /// each other, since they share the current folder and the variables.
    /// </summary>
    internal ToolResult Run(params string[] arguments)
    {
        lock (OneRun)
        {
            var threads = Workers.Threads;
            var folder = Environment.CurrentDirectory;
            try
            {
                Environment.CurrentDirectory = Folder;
                foreach (var (name, value) in Variables)
                    Environment.SetEnvironmentVariable(name, value);
                using var output = new StringWriter();
                using var error = new StringWriter();
                var terminal = Terminal.OfWidth(WiderThanAnyLine, DocumentContext.Readable, output, error);
                return new ToolResult(CommandLine.Run(arguments, terminal), output.ToString(), error.ToString());
            }
            finally
            {
                Environment.CurrentDirectory = folder;
                Workers.Threads = threads;
            }
        }
    }

    /// <summary>Runs the tool as a separate process.</summary>
    internal ToolResult RunProcess(params string[] arguments) => Finish(Start(arguments));

    /// <summary>Runs the tool from a shell, where "$GANFORGE" is the command.</summary>
    internal ToolResult RunInShell(string script) => Finish(StartInShell(script));

    /// <summary>Starts a shell, where "$GANFORGE" is the command.</summary>
    internal Process StartInShell(string script) => Start("/bin/sh", ["-c", script]);

    /// <summary>Starts the tool, sends the signals when a line of standard error matches, and waits.</summary>
    internal ToolResult Interrupt(string[] signals, Predicate<string> when, params string[] arguments)
    {
        // A parent that runs in the background may ignore these signals, and children inherit that.
        using var process = Start("/usr/bin/env", ["--default-signal=INT,TERM,HUP", Host, Assembly, .. arguments]);
        using var watchdog = new Timer(_ => process.Kill(), null, Patience, Timeout.InfiniteTimeSpan);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = new List<string>();
        while (process.StandardError.ReadLine() is { } line)
        {
            error.Add(line);
            if (!when(line))
                continue;
            using var kill = Process.Start(
                "/bin/sh",
                ["-c", string.Join("; ", signals.Select(signal => $"kill -{signal} {process.Id}"))]
            );
            kill.WaitForExit();
            break;
        }
        error.Add(process.StandardError.ReadToEnd());
        process.WaitForExit(Patience).ShouldBeTrue();
        return new ToolResult(process.ExitCode, output.GetAwaiter().GetResult(), string.Join('\n', error));
    }

    private static ToolResult Finish(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }
            return new ToolResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
        }
    }

    private Process Start(string[] arguments) => Start(Host, [Assembly, .. arguments]);

    private Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("NO_COLOR");
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        start.Environment["GANFORGE"] = $"{Host} {Assembly}";
        // Tests run side by side, and more threads per process would only wait for each other.
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        // The tool is optimized as the project file says for the tests.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_QuickJitForLoops"] = "0";
        return Process.Start(start)!;
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from))
            CopyFolder(folder, Directory.CreateDirectory(Path.Combine(to, Path.GetFileName(folder))).FullName);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }

    /// <summary>The variables that keep the tool's files in the working folder.</summary>
    private (string Name, string Value)[] Variables =>
        [("XDG_CACHE_HOME", At("cache")), ("XDG_STATE_HOME", At("state"))];

    private static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Assembly => Path.Combine(AppContext.BaseDirectory, "ganforge.dll");
}
