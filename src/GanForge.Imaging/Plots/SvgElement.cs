using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace GanForge.Imaging.Plots;

/// <summary>Creates SVG elements whose numbers and text are culture-invariant and valid in XML.</summary>
internal static class SvgElement
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static XElement Create(
        string name,
        string? @class,
        (string Name, object Value)[] attributes,
        params object[] content
    ) =>
        new(
            Svg + name,
            @class is null ? null : new XAttribute("class", @class),
            attributes.Select(attribute => new XAttribute(attribute.Name, Text(attribute.Value))),
            content.Select(item => item is string text ? Clean(text) : item)
        );

    public static XElement Rectangle(string? @class, double x, double y, double width, double height) =>
        Create("rect", @class, [("x", x), ("y", y), ("width", width), ("height", height)]);

    public static XElement Path(string @class, string data) => Create("path", @class, [("d", data)]);

    public static XElement Line(string @class, double x1, double y1, double x2, double y2) =>
        Path(@class, $"M{Text(x1)} {Text(y1)}L{Text(x2)} {Text(y2)}");

    /// <param name="class">The class that styles the text.</param>
    /// <param name="x">The start, middle or end of the text, depending on the anchor.</param>
    /// <param name="y">The baseline.</param>
    /// <param name="text">The text.</param>
    /// <param name="anchor">The anchor: start, middle or end.</param>
    public static XElement Label(string @class, double x, double y, string text, string anchor = "start") =>
        Create("text", @class, [("x", x), ("y", y), ("text-anchor", anchor)], text);

    /// <summary>Writes the document, without an XML declaration, with one line per element.</summary>
    public static string Write(XElement root)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            Indent = true,
            NewLineChars = "\n",
        };
        using (var writer = XmlWriter.Create(text, settings))
        {
            root.Save(writer);
        }

        return text.Append('\n').ToString();
    }

    private static string Text(object value) =>
        value is double number
            ? number.ToString("0.##", CultureInfo.InvariantCulture)
            : Clean(Convert.ToString(value, CultureInfo.InvariantCulture)!);

    /// <summary>Removes what XML cannot represent even escaped: control characters and unpaired surrogates.</summary>
    private static string Clean(string text) =>
        string.Concat(
            text.EnumerateRunes().Where(rune => rune.Utf16SequenceLength == 2 || XmlConvert.IsXmlChar((char)rune.Value))
        );
}
