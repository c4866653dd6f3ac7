using System.CommandLine;
using Orchestrix.Automations;

namespace Orchestrix.Cli.Commands;

/// <summary>Gives the JSON schema of documents, with which editors complete and check.</summary>
static class SchemaCommand
{
    public static Command Make(TextWriter output)
    {
        var handled = Arguments.Handled();
        Command command = new("schema", "Writes the JSON schema of documents, with which editors complete and check.") { handled };
        command.SetAction(parsed =>
        {
            output.WriteLine(AutomationSchema.Write(parsed.GetValue(handled)!).TrimEnd());
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
