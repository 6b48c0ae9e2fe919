using System.CommandLine;
using System.Text.Json;
using GanForge.Tensors.Threading;

namespace GanForge.Benchmarks;

/// <summary>The command `serve`: our side of the comparison, as a separate process.</summary>
internal sealed class ServeCommand : Command
{
    private readonly Option<int> _threads = new("--threads") { DefaultValueFactory = _ => Environment.ProcessorCount };

    public ServeCommand()
        : base("serve", "Trains on request: reads a line of JSON and answers with one.")
    {
        Hidden = true;
        Add(_threads);
        SetAction(Run);
    }

    private void Run(ParseResult parsed)
    {
        Workers.Threads = parsed.GetValue(_threads);
        RecipeTraining? training = null;
        while (Console.ReadLine() is { } line)
        {
            var request = JsonSerializer.Deserialize<MeasurementRequest>(line, Measurement.Json)!;
            training ??= new RecipeTraining(request.Recipe);
            var speed = training.Measure(request.Seconds);
            var answer = new Measurement
            {
                Batch = training.Batch,
                ImagesPerSecond = speed,
                PeakRssMb = ProcessMemory.PeakMegabytes(),
            };
            Console.WriteLine(JsonSerializer.Serialize(answer, Measurement.Json));
        }
    }
}
