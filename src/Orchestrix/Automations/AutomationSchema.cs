using System.Text;
using System.Text.Json;
using Orchestrix.Automations.Documents;
using Orchestrix.Automations.Documents.Schema;

namespace Orchestrix.Automations;

/// <summary>
/// The JSON schema of documents with automations, in JSON as in YAML: editors complete and check with it. It says what a schema can say; the rest is told by
/// <see cref="AutomationJson"/>. May be used from any thread.
/// </summary>
public static class AutomationSchema
{
    /// <summary>Writes the schema: JSON Schema, draft 2020-12.</summary>
    /// <returns>The JSON, indented. The package has it as <c>schemas/automation.schema.json</c>.</returns>
    public static string Write() => Write([]);

    /// <summary>Writes the schema for an application that has handlers for actions of its own.</summary>
    /// <param name="handled">The types of these actions, which may have any fields.</param>
    /// <returns>The JSON, indented.</returns>
    public static string Write(IReadOnlyCollection<string> handled)
    {
        ArgumentNullException.ThrowIfNull(handled);
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, AutomationWriter.Options)) SchemaTree.Build(handled).WriteTo(json);
        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)) + "\n";
    }
}
