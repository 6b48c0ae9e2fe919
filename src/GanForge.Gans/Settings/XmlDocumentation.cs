using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GanForge.Gans;

/// <summary>
/// The summaries of an assembly's XML comments as plain text: embedded in the assembly as "documentation.xml", or in the
/// file that the compiler leaves beside it.
/// </summary>
internal static partial class XmlDocumentation
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, string>> Loaded = new();

    public static string Summary(Type type) => Find(type.Assembly, $"T:{type.FullName}");

    public static string Summary(PropertyInfo property) =>
        Find(property.DeclaringType!.Assembly, $"P:{property.DeclaringType.FullName}.{property.Name}");

    private static string Find(Assembly assembly, string member) =>
        Loaded.GetOrAdd(assembly, Load).GetValueOrDefault(member.Replace('+', '.'), "");

    private static Dictionary<string, string> Load(Assembly assembly)
    {
        using var stream = Open(assembly);
        if (stream is null)
            return [];
        var members = XDocument.Load(stream, LoadOptions.PreserveWhitespace).Descendants("member");
        return members
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => PlainText(member.Element("summary")!));
    }

    private static Stream? Open(Assembly assembly)
    {
        if (assembly.GetManifestResourceStream("documentation.xml") is { } embedded)
            return embedded;
        var beside = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
        return File.Exists(beside) ? File.OpenRead(beside) : null;
    }

    private static string PlainText(XElement summary)
    {
        var words = summary.DescendantNodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { IsEmpty: true } reference => LastName(reference.FirstAttribute?.Value ?? ""),
            _ => "",
        });
        return WhiteSpace().Replace(string.Concat(words), " ").Trim();
    }

    /// <summary>A reference such as P:GanForge.Gans.GanRecipe.Epochs is read as its setting's name.</summary>
    private static string LastName(string reference) => reference.StartsWith("P:", StringComparison.Ordinal)
        ? KebabCase.From(reference[(reference.LastIndexOf('.') + 1)..])
        : reference[(reference.LastIndexOf('.') + 1)..];

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
