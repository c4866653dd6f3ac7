using System.CommandLine;
using Orchestrix.Automations.Simulations;
using Orchestrix.Cli.Files;
using Orchestrix.Cli.Reports;

namespace Orchestrix.Cli.Commands;

/// <summary>Says why automations would have fired at recorded events, or not.</summary>
static class ExplainCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var file = Arguments.File();
        var events = Arguments.Events();
        Option<Guid?> id = new("--event") { Description = "The id of the event to explain; by default all of them, and what time brought about.", HelpName = "ID" };
        var from = Arguments.From();
        var until = Arguments.Until();
        var handled = Arguments.Handled();
        var format = Arguments.Output();
        Command command = new("explain", "Says why automations would have fired at recorded events, or not. Exit code 1 when a file or an event is wrong, or there is no such event.") { file, events, id, from, until, handled, format };
        command.SetAction(parsed =>
        {
            if (Arguments.MistakeIn(parsed.GetValue(from), parsed.GetValue(until)) is { } mistake)
            {
                error.WriteLine(mistake);
                return (int)ExitCode.WrongCommandLine;
            }

            var automations = DocumentFile.ReadAll([parsed.GetValue(file)!], parsed.GetValue(handled)!, error);
            var recorded = EventFile.Read(parsed.GetValue(events)!, error);
            if (automations is null || recorded is null) return (int)ExitCode.WrongInput;
            if (parsed.GetValue(id) is { } wanted && recorded.All(e => e.Id != wanted))
            {
                error.WriteLine($"There is no event {wanted} in {parsed.GetValue(events)}. Leave --event out to see all; an event without an id is shown with the one it was given.");
                return (int)ExitCode.WrongInput;
            }

            var result = Simulation.Run(automations, recorded, new SimulationOptions { From = parsed.GetValue(from), Until = parsed.GetValue(until), ExplainedDecisions = int.MaxValue });
            var explanations = parsed.GetValue(id) is { } one ? result.ExplainEvent(one) : [.. automations.SelectMany(a => result.ExplainAll(a.Name))];
            if (parsed.GetValue(format) == OutputFormat.Json) ExplanationReport.WriteJson(output, explanations);
            else ExplanationReport.WriteText(Terminal.Of(output), explanations);
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
