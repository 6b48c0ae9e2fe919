using System.Xml.Linq;

namespace GanForge.Cli.Tests;

public class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["GanForge.Tensors"] = [],
        ["GanForge.Imaging"] = [],
        ["GanForge.Networks"] = ["GanForge.Tensors"],
        ["GanForge.Data"] = ["GanForge.Tensors"],
        ["GanForge.Gans"] = ["GanForge.Networks", "GanForge.Data", "GanForge.Imaging"],
        ["GanForge.Studio"] = ["GanForge.Gans"],
        ["GanForge.Cli"] = ["GanForge.Gans", "GanForge.Studio"],
    };

    [Fact]
    public void Projects_refer_only_to_those_below_them()
    {
        foreach (var (project, references) in References())
            references.ShouldBeSubsetOf(Arrows[project], $"{project} refers to a project that it may not know.");
    }

    [Fact]
    public void Every_source_project_has_its_place_in_the_picture() =>
        References().Select(project => project.Name).ShouldBe(Arrows.Keys, ignoreOrder: true);

    private static IEnumerable<(string Name, string[] References)> References() =>
        Directory.EnumerateFiles(Repository.At("src"), "*.csproj", SearchOption.AllDirectories).Select(file => (
            Path.GetFileNameWithoutExtension(file),
            XDocument.Load(file).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
                .ToArray()));
}
