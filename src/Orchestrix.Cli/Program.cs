using Orchestrix.Cli;

return new Tool(Console.Out, Console.Error).Run(args);
