using System.Net;
using System.Text;

namespace GanForge.Runs.Output;

/// <summary>
/// A self-contained HTML page: its head, sections and pictures, and the text formats that pages share.
/// </summary>
/// <param name="title">The title of the page, as plain text.</param>
/// <param name="css">The CSS in addition to <see cref="ReportStyle"/>.</param>
internal sealed class ReportPage(string title, string css = "")
{
    private readonly StringBuilder _body = new();
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
        var (number, text) = (++_pictures, Text(caption));
        return $"""
            <figure id="figure-{number}"><div class="picture" id="picture-{number}"><a href="#picture-{number}" title="Enlarge"><img src="data:image/png;base64,{Convert.ToBase64String(
                File.ReadAllBytes(path)
            )}" alt="{text}"></a><a class="close" href="#figure-{number}" aria-label="Close"></a></div><figcaption>{text}</figcaption></figure>

            """;
    }

    public void Append(string html) => _body.Append(html);

    public void Section(string heading, string content, string kind) =>
        Append($"<section class=\"{kind}\">\n<h2>{Text(heading)}</h2>\n<div>\n{content}</div>\n</section>\n");

    public void Save(string path) =>
        AtomicFile.Write(
            path,
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(title)}</title>
            <style>{ReportStyle.Css}{css}</style>
            </head>
            <body>
            <main>
            {_body}</main>
            </body>
            </html>

            """
        );
}
