using System.Reflection;

namespace GanForge;

/// <summary>
/// The words that start ganforge once more from the same folder, for commands that are to be pasted: its name where the
/// shell finds this very program by it, as with an installed tool; otherwise the path of its file, behind "dotnet" where
/// that runs it. In a program of one's own, which is not ganforge, the name.
/// </summary>
internal static class StartCommand
{
    private const string Name = "ganforge";

    /// <summary>The words of this process.</summary>
    public static string Text { get; } = Assembly.GetEntryAssembly()?.GetName().Name == Name
        ? For(Environment.ProcessPath, Environment.GetCommandLineArgs()[0], Environment.GetEnvironmentVariable("PATH"))
        : Name;

    /// <summary>The words for a process.</summary>
    /// <param name="process">The file that runs: the program's own, or dotnet.</param>
    /// <param name="assembly">The program's assembly.</param>
    /// <param name="searched">The folders in which a shell looks for programs, as PATH lists them.</param>
    internal static string For(string? process, string assembly, string? searched)
    {
        if (process is null)
            return Name;
        if (Path.GetFileNameWithoutExtension(process) != Name)
            return $"dotnet {PathText.Quoted(Path.GetFullPath(assembly))}";
        var found = (searched ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, Path.GetFileName(process)))
            .FirstOrDefault(File.Exists);
        if (found is not null && Target(found) == Target(process))
            return Name;
        var path = PathText.Quoted(process);
        return path.Contains(Path.DirectorySeparatorChar) ? path : Path.Combine(".", path);
    }

    private static string Target(string path) => Path.GetFullPath(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
}
