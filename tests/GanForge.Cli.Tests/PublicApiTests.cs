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
    public void A_library_offers_what_was_reviewed(string library) =>
        Snapshot.ShouldMatch(PublicApi.Of(Assembly.Load(library)), "PublicApi", $"{library}.txt");

    [Fact]
    public void The_tool_offers_no_types() => typeof(Terminal).Assembly.GetExportedTypes().ShouldBeEmpty();
}
