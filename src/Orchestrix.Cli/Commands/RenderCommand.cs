using System.CommandLine;
using Orchestrix.Automations;
using Orchestrix.Cli.Files;
using Orchestrix.Cli.Reports;

namespace Orchestrix.Cli.Commands;

/// <summary>Shows what the actions of automations would be, their templates rendered.</summary>
static class RenderCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var file = Arguments.File();
        Option<string> @event = new("--event") { Description = "A file with the event, as JSON, at which the automations fire.", HelpName = "EVENT.json", Required = true };
        var handled = Arguments.Handled();
        var format = Arguments.Output();
        Command command = new("render", "Shows what would be sent if each automation of a file fired at an event, whether or not its trigger is about it. Exit code 1 when a file is wrong, or a template fails.") { file, @event, handled, format };
        command.SetAction(parsed =>
        {
            var automations = DocumentFile.ReadAll([parsed.GetValue(file)!], parsed.GetValue(handled)!, error);
            var read = EventFile.ReadOne(parsed.GetValue(@event)!, error);
            if (automations is null || read is null) return (int)ExitCode.WrongInput;
            List<(Automation Automation, IReadOnlyList<RenderedAction> Actions)> rendered = [.. automations.Select(a => (a, AutomationPreview.Render(a, read)))];
            if (parsed.GetValue(format) == OutputFormat.Json) RenderingReport.WriteJson(output, rendered);
            else RenderingReport.WriteText(Terminal.Of(output), rendered);
            return (int)(rendered.Exists(r => r.Actions.Any(a => a.Failure is not null)) ? ExitCode.WrongInput : ExitCode.Ok);
        });
        return command;
    }
}
