using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GanForge.Gans;
using GanForge.Networks.Checkpoints;
using GanForge.Tensors.Simd;

namespace GanForge.Cli.Tests;

/// <summary>
/// The weights after 60 steps, recorded per vector width with GANFORGE_ACCEPT_SNAPSHOTS=1; no refactoring may change
/// them. AVX-512 is off, so that all x64 processors check the same weights.
/// </summary>
public sealed class FinalWeightsTests : IDisposable
{
    private static readonly string Recorded = Repository.At("tests", "fixtures", "final-weights.json");

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Tool _tool = new();

    public static TheoryData<string> Recipes => [.. RecipeCatalogue.All.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Sixty_steps_end_in_the_recorded_weights(string recipe)
    {
        var imageSize = recipe switch
        {
            "dcgan" => 16,
            "dcgan-sgd" => 10,
            _ => 8,
        };
        var preparation = recipe == "mggan" ? "--autoencoder-epochs 1" : "";
        var result = _tool.RunInShell(
            $"DOTNET_EnableAVX512=0 $GANFORGE train --recipe {recipe} --steps 60 --seed 7 --images 240 "
                + $"--image-size {imageSize} --latent-dim 12 --batch-size 8 {preparation} --evaluate-every 0 --quiet"
        );
        result.ExitCode.ShouldBe(0, result.Error);

        ShouldBeRecorded(
            recipe,
            Hash(SafeTensors.Load(_tool.At($"runs/00000-{recipe}-mnist/checkpoints/latest.safetensors")))
        );
    }

    public void Dispose() => _tool.Dispose();

    private static void ShouldBeRecorded(string recipe, string hash)
    {
        var width = Math.Min(SimdWidth.Bits, 256).ToString();
        var widths = JsonSerializer.Deserialize<SortedDictionary<string, SortedDictionary<string, string>>>(
            File.ReadAllText(Recorded)
        )!;
        if (Environment.GetEnvironmentVariable("GANFORGE_ACCEPT_SNAPSHOTS") == "1")
        {
            widths.TryAdd(width, []);
            widths[width][recipe] = hash;
            File.WriteAllText(Recorded, JsonSerializer.Serialize(widths, Indented) + "\n");
        }
        hash.ShouldBe(widths[width][recipe]);
    }

    /// <summary>SHA-256 of the names and values of all tensors: networks, averages and optimizers.</summary>
    private static string Hash(SafeTensors checkpoint)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in checkpoint.Names.Where(name => !IsCounter(name)).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(MemoryMarshal.AsBytes(checkpoint.GetTensor(name).Span));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool IsCounter(string name) =>
        name.EndsWith(".steps", StringComparison.Ordinal) || name.EndsWith(".updates", StringComparison.Ordinal);
}
