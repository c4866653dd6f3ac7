using System.CommandLine;
using System.CommandLine.Parsing;
using Orchestrix.Cli.Files;

namespace Orchestrix.Cli.Commands;

/// <summary>Arguments and options that several verbs have, so that they mean the same everywhere.</summary>
static class Arguments
{
    public static Argument<string[]> Files() => new("files") { Description = "JSON or YAML files with automations.", Arity = ArgumentArity.OneOrMore, HelpName = "FILE" };

    public static Argument<string> File() => new("file") { Description = "A JSON or YAML file with automations.", HelpName = "FILE" };

    public static Option<string> Events() => new("--events")
    {
        Description = "A file with an event a line, as JSON, in the order of their arrival; with 'received' where an event arrived at another time than it occurred.",
        HelpName = "EVENTS.jsonl",
        Required = true,
    };

    public static Option<string[]> Handled() => new("--handled")
    {
        Description = "A type of action that the application has a handler for; may be given several times.",
        HelpName = "TYPE",
        DefaultValueFactory = _ => [],
    };

    public static Option<OutputFormat> Output() => new("--output", "-o")
    {
        Description = "For whom the answer is written.",
        HelpName = "text|json",
        CustomParser = ReadFormat,
    };

    public static Option<DateTimeOffset?> From() => Time("--from", "When the automations are enabled; earlier events are left out. By default with the first event.");

    public static Option<DateTimeOffset?> Until() => Time("--until", "How far the clock goes on, this moment included. By default to the last event.");

    /// <summary>What is wrong with times that are each right; null when nothing is.</summary>
    public static string? MistakeIn(DateTimeOffset? from, DateTimeOffset? until) => until < from ? "--until lies before --from. Exchange them." : null;

    static Option<DateTimeOffset?> Time(string name, string description) => new(name) { Description = description, HelpName = "TIME", CustomParser = ReadTime };

    static OutputFormat ReadFormat(ArgumentResult result)
    {
        var text = result.Tokens.Count == 0 ? "text" : result.Tokens[^1].Value;
        if (text is not ("text" or "json")) result.AddError($"'{text}' is no output format. Write 'text' or 'json'.");
        return text == "json" ? OutputFormat.Json : OutputFormat.Text;
    }

    static DateTimeOffset? ReadTime(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (Moments.TryRead(text, out var time)) return time;
        result.AddError($"'{text}' is no time. Write it like {Moments.Examples}; without a zone it is UTC.");
        return null;
    }
}
