using System.Text.Json;
using Orchestrix.Automations;

namespace Orchestrix.Yaml;

/// <summary>
/// Reads and writes automations as YAML: the form of <see cref="AutomationJson"/> with the same rules, the same mistakes with the file's own lines and columns, and
/// comments. A file may hold several documents between <c>---</c>, each with one automation or several. May be used from any thread.
/// </summary>
/// <remarks>
/// <para>
/// YAML 1.2: <c>null</c>, <c>~</c> or nothing, <c>true</c> and <c>false</c>, and numbers as JSON has them (also <c>+1</c>, <c>.5</c> and <c>5.</c>). Everything else is
/// a text, also <c>yes</c>, <c>no</c>, <c>on</c>, <c>off</c>, <c>007</c>, <c>0x1F</c>, <c>1_000</c>, <c>.inf</c>, dates and whatever stands in quotes.
/// </para>
/// <para>
/// At most 256 KB, 32 levels, 100 documents, 10,000 parts, 50 aliases, and 20,000 values and a million characters once aliases are expanded. A field given twice, a
/// key that is no text, a tag such as <c>!!str</c>, and an anchor that contains itself are mistakes. Merge keys (<c>&lt;&lt;</c>) are understood: fields that an object
/// has itself win, then those of the first one merged. Reading never runs code that the document names.
/// </para>
/// </remarks>
/// <example><code>
/// var document = AutomationYaml.Read(File.ReadAllBytes("alarms.yaml"));
/// foreach (var mistake in document.Mistakes) Console.WriteLine(mistake); // Line 4, column 11, trigger.within: …
/// </code></example>
public static class AutomationYaml
{
    /// <summary>Reads documents. Never throws for what they say: all mistakes are returned.</summary>
    /// <param name="yaml">The documents.</param>
    /// <returns>The automations that have no mistakes, and the mistakes; in a file of several documents, their paths begin with the automation's number in the file.</returns>
    public static AutomationDocument Read(string yaml) => Read(yaml, []);

    /// <summary>Reads documents whose actions may be of types that the application has handlers for. Never throws for what they say: all mistakes are returned.</summary>
    /// <param name="yaml">The documents.</param>
    /// <param name="handled">Those types of actions, whose fields are kept as they are.</param>
    /// <returns>The automations that have no mistakes, and the mistakes.</returns>
    public static AutomationDocument Read(string yaml, IReadOnlyCollection<string> handled)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(handled);
        return YamlDocuments.Read(mistakes => DocumentText.Check(yaml, mistakes), handled);
    }

    /// <summary>Reads documents. Never throws for what they say: all mistakes are returned.</summary>
    /// <param name="yaml">The documents, in UTF-8; bytes that are not are a mistake.</param>
    /// <returns>The automations that have no mistakes, and the mistakes.</returns>
    public static AutomationDocument Read(ReadOnlySpan<byte> yaml) => Read(yaml, []);

    /// <summary>Reads documents whose actions may be of types that the application has handlers for. Never throws for what they say: all mistakes are returned.</summary>
    /// <param name="yaml">The documents, in UTF-8; bytes that are not are a mistake.</param>
    /// <param name="handled">Those types of actions, whose fields are kept as they are.</param>
    /// <returns>The automations that have no mistakes, and the mistakes.</returns>
    public static AutomationDocument Read(ReadOnlySpan<byte> yaml, IReadOnlyCollection<string> handled)
    {
        ArgumentNullException.ThrowIfNull(handled);
        var bytes = yaml.Length <= DocumentText.LargestBytes ? yaml.ToArray() : [];
        var length = yaml.Length;
        return YamlDocuments.Read(mistakes => DocumentText.Decode(bytes, length, mistakes) is { } text ? DocumentText.Check(text, mistakes) : null, handled);
    }

    /// <summary>Reads documents that have no mistakes.</summary>
    /// <param name="yaml">The documents.</param>
    /// <returns>The automations, in the order of the file.</returns>
    /// <exception cref="InvalidAutomationException">The documents have mistakes; all are told.</exception>
    public static IReadOnlyList<Automation> Parse(string yaml) => Read(yaml).AutomationsOrThrow();

    /// <summary>Reads documents that have no mistakes.</summary>
    /// <param name="yaml">The documents, in UTF-8.</param>
    /// <returns>The automations, in the order of the file.</returns>
    /// <exception cref="InvalidAutomationException">The documents have mistakes; all are told.</exception>
    public static IReadOnlyList<Automation> Parse(ReadOnlySpan<byte> yaml) => Read(yaml).AutomationsOrThrow();

    /// <summary>Writes an automation as a document, with all of Prefect's fields, and our names. What is written can be read, and means the same.</summary>
    /// <param name="automation">The automation.</param>
    /// <returns>The YAML: two spaces a level; texts that some YAML would take for something else in quotes, texts of several lines as <c>|</c>.</returns>
    /// <exception cref="UnwritableAutomationException">Documents have no form for something in it; see <see cref="AutomationJson.Write(Automation)"/>.</exception>
    public static string Write(Automation automation) => OfJson(AutomationJson.Write(automation));

    /// <summary>Writes an automation as a document.</summary>
    /// <param name="automation">The automation.</param>
    /// <param name="arguments">How arguments of flows become JSON.</param>
    /// <returns>The YAML.</returns>
    /// <exception cref="UnwritableAutomationException">Documents have no form for something in it.</exception>
    public static string Write(Automation automation, JsonSerializerOptions arguments) => OfJson(AutomationJson.Write(automation, arguments));

    /// <summary>Writes automations as a document with a list.</summary>
    /// <param name="automations">The automations.</param>
    /// <returns>The YAML.</returns>
    /// <exception cref="UnwritableAutomationException">Documents have no form for something in one of them.</exception>
    public static string Write(IEnumerable<Automation> automations) => OfJson(AutomationJson.Write(automations));

    static string OfJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return YamlWriter.Write(document.RootElement);
    }
}
