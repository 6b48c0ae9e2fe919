return GanForge.Cli.CommandLine.Run(args, GanForge.Cli.Terminal.OfProcess());
