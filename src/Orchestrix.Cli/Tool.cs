using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Orchestrix.Cli.Commands;

namespace Orchestrix.Cli;

/// <summary>The tool: what was asked for goes to the output, what is wrong to the error output, and the verdict is the exit code.</summary>
/// <param name="output">For answers: with <c>--output json</c>, nothing but JSON.</param>
/// <param name="error">For what is wrong, and for notes.</param>
sealed class Tool(TextWriter output, TextWriter error)
{
    public int Run(IReadOnlyList<string> arguments)
    {
        RootCommand root = new("Checks automations before they are deployed, and shows what they would have done. Needs no host, no store and no network.")
        {
            new Command("automation", "Automations in documents: JSON or YAML files.")
            {
                ValidateCommand.Make(output, error),
                SimulateCommand.Make(output, error),
                ExplainCommand.Make(output, error),
                RenderCommand.Make(output, error),
                SchemaCommand.Make(output),
                NewCommand.Make(output, error),
            },
        };
        var parsed = CommandLineParser.Parse(root, arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction) return Refuse(parsed);
        return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
    }

    int Refuse(ParseResult parsed)
    {
        var mistakes = parsed.UnmatchedTokens.Count > 0 ? parsed.Errors.Where(e => e.Message.Contains(parsed.UnmatchedTokens[0], StringComparison.Ordinal)) : parsed.Errors;
        foreach (var mistake in mistakes.Select(e => e.Message).Distinct()) error.WriteLine(mistake);
        error.WriteLine($"See 'orchestrix {PathOf(parsed.CommandResult)}--help'.");
        return (int)ExitCode.WrongCommandLine;
    }

    static string PathOf(CommandResult? result) => result?.Parent is CommandResult parent ? $"{PathOf(parent)}{result.Command.Name} " : "";
}
