using System.Reflection;

namespace GanForge;

/// <summary>The words that start ganforge again from the same folder, for commands that users paste.</summary>
/// <remarks>
/// This is the program's name if the shell finds this very program by it, as with an installed tool; otherwise the path
/// of its file, preceded by "dotnet" if that runs it. In other programs it is the name.
/// </remarks>
internal static class StartCommand
{
    private const string Name = "ganforge";

    /// <summary>The words that start this program.</summary>
    public static string Text { get; } =
        Assembly.GetEntryAssembly()?.GetName().Name == Name
            ? For(
                Environment.ProcessPath,
                Environment.GetCommandLineArgs()[0],
                Environment.GetEnvironmentVariable("PATH")
            )
            : Name;

    /// <summary>Returns the words for a process.</summary>
    /// <param name="process">The executable: the program's own, or dotnet.</param>
    /// <param name="assembly">The program's assembly.</param>
    /// <param name="searched">The folders that a shell searches for programs, as listed in PATH.</param>
    internal static string For(string? process, string assembly, string? searched)
    {
        if (process is null)
            return Name;
        if (Path.GetFileNameWithoutExtension(process) != Name)
            return $"dotnet {PathText.Quoted(Path.GetFullPath(assembly))}";
        var found = (searched ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, Path.GetFileName(process)))
            .FirstOrDefault(File.Exists);
        if (found is not null && Target(found) == Target(process))
            return Name;
        var path = PathText.Quoted(process);
        return path.Contains(Path.DirectorySeparatorChar) ? path : Path.Combine(".", path);
    }

    private static string Target(string path) =>
        Path.GetFullPath(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
}
