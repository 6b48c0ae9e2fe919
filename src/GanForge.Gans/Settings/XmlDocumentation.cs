using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GanForge.Gans.Settings;

/// <summary>
/// Plain-text summaries and remarks from an assembly's XML comments, read from its embedded "documentation.xml" or the
/// compiler's XML file next to the assembly.
/// </summary>
internal static partial class XmlDocumentation
{
    private static readonly ConcurrentDictionary<
        Assembly,
        IReadOnlyDictionary<(string Member, string Part), string>
    > Loaded = new();

    public static string Summary(Type type) => Find(type.Assembly, $"T:{type.FullName}", "summary");

    public static string Remarks(Type type) => Find(type.Assembly, $"T:{type.FullName}", "remarks");

    public static string Summary(PropertyInfo property) =>
        Find(property.DeclaringType!.Assembly, $"P:{property.DeclaringType.FullName}.{property.Name}", "summary");

    private static string Find(Assembly assembly, string member, string part) =>
        Loaded.GetOrAdd(assembly, Load).GetValueOrDefault((member.Replace('+', '.'), part), "");

    private static Dictionary<(string Member, string Part), string> Load(Assembly assembly)
    {
        using var stream = Open(assembly);
        if (stream is null)
            return [];
        var parts = XDocument
            .Load(stream, LoadOptions.PreserveWhitespace)
            .Descendants("member")
            .SelectMany(member => member.Elements())
            .Where(part => part.Name.LocalName is "summary" or "remarks");
        return parts.ToDictionary(part => (part.Parent!.Attribute("name")!.Value, part.Name.LocalName), PlainText);
    }

    private static Stream? Open(Assembly assembly)
    {
        if (assembly.GetManifestResourceStream("documentation.xml") is { } embedded)
            return embedded;
        var beside = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
        return File.Exists(beside) ? File.OpenRead(beside) : null;
    }

    private static string PlainText(XElement part)
    {
        var words = part.DescendantNodes()
            .Select(node =>
                node switch
                {
                    XText text => text.Value,
                    XElement { IsEmpty: true } reference => LastName(reference.FirstAttribute?.Value ?? ""),
                    _ => "",
                }
            );
        return WhiteSpace().Replace(string.Concat(words), " ").Trim();
    }

    /// <summary>
    /// Converts a reference to its last name; a property such as P:GanForge.Gans.GanRecipe.Epochs becomes its setting
    /// name.
    /// </summary>
    private static string LastName(string reference) =>
        reference.StartsWith("P:", StringComparison.Ordinal)
            ? KebabCase.From(reference[(reference.LastIndexOf('.') + 1)..])
            : reference[(reference.LastIndexOf('.') + 1)..];

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
