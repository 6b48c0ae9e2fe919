#!/usr/bin/env dotnet
// Draws a grid of digits with the generator of a run, one seed per digit.
//   dotnet run examples/sample-from-run.cs                      of the latest run in runs/
//   dotnet run examples/sample-from-run.cs -- 3 digits.png      of run 3, or of a run's folder, into that file
#:project ../src/GanForge.Runs/GanForge.Runs.csproj
#:property PublishAot=false

using GanForge.Gans.Settings;
using GanForge.Imaging.Grids;
using GanForge.Imaging.PngFiles;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;

// Parameters.
var run = args.Length > 0 ? args[0] : "latest";
var file = args.Length > 1 ? args[1] : "digits.png";
const int rows = 5,
    columns = 10;

try
{
    var generator = GeneratorModel.Load(RunFolder.Find(run));
    ulong[] seeds = [.. Enumerable.Range(0, rows * columns).Select(seed => (ulong)seed)];
    var images = generator.Sample(seeds);
    Png.Save(file, new ImageGrid { Columns = columns }.Draw(generator.Pictures(images)));
    Console.WriteLine($"{seeds.Length} digits by {generator.Recipe.Name} in {file}");
    return 0;
}
catch (UserErrorException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
