using System.CommandLine;
using Orchestrix.Cli.Files;
using Orchestrix.Cli.Reports;

namespace Orchestrix.Cli.Commands;

/// <summary>Says whether documents are valid, and everything that is not.</summary>
static class ValidateCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var files = Arguments.Files();
        var handled = Arguments.Handled();
        var format = Arguments.Output();
        Command command = new("validate", "Says whether files are valid. Exit code 0 when all are, 1 when one is not or cannot be read.") { files, handled, format };
        command.SetAction(parsed =>
        {
            List<DocumentFile> read = [.. parsed.GetValue(files)!.Select(f => DocumentFile.Read(f, parsed.GetValue(handled)!))];
            if (parsed.GetValue(format) == OutputFormat.Json)
            {
                ValidationReport.WriteJson(output, read);
                foreach (var file in read)
                    foreach (var warning in file.Warnings) error.WriteLine(file.Describe(warning));
            }
            else
            {
                ValidationReport.WriteText(Terminal.Of(output), read);
            }

            return (int)(read.Exists(f => f.Mistakes.Count > 0) ? ExitCode.WrongInput : ExitCode.Ok);
        });
        return command;
    }
}
