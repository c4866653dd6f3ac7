using System.Text;
using System.Text.Json;
using Orchestrix.Automations.Documents;
using Orchestrix.Runs;

namespace Orchestrix.Automations;

/// <summary>
/// Reads and writes automations as JSON: Prefect's form, whose known names (<c>prefect.flow-run.Completed</c>) are understood as ours. A document is one
/// automation, a list of them, or an object with a list called <c>automations</c>. May be used from any thread.
/// </summary>
/// <remarks>
/// At most 256 KB and 32 levels deep; a field given twice, an unknown field, a comment or a trailing comma is a mistake. Lengths of time are numbers of seconds.
/// Reading never runs code that the document names: types come from a closed list, and delegates, flows, channels and handlers are only names, which a host
/// looks up when it starts.
/// </remarks>
/// <example><code>
/// var document = AutomationJson.Read(File.ReadAllText("alarms.json"));
/// foreach (var mistake in document.Mistakes) Console.WriteLine(mistake); // Line 4, column 15, trigger.within: …
/// </code></example>
public static class AutomationJson
{
    /// <summary>Reads a document. Never throws for what it says: all mistakes are returned.</summary>
    /// <param name="json">The document.</param>
    /// <returns>The automations that have no mistakes, and the mistakes.</returns>
    public static AutomationDocument Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(json, []);
    }

    /// <summary>Reads a document. Never throws for what it says: all mistakes are returned.</summary>
    /// <param name="json">The document, in UTF-8.</param>
    /// <returns>The automations that have no mistakes, and the mistakes.</returns>
    public static AutomationDocument Read(ReadOnlySpan<byte> json) => Read(json, []);

    /// <summary>Reads a document whose actions may be of types that the application has handlers for. Never throws for what it says: all mistakes are returned.</summary>
    /// <param name="json">The document, in UTF-8.</param>
    /// <param name="handled">Those types of actions, whose fields are kept as they are.</param>
    /// <returns>The automations that have no mistakes, and the mistakes.</returns>
    public static AutomationDocument Read(ReadOnlySpan<byte> json, IReadOnlyCollection<string> handled)
    {
        ArgumentNullException.ThrowIfNull(handled);
        DocumentMistakes mistakes = new();
        return AutomationReader.Read(JsonNodes.Parse(json, mistakes), mistakes, handled);
    }

    /// <summary>Reads a document that has no mistakes.</summary>
    /// <param name="json">The document.</param>
    /// <returns>The automations, in the order of the document.</returns>
    /// <exception cref="InvalidAutomationException">The document has mistakes; all are told.</exception>
    public static IReadOnlyList<Automation> Parse(string json) => Read(json).AutomationsOrThrow();

    /// <summary>Reads a document that has no mistakes.</summary>
    /// <param name="json">The document, in UTF-8.</param>
    /// <returns>The automations, in the order of the document.</returns>
    /// <exception cref="InvalidAutomationException">The document has mistakes; all are told.</exception>
    public static IReadOnlyList<Automation> Parse(ReadOnlySpan<byte> json) => Read(json).AutomationsOrThrow();

    /// <summary>Writes an automation as a document: indented, with all of Prefect's fields, and our names. What is written can be read, and means the same.</summary>
    /// <param name="automation">The automation.</param>
    /// <returns>The JSON. Letters stand as themselves; escape it before it comes into HTML.</returns>
    /// <exception cref="UnwritableAutomationException">
    /// Documents have no form for something in it: a delegate without a name, code of the application's own, an argument that is no JSON, or a window that is too
    /// short for documents. All reasons are told.
    /// </exception>
    /// <remarks>Arguments of flows become JSON by the defaults of System.Text.Json, where reflection is available; under NativeAOT give options.</remarks>
    public static string Write(Automation automation) => Write(automation, RunJson.OptionsOf(new RunOptions()));

    /// <summary>Writes an automation as a document.</summary>
    /// <param name="automation">The automation.</param>
    /// <param name="arguments">How arguments of flows become JSON.</param>
    /// <returns>The JSON.</returns>
    /// <exception cref="UnwritableAutomationException">Documents have no form for something in it.</exception>
    public static string Write(Automation automation, JsonSerializerOptions arguments)
    {
        ArgumentNullException.ThrowIfNull(automation);
        ArgumentNullException.ThrowIfNull(arguments);
        return Encoding.UTF8.GetString(AutomationWriter.ToJson(automation, arguments).Span);
    }

    /// <summary>Writes automations as a document with a list.</summary>
    /// <param name="automations">The automations.</param>
    /// <returns>The JSON.</returns>
    /// <exception cref="UnwritableAutomationException">Documents have no form for something in one of them.</exception>
    public static string Write(IEnumerable<Automation> automations)
    {
        ArgumentNullException.ThrowIfNull(automations);
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, AutomationWriter.Options))
        {
            json.WriteStartArray();
            foreach (var automation in automations) Write(json, automation);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>Writes an automation as a value into other JSON.</summary>
    /// <param name="json">Takes the value.</param>
    /// <param name="automation">The automation.</param>
    /// <exception cref="UnwritableAutomationException">Documents have no form for something in it; then nothing was written.</exception>
    public static void Write(Utf8JsonWriter json, Automation automation) => Write(json, automation, RunJson.OptionsOf(new RunOptions()));

    /// <summary>Writes an automation as a value into other JSON.</summary>
    /// <param name="json">Takes the value.</param>
    /// <param name="automation">The automation.</param>
    /// <param name="arguments">How arguments of flows become JSON.</param>
    /// <exception cref="UnwritableAutomationException">Documents have no form for something in it; then nothing was written.</exception>
    public static void Write(Utf8JsonWriter json, Automation automation, JsonSerializerOptions arguments)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(automation);
        ArgumentNullException.ThrowIfNull(arguments);
        using var document = JsonDocument.Parse(AutomationWriter.ToJson(automation, arguments));
        document.RootElement.WriteTo(json);
    }

    internal static AutomationDocument Read(string json, IReadOnlyCollection<string> handled) => Read(Encoding.UTF8.GetBytes(json), handled);
}
