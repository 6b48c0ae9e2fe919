using Examples;
using GanForge.Gans;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;

namespace GanForge.Runs.Tests;

public class GuideTests
{
    [Fact]
    public void The_example_of_the_guide_is_the_tested_code()
    {
        var guide = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "documentation", "adding-a-gan.md"));
        guide.ShouldContain(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "documentation", "LeastSquaresGan.cs")).TrimEnd(),
            Case.Sensitive
        );
    }

    [Fact]
    public void The_guides_code_for_more_networks_is_taken_from_the_mggan_recipe()
    {
        var recipe = Unindented(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "documentation", "MgganRecipe.cs"))
        );
        var chapter = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "documentation", "adding-a-gan.md"))
            .Split("## ")
            .Single(part => part.StartsWith("More networks", StringComparison.Ordinal));
        var examples = chapter.Split("```csharp\n").Skip(1).Select(example => example.Split("```")[0]).ToArray();
        examples.Length.ShouldBe(2);
        foreach (var example in examples)
            recipe.ShouldContain(Unindented(example), Case.Sensitive);
    }

    [Fact]
    public void The_latent_walk_program_of_the_guide_is_the_tested_code_and_runs()
    {
        var example = Unindented(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "documentation", "WalkExample.cs"))
        );
        var shown = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "documentation", "sampling.md"))
            .Split("```csharp\n")
            .Skip(1)
            .ShouldHaveSingleItem()
            .Split("```")[0];
        example.ShouldContain(Unindented(shown), Case.Sensitive);
        using var folder = new TemporaryFolder();
        TestRuns.Train(Toys.Options("mlp", folder.Path), stopAfter: 1);

        WalkExample.Save(folder.Path, Path.Combine(folder.Path, "walk.gif"));

        File.Exists(Path.Combine(folder.Path, "walk.gif")).ShouldBeTrue();
    }

    [Fact]
    public void The_example_of_the_guide_trains_resumes_and_samples()
    {
        using var folder = new TemporaryFolder();
        RecipeCatalogue.Add<LeastSquaresGan>().Name.ShouldBe("least-squares-gan");
        var options = Toys.Options("least-squares-gan", folder.Path, ("real-target", "0.9"), ("epochs", "6"));
        var whole = TestRuns.Train(options).Folder;
        var interrupted = TestRuns.Train(options, stopAfter: 10).Folder;

        TestRuns.Resume(interrupted);

        TestRuns.Bits(interrupted.CheckpointPath).ShouldBe(TestRuns.Bits(whole.CheckpointPath));
        GeneratorModel.Load(whole).Sample([1, 2]).Shape.ShouldBe([2, 8, 8, 1]);
        var losses = RunHistory.Read(whole)[ScalarNames.LossD].Points.Select(point => point.Value).ToArray();
        losses.TakeLast(6).Average().ShouldBeLessThan(losses.Take(6).Average());
    }

    private static string Unindented(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.TrimStart()));
}
