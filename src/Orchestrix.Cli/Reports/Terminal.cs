using Spectre.Console;

namespace Orchestrix.Cli.Reports;

/// <summary>Text for people: with colours on a terminal, unless NO_COLOR is set, and never broken into lines for anything but a terminal.</summary>
static class Terminal
{
    const int Unbroken = 10_000;

    public static IAnsiConsole Of(TextWriter output)
    {
        AnsiConsoleOutput target = new(output);
        var isPlain = !target.IsTerminal || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = target, Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect, Interactive = InteractionSupport.No });
        if (!target.IsTerminal) console.Profile.Width = Unbroken;
        return console;
    }
}
