using System.Reflection;
using GanForge.Cli.Terminals;

namespace GanForge.Cli.Tests;

public class PublicApiTests
{
    [Theory]
    [InlineData("GanForge.Tensors")]
    [InlineData("GanForge.Networks")]
    [InlineData("GanForge.Data")]
    [InlineData("GanForge.Imaging")]
    [InlineData("GanForge.Gans")]
    [InlineData("GanForge.Evaluation")]
    [InlineData("GanForge.Runs")]
    [InlineData("GanForge.Experiments")]
    [InlineData("GanForge.Studio")]
    public void The_public_api_of_a_library_matches_the_reviewed_snapshot(string library) =>
        Snapshot.ShouldMatch(PublicApi.Of(Assembly.Load(library)), "PublicApi", $"{library}.txt");

    [Fact]
    public void The_tool_exports_no_public_types() => typeof(Terminal).Assembly.GetExportedTypes().ShouldBeEmpty();
}
