using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GanForge.Cli.Tests;

/// <summary>The layers of docs/architecture.md: projects, and the folders in them.</summary>
public partial class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["GanForge.Tensors"] = [],
        ["GanForge.Imaging"] = [],
        ["GanForge.Networks"] = ["GanForge.Tensors"],
        ["GanForge.Data"] = ["GanForge.Tensors"],
        ["GanForge.Gans"] = ["GanForge.Networks", "GanForge.Data", "GanForge.Imaging"],
        ["GanForge.Evaluation"] = ["GanForge.Gans"],
        ["GanForge.Runs"] = ["GanForge.Evaluation"],
        ["GanForge.Experiments"] = ["GanForge.Runs"],
        ["GanForge.Studio"] = ["GanForge.Experiments"],
        ["GanForge.Cli"] = ["GanForge.Studio"],
    };

    public static TheoryData<string> Projects => [.. Arrows.Keys];

    [Fact]
    public void Projects_reference_only_allowed_projects()
    {
        foreach (var (project, references) in References())
            references.ShouldBeSubsetOf(Arrows[project], $"{project} refers to a project that it may not know.");
    }

    [Fact]
    public void Every_source_project_is_assigned_to_a_layer() =>
        References().Select(project => project.Name).ShouldBe(Arrows.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_of_a_project_have_no_dependency_cycles(string project)
    {
        var references = FolderReferences.Of(project);

        references
            .Cycles()
            .Select(edge => $"{edge.From} -> {edge.To}: {string.Join(", ", references.Reasons(edge).Take(3))}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Namespaces_follow_folders()
    {
        foreach (var file in SourceFiles())
        {
            var name = Namespace().Match(File.ReadAllText(Repository.At("src", file))).Groups["name"].Value;
            var folder = Path.GetDirectoryName(file)!.Replace('/', '.');
            name.ShouldBe(folder is "GanForge.Tensors.Ops" ? "GanForge.Tensors" : folder, file);
        }
    }

    [Fact]
    public void The_architecture_document_names_every_folder_once()
    {
        var named = FolderRow()
            .Matches(File.ReadAllText(Repository.At("docs", "architecture.md")))
            .Select(row => row.Groups["folder"].Value);

        named.ShouldBe(SourceFiles().Select(file => Path.GetDirectoryName(file)!).Distinct(), ignoreOrder: true);
    }

    /// <summary>The C# files of all projects, as paths from src.</summary>
    private static IEnumerable<string> SourceFiles() =>
        Arrows
            .Keys.SelectMany(project =>
                Directory.EnumerateFiles(Repository.At("src", project), "*.cs", SearchOption.AllDirectories)
            )
            .Select(file => Path.GetRelativePath(Repository.At("src"), file))
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal));

    private static IEnumerable<(string Name, string[] References)> References() =>
        Directory
            .EnumerateFiles(Repository.At("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(file =>
                (
                    Path.GetFileNameWithoutExtension(file),
                    XDocument
                        .Load(file)
                        .Descendants("ProjectReference")
                        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
                        .ToArray()
                )
            );

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^\| `(?<folder>GanForge\.[\w./]+)` \|", RegexOptions.Multiline)]
    private static partial Regex FolderRow();
}
