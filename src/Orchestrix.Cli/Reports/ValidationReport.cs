using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Orchestrix.Automations;
using Orchestrix.Cli.Files;
using Spectre.Console;

namespace Orchestrix.Cli.Reports;

/// <summary>Tells what is wrong with documents.</summary>
static class ValidationReport
{
    static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteJson(TextWriter output, IEnumerable<DocumentFile> files)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Options))
        {
            json.WriteStartArray();
            foreach (var file in files)
                foreach (var mistake in file.Mistakes) Write(json, file, mistake);
            json.WriteEndArray();
        }

        output.WriteLine(Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
    }

    public static void WriteText(IAnsiConsole console, IReadOnlyCollection<DocumentFile> files)
    {
        foreach (var file in files)
        {
            if (file.Mistakes.Count == 0)
                console.MarkupLineInterpolated($"[green]✓[/] {file.Path}: {Counted(file.Automations.Count, "automation")}");
            foreach (var mistake in file.Mistakes)
                console.MarkupLineInterpolated($"[red]✗[/] {file.Path}:{mistake.Line}:{mistake.Column}: [bold]{PathOf(mistake.Path)}[/]{mistake.Message}");
            foreach (var warning in file.Warnings)
                console.MarkupLineInterpolated($"[yellow]![/] {file.Path}:{warning.Line}:{warning.Column}: [bold]{PathOf(warning.Path)}[/]{warning.Message}");
        }

        var mistakes = files.Sum(f => f.Mistakes.Count);
        if (mistakes > 0) console.MarkupLineInterpolated($"[red]{Counted(mistakes, "mistake")}[/] in {Counted(files.Count(f => f.Mistakes.Count > 0), "file")}.");
    }

    static void Write(Utf8JsonWriter json, DocumentFile file, DocumentMistake mistake)
    {
        json.WriteStartObject();
        json.WriteString("file", file.Path);
        json.WriteString("automation", mistake.Automation);
        json.WriteString("path", mistake.Path);
        json.WriteString("message", mistake.Message);
        json.WriteNumber("line", mistake.Line);
        json.WriteNumber("column", mistake.Column);
        json.WriteEndObject();
    }

    static string PathOf(string path) => path.Length == 0 ? "" : $"{path}: ";

    static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
