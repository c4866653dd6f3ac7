namespace Orchestrix.Cli;

static class Program
{
    static int Main(string[] arguments) => new Tool(Console.Out, Console.Error).Run(arguments);
}
