using System.Reflection;

namespace GanForge.Cli.Terminals;

/// <summary>The tool's own name and version.</summary>
internal static class Product
{
    /// <summary>Version without the commit that the build appends, such as 0.1.0.</summary>
    public static string Version { get; } =
        typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
