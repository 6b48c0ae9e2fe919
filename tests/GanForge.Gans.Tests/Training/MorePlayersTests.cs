using System.Text.Json.Nodes;

namespace GanForge.Gans.Tests;

/// <summary>A recipe with four players and a preparation, which the trainer plays like any other.</summary>
public class MorePlayersTests
{
    public MorePlayersTests() => RecipeCatalogue.Add<CodedGan>();

    [Fact]
    public void A_preparation_is_trained_first_and_then_stands_still()
    {
        using var folder = new TemporaryFolder();
        var prepared = Runs.Train(Toys.Options("coded-gan", folder.Path) with { Steps = 2 * Toys.StepsPerEpoch }).Folder;
        var whole = Runs.Train(Toys.Options("coded-gan", folder.Path)).Folder;

        var lines = File.ReadLines(whole.StatisticsPath).Select(line => JsonNode.Parse(line)!.AsObject()).ToArray();
        lines.Take(12).ShouldAllBe(line => (string)line["phase"]! == "autoencoder" && line.ContainsKey("lossCoder") && !line.ContainsKey("lossG"));
        lines.Skip(12).ShouldAllBe(line => !line.ContainsKey("phase") && !line.ContainsKey("lossCoder"));
        RunHistory.Read(whole)["lossDCode"].Count.ShouldBe(4 * Toys.StepsPerEpoch);

        var before = Runs.Bits(prepared.CheckpointPath);
        var after = Runs.Bits(whole.CheckpointPath);
        foreach (var name in after.Keys.Where(name => name.StartsWith("coder.", StringComparison.Ordinal)))
            after[name].ShouldBe(before[name], name);
        foreach (var name in after.Keys.Where(name => name.StartsWith("generator.module", StringComparison.Ordinal)))
            after[name].ShouldNotBe(before[name], name);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(20)]
    public void It_resumes_to_the_same_bits_from_every_phase(int stop)
    {
        using var folder = new TemporaryFolder();
        var options = Toys.Options("coded-gan", folder.Path);
        var whole = Runs.Train(options).Folder;
        var interrupted = Runs.Train(options, stopAfter: stop).Folder;

        Runs.Resume(interrupted);

        Runs.Bits(interrupted.CheckpointPath).ShouldBe(Runs.Bits(whole.CheckpointPath));
        Runs.Figures(interrupted).ShouldBe(Runs.Figures(whole));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public void Each_discriminator_alone_gives_the_generator_a_gradient(string codeShare)
    {
        using var folder = new TemporaryFolder();
        var options = Toys.Options("coded-gan", folder.Path, ("code-share", codeShare), ("coder-epochs", "1"));
        var before = Runs.Bits(Runs.Train(options with { Steps = Toys.StepsPerEpoch }).Folder.GeneratorPath);
        var after = Runs.Bits(Runs.Train(options with { Steps = Toys.StepsPerEpoch + 1 }).Folder.GeneratorPath);
        foreach (var (name, bits) in after)
            bits.ShouldNotBe(before[name], name);
    }
}
