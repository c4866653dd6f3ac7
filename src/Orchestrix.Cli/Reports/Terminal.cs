using Spectre.Console;

namespace Orchestrix.Cli.Reports;

/// <summary>Text for people: with colours where the terminal has some and nobody asked for none, and never broken into lines for anything but a terminal.</summary>
static class Terminal
{
    const int Unbroken = 10_000;

    public static IAnsiConsole Of(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Interactive = InteractionSupport.No });
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = Unbroken;
        return console;
    }
}
