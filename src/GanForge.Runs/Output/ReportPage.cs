using System.Net;
using System.Text;

namespace GanForge.Runs.Output;

/// <summary>
/// A self-contained HTML page: its head, sections and pictures, and the text formats that pages share.
/// </summary>
/// <param name="title">The title of the page, as plain text.</param>
/// <param name="css">The CSS in addition to that of all pages.</param>
internal sealed class ReportPage(string title, string css)
{
    private static readonly string Frame = PageTemplate.Read<ReportPage>("page.html");
    private static readonly string Style = PageTemplate.Read<ReportPage>("page.css");
    private static readonly string Figure = PageTemplate.Read<ReportPage>("picture.html");

    private readonly StringBuilder _sections = new();
    private int _pictures;

    public static string Text(string text) => WebUtility.HtmlEncode(text);

    public static string EpochName(int epoch) => epoch == 0 ? "before training" : $"epoch {epoch}";

    public static string Duration(double seconds)
    {
        var time = TimeSpan.FromSeconds(seconds);
        return time.TotalHours >= 1 ? $"{(int)time.TotalHours} h {time.Minutes} min"
            : time.TotalMinutes >= 1 ? $"{time.Minutes} min {time.Seconds} s"
            : $"{time.TotalSeconds:0.0} s";
    }

    /// <summary>
    /// A figure with a picture that one click enlarges and another restores; empty if the file does not exist.
    /// </summary>
    public string Picture(string path, string caption)
    {
        if (!File.Exists(path))
            return "";
        return PageTemplate.Fill(
            Figure,
            new Dictionary<string, string>
            {
                ["number"] = $"{++_pictures}",
                ["png"] = Convert.ToBase64String(File.ReadAllBytes(path)),
                ["caption"] = Text(caption),
            }
        );
    }

    /// <summary>The HTML appended so far.</summary>
    public string Sections => _sections.ToString();

    public void Append(string html) => _sections.Append(html);

    public void Section(string heading, string content, string kind) =>
        Append($"<section class=\"{kind}\">\n<h2>{Text(heading)}</h2>\n<div>\n{content}</div>\n</section>\n");

    /// <summary>Writes the page.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="main">The HTML of the main element.</param>
    public void Save(string path, string main) =>
        AtomicFile.Write(
            path,
            PageTemplate.Fill(
                Frame,
                new Dictionary<string, string>
                {
                    ["title"] = Text(title),
                    ["style"] = Style + css,
                    ["main"] = main,
                }
            )
        );
}
