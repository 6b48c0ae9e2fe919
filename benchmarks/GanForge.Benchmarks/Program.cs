using System.CommandLine;
using GanForge.Benchmarks;

try
{
    var root = new RootCommand(
        "GanForge's benchmarks: the training step against PyTorch's, the kernels against the processor's peak, "
            + "a gradient penalty against a plain step, the studio, guidance against mode collapse, and the metrics of "
            + "altered digits."
    )
    {
        new TrainCommand(),
        new StartupCommand(),
        new KernelsCommand(),
        new ServeCommand(),
        new ModeCollapseCommand(),
        new PenaltiesCommand(),
        new ScaleCommand(),
        new StudioCommand(),
    };
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (BenchmarkException exception)
{
    Console.Error.WriteLine($"error: {exception.Message}");
    return 1;
}
