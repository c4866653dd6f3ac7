using System.CommandLine;
using Orchestrix.Automations.Simulations;
using Orchestrix.Cli.Files;
using Orchestrix.Cli.Reports;

namespace Orchestrix.Cli.Commands;

/// <summary>Shows what automations would have done with recorded events.</summary>
static class SimulateCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var files = Arguments.Files();
        var handled = Arguments.Handled();
        var events = Arguments.Events();
        var from = Arguments.From();
        var until = Arguments.Until();
        var format = Arguments.Output();
        Command command = new("simulate", "Shows what automations would have done with recorded events, without acting. Exit code 1 when a file or an event is wrong.") { files, events, from, until, handled, format };
        command.SetAction(parsed =>
        {
            var (begin, end) = (parsed.GetValue(from), parsed.GetValue(until));
            if (Arguments.MistakeIn(begin, end) is { } mistake)
            {
                error.WriteLine(mistake);
                return (int)ExitCode.WrongCommandLine;
            }

            var automations = DocumentFile.ReadAll(parsed.GetValue(files)!, parsed.GetValue(handled)!, error);
            var recorded = EventFile.Read(parsed.GetValue(events)!, error);
            if (automations is null || recorded is null) return (int)ExitCode.WrongInput;
            var result = Simulation.Run(automations, recorded, new SimulationOptions { From = begin, Until = end });
            foreach (var disabled in result.Disabled) error.WriteLine($"'{disabled.Name}' is disabled (\"enabled\": false), and was not run.");
            if (parsed.GetValue(format) == OutputFormat.Json) SimulationReport.WriteJson(output, result);
            else SimulationReport.WriteText(Terminal.Of(output), result);
            if (!result.IsCutShort) return (int)ExitCode.Ok;
            error.WriteLine($"The simulation was ended after {result.Firings.Count:N0} firings, since too many windows came to their end. Give a shorter time with --from and --until.");
            return (int)ExitCode.WrongInput;
        });
        return command;
    }
}
