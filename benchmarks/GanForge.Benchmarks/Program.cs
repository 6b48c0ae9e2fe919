using System.CommandLine;
using GanForge.Benchmarks;

try
{
    var root = new RootCommand("GanForge's benchmarks: the training step against PyTorch's, and the kernels against the processor's peak.")
    {
        new TrainCommand(),
        new StartupCommand(),
        new KernelsCommand(),
        new ServeCommand(),
    };
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (BenchmarkException exception)
{
    Console.Error.WriteLine($"error: {exception.Message}");
    return 1;
}
