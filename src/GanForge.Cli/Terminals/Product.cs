using System.Reflection;

namespace GanForge.Cli.Terminals;

/// <summary>The name and version of the tool.</summary>
internal static class Product
{
    /// <summary>The version, such as 0.1.0, without the commit that the build appends.</summary>
    public static string Version { get; } =
        typeof(Product)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
}
