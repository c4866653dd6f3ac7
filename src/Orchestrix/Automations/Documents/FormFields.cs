using System.Buffers;
using System.Text.Json;
using Orchestrix.Actions;
using Orchestrix.Automations.Documents.Schema;
using Orchestrix.Runs;

namespace Orchestrix.Automations.Documents;

/// <summary>One or two fields of an action.</summary>
/// <param name="Read">Reads them, writes them with their defaults, and tells what is wrong with them.</param>
/// <param name="Shapes">What the schema says about them.</param>
sealed record FormField(Action<DocumentFields, FormOutput> Read, params FieldShape[] Shapes);

/// <summary>The kinds of fields that actions have.</summary>
static class FormFields
{
    public static readonly string[] States = [.. Enum.GetValues<StateType>().Select(s => s.Label().ToString())];

    /// <summary><c>source</c> and the id: named, or found out from the event.</summary>
    public static FormField Target(string id) => new((fields, output) =>
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
    },
    new("source", SchemaTypes.Word("selected", "inferred"), "Whether the id is given here, or found out from the event.") { Default = "\"selected\"" },
    new(id, SchemaTypes.TextOrNull, "The id of what the action is about; not together with the source \"inferred\"."));

    /// <summary>A text that has to be there.</summary>
    public static FormField Id(string name, string whatToDo) => new(
        (fields, output) => output.Json.WriteString(name, fields.RequireText(name, whatToDo) ?? ""), new FieldShape(name, SchemaTypes.FilledText, whatToDo) { IsRequired = true });

    /// <summary>A text or null.</summary>
    public static FormField OptionalText(string name) => new(
        (fields, output) => output.Json.WriteString(name, fields.TextOrNull(name)), new FieldShape(name, SchemaTypes.TextOrNull, "A text or null.") { Default = "null" });

    /// <summary>A text that may be a template and has to be there, unless there is a default.</summary>
    public static FormField Template(string name, string? whenMissing = null) => new((fields, output) =>
    {
        var node = whenMissing is null ? fields.Require(name, "Write a text.") : fields.Find(name);
        output.Note(name, TemplateUse.Text);
        if (node is not null) TemplateChecks.Check(node, fields.Mistakes);
        output.Json.WriteString(name, node is null ? whenMissing : DocumentValues.Text(node, fields.Mistakes));
    },
    new FieldShape(name, SchemaTypes.Text, "A text.") { IsRequired = whenMissing is null, Default = whenMissing is null ? null : $"\"{whenMissing}\"" });

    /// <summary>A text that may be a template. An object stands for its JSON.</summary>
    public static FormField TemplateOrObject(string name) => new((fields, output) =>
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
    },
    new FieldShape(name, SchemaTypes.TextOrObject, "A text; an object stands for its JSON.") { Default = "\"\"" });

    /// <summary>Arguments: an object that may hold templates and placeholders, or null for the deployment's own.</summary>
    public static FormField Parameters(string name) => new((fields, output) =>
    {
        if (ObjectOf(name, fields, output) is not { } node) return;
        output.Note(name, TemplateUse.Parameters);
        ParameterPlaceholders.Check(node, fields.Mistakes);
    },
    new FieldShape(name, SchemaTypes.ObjectOrNull, "Arguments by name, or null for the deployment's own.") { Default = "null" });

    /// <summary>An object or null.</summary>
    public static FormField OptionalObject(string name) => new(
        (fields, output) => ObjectOf(name, fields, output), new FieldShape(name, SchemaTypes.ObjectOrNull, "An object or null.") { Default = "null" });

    public static FormField Flag(string name, bool whenMissing) => new(
        (fields, output) => output.Json.WriteBoolean(name, fields.Flag(name, whenMissing)), new FieldShape(name, SchemaTypes.Flag, "True or false.") { Default = whenMissing ? "true" : "false" });

    /// <summary>A length of time that is not negative: seconds, or as Prefect also has it here, ISO 8601.</summary>
    public static FormField Delay(string name) => new(
        (fields, output) => output.Json.WriteNumber(name, SpokenLength.SecondsOf(ReadDelay(name, fields))),
        new FieldShape(name, SchemaTypes.Delay, "How much later: seconds, or ISO 8601 such as \"PT10M\".") { Default = "0" });

    public static FormField State(string name) => new(
        (fields, output) => output.Json.WriteString(name, fields.Require(name, "Give the type of the state, for example \"COMPLETED\".") is { } node ? fields.Word(node, States) : null),
        new FieldShape(name, SchemaTypes.Word(States), "The type of the state.") { IsRequired = true });

    /// <summary>A list of texts with at least one.</summary>
    public static FormField Texts(string name, string example) => new((fields, output) =>
    {
        output.Json.WriteStartArray(name);
        if (fields.Require(name, $"Give a list, for example {example}.") is { } node)
        {
            var texts = DocumentValues.Texts(node, fields.Mistakes, example);
            if (node is { Kind: DocumentNodeKind.List, Children.Count: 0 }) fields.Mistakes.Add(node, $"'{name}' is empty. Give at least one, for example {example}.");
            foreach (var text in texts) output.Json.WriteStringValue(text);
        }

        output.Json.WriteEndArray();
    },
    new FieldShape(name, SchemaTypes.SomeTexts, "Texts, at least one.") { IsRequired = true });

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
