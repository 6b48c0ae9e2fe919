using GanForge.Gans.Latent;
using GanForge.Imaging;
using GanForge.Imaging.Animations;
using GanForge.Imaging.Grids;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;

namespace Examples;

/// <summary>The program of docs/sampling.md.</summary>
internal static class WalkExample
{
    public static void Save(string runs, string path)
    {
        var generator = GeneratorModel.Load(RunFolder.Find("latest", runs));
        var seeds = new SeededNoise(generator.Recipe, NumberList.Parse("3,8,5")) { Truncation = 0.8f };
        var walk = new LatentWalk(seeds, steps: 24) { Loops = true };
        var grid = new ImageGrid
        {
            Columns = 1,
            Padding = 0,
            Scale = 8,
        };
        var frames = new List<Bitmap>();
        foreach (var point in walk.Batches(size: 1))
        {
            var image = generator.Generate(point); // (1, H, W, C)
            frames.Add(grid.Draw(generator.Pictures(image)));
        }
        Gif.Save(path, Animation.Create(frames, each: TimeSpan.FromMilliseconds(50)));
    }
}
