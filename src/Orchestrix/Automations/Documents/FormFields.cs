using System.Buffers;
using System.Text.Json;
using Orchestrix.Actions;
using Orchestrix.Runs;

namespace Orchestrix.Automations.Documents;

/// <summary>Reads one or two fields of an action, writes them with their defaults, and tells what is wrong with them.</summary>
delegate void FormField(DocumentFields fields, FormOutput output);

/// <summary>The kinds of fields that actions have.</summary>
static class FormFields
{
    static readonly string[] States = [.. Enum.GetValues<StateType>().Select(s => s.Label().ToString())];

    /// <summary><c>source</c> and the id: named, or found out from the event.</summary>
    public static FormField Target(string id) => (fields, output) =>
    {
        var source = fields.Find("source") is { } node ? fields.Word(node, "selected", "inferred") : "selected";
        var given = fields.Find(id) is { Kind: not DocumentNodeKind.Null } i ? i : null;
        output.Json.WriteString("source", source);
        if (source == "inferred" && given is not null)
            fields.Mistakes.Add(given, $"'{id}' is not allowed when 'source' is \"inferred\": then it is found out from the event. Leave it out, or set 'source' to \"selected\".");
        if (source != "selected") return;
        if (given is null)
        {
            const string otherwise = "or set 'source' to \"inferred\" to find it out from the event";
            if (fields.Find(id) is { } nothing) fields.Mistakes.Add(nothing, $"'{id}' is null. Give the id, {otherwise}.");
            else fields.Mistakes.AddMissing(fields.Owner, id, $"'{id}' is missing. Give the id, {otherwise}.");
        }
        else if (DocumentValues.Text(given, fields.Mistakes) is { } text)
        {
            if (string.IsNullOrWhiteSpace(text)) fields.Mistakes.Add(given, $"'{id}' is empty. Give the id, or set 'source' to \"inferred\" to find it out from the event.");
            output.Json.WriteString(id, text);
        }
    };

    /// <summary>A text that has to be there.</summary>
    public static FormField Id(string name, string whatToDo) => (fields, output) => output.Json.WriteString(name, fields.RequireText(name, whatToDo) ?? "");

    /// <summary>A text or null.</summary>
    public static FormField OptionalText(string name) => (fields, output) => output.Json.WriteString(name, fields.TextOrNull(name));

    /// <summary>A text that may be a template and has to be there, unless there is a default.</summary>
    public static FormField Template(string name, string? whenMissing = null) => (fields, output) =>
    {
        var node = whenMissing is null ? fields.Require(name, "Write a text.") : fields.Find(name);
        output.Note(name, TemplateUse.Text);
        if (node is not null) TemplateChecks.Check(node, fields.Mistakes);
        output.Json.WriteString(name, node is null ? whenMissing : DocumentValues.Text(node, fields.Mistakes));
    };

    /// <summary>A text that may be a template. An object stands for its JSON.</summary>
    public static FormField TemplateOrObject(string name) => (fields, output) =>
    {
        var node = fields.Find(name);
        output.Note(name, TemplateUse.Text);
        var text = node switch
        {
            null => "",
            { Kind: DocumentNodeKind.Object } => ToText(node),
            _ => DocumentValues.Text(node, fields.Mistakes),
        };
        if (node is not null && text is not null) TemplateChecks.Check(node, text, fields.Mistakes);
        output.Json.WriteString(name, text);
    };

    /// <summary>Arguments: an object that may hold templates and placeholders, or null for the deployment's own.</summary>
    public static FormField Parameters(string name) => (fields, output) =>
    {
        if (ObjectOf(name, fields, output) is not { } node) return;
        output.Note(name, TemplateUse.Parameters);
        ParameterPlaceholders.Check(node, fields.Mistakes);
    };

    /// <summary>An object or null.</summary>
    public static FormField OptionalObject(string name) => (fields, output) => ObjectOf(name, fields, output);

    public static FormField Flag(string name, bool whenMissing) => (fields, output) => output.Json.WriteBoolean(name, fields.Flag(name, whenMissing));

    /// <summary>A length of time that is not negative: seconds, or as Prefect also has it here, ISO 8601.</summary>
    public static FormField Delay(string name) => (fields, output) => output.Json.WriteNumber(name, SpokenLength.SecondsOf(ReadDelay(name, fields)));

    public static FormField State(string name) => (fields, output) =>
        output.Json.WriteString(name, fields.Require(name, "Give the type of the state, for example \"COMPLETED\".") is { } node ? fields.Word(node, States) : null);

    /// <summary>A list of texts with at least one.</summary>
    public static FormField Texts(string name, string example) => (fields, output) =>
    {
        output.Json.WriteStartArray(name);
        if (fields.Require(name, $"Give a list, for example {example}.") is { } node)
        {
            var texts = DocumentValues.Texts(node, fields.Mistakes, example);
            if (node is { Kind: DocumentNodeKind.List, Children.Count: 0 }) fields.Mistakes.Add(node, $"'{name}' is empty. Give at least one, for example {example}.");
            foreach (var text in texts) output.Json.WriteStringValue(text);
        }

        output.Json.WriteEndArray();
    };

    public static TimeSpan ReadDelay(string name, DocumentFields fields)
    {
        if (fields.Find(name) is not { } node) return default;
        if (node.Kind != DocumentNodeKind.Text || !SpokenLength.TryReadIso(node.Text, out var delay)) return DocumentValues.Length(node, fields.Mistakes) ?? default;
        if (delay < TimeSpan.Zero) fields.Mistakes.Add(node, $"'{name}' is {node}; it must not be negative.");
        return delay;
    }

    static DocumentNode? ObjectOf(string name, DocumentFields fields, FormOutput output)
    {
        output.Json.WritePropertyName(name);
        var node = fields.Find(name);
        if (node is { Kind: DocumentNodeKind.Object })
        {
            node.WriteTo(output.Json);
            return node;
        }

        if (node is { Kind: not DocumentNodeKind.Null }) fields.Mistakes.Add(node, $"'{name}' is {node}; it has to be an object or null, for example {{ \"num\": 10 }}.");
        output.Json.WriteNullValue();
        return null;
    }

    static string ToText(DocumentNode node)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, AutomationWriter.Options)) FormOutput.ToElement(node).WriteTo(json);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
