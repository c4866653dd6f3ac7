using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Orchestrix.Actions;

namespace Orchestrix.Automations.Documents;

/// <summary>Writes automations in the form that is read.</summary>
static class AutomationWriter
{
    // For files and people: operators and letters of all languages stand as themselves. Whoever puts it into HTML has to escape it.
    public static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>An automation as JSON, checked: what is returned can be read.</summary>
    /// <exception cref="UnwritableAutomationException">Documents have no form for something in it.</exception>
    public static ReadOnlyMemory<byte> ToJson(Automation automation, JsonSerializerOptions arguments)
    {
        ArrayBufferWriter<byte> buffer = new();
        Unwritable reasons = new();
        using (Utf8JsonWriter json = new(buffer, Options)) Write(json, automation, arguments, reasons);
        if (reasons.Reasons.Count == 0)
        {
            // Typed C# may say more than documents may, a proactive window of a second for example.
            DocumentMistakes mistakes = new();
            foreach (var mistake in AutomationReader.Read(JsonNodes.Parse(buffer.WrittenSpan, mistakes), mistakes, OwnTypesOf(automation)).Mistakes)
            {
                reasons.Path = mistake.Path;
                reasons.Add(mistake.Message);
            }
        }

        return reasons.Reasons.Count == 0 ? buffer.WrittenMemory : throw new UnwritableAutomationException(automation.Name, reasons.Reasons);
    }

    /// <summary>Writes an automation, and gathers why that is not wholly possible.</summary>
    public static void Write(Utf8JsonWriter json, Automation automation, JsonSerializerOptions arguments, Unwritable reasons)
    {
        json.WriteStartObject();
        json.WriteString("name", automation.Name);
        json.WriteString("description", automation.Description);
        json.WriteBoolean("enabled", automation.Enabled);
        if (automation.Mode == AutomationMode.Shadow) json.WriteString("mode", "shadow"); // Prefect refuses fields that it does not know: this one only stands where it is needed
        json.WriteStartArray("tags");
        foreach (var tag in automation.Tags) json.WriteStringValue(tag);
        json.WriteEndArray();
        json.WritePropertyName("trigger");
        reasons.Path = "trigger";
        new TriggerWriter(json, reasons).Write(automation.Trigger, automation.ExceptsOwnEffects);
        WriteActions(json, "actions", automation.Actions, arguments, reasons);
        WriteActions(json, "actions_on_trigger", automation.ActionsOnTrigger, arguments, reasons);
        WriteActions(json, "actions_on_resolve", automation.ActionsOnResolve, arguments, reasons);
        if (automation.OwnerResource is { } owner) json.WriteString("owner_resource", owner);
        json.WriteEndObject();
    }

    static void WriteActions(Utf8JsonWriter json, string name, IReadOnlyList<IAutomationAction> actions, JsonSerializerOptions arguments, Unwritable reasons)
    {
        json.WriteStartArray(name);
        for (var i = 0; i < actions.Count; i++)
        {
            reasons.Path = $"{name}.{i}";
            if (WriteAction(json, actions[i], arguments) is { } reason) reasons.Add(reason);
        }

        json.WriteEndArray();
    }

    // Apart, so that what was begun and could not be ended does not come into the document.
    static string? WriteAction(Utf8JsonWriter json, IAutomationAction action, JsonSerializerOptions arguments)
    {
        if (action is not IWritableAction writable)
        {
            return $"an action of type '{action?.Type}' is code of the application, for which documents have no form. "
                + "Give it a name with Then.Do(name, …), or register its handler with AddActionHandler<THandler>(type) and declare it with Then.Use(type, fields).";
        }

        ArrayBufferWriter<byte> buffer = new();
        string? reason;
        using (Utf8JsonWriter own = new(buffer, Options with { SkipValidation = true }))
        {
            own.WriteStartObject();
            own.WriteString("type", writable.DocumentType);
            reason = writable.WriteFields(own, arguments);
            own.WriteEndObject();
        }

        if (reason is not null) return reason;
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        document.RootElement.WriteTo(json); // in the indentation of the whole
        return null;
    }

    static HashSet<string> OwnTypesOf(Automation automation) =>
        automation.Actions.Concat(automation.ActionsOnTrigger).Concat(automation.ActionsOnResolve).OfType<DeclaredAction>()
            .Select(a => a.Type).Where(t => ActionForms.FieldsOf(t) is null).ToHashSet(StringComparer.Ordinal);
}
