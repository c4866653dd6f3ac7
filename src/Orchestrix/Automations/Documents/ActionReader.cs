using System.Text;
using System.Text.Json.Nodes;
using Orchestrix.Actions;

namespace Orchestrix.Automations.Documents;

/// <summary>Reads actions.</summary>
/// <param name="handled">Types of the application's own, for which it has handlers: their fields are kept as they are.</param>
sealed class ActionReader(IReadOnlyCollection<string> handled)
{
    const string Example = "{ \"type\": \"notify\", \"channel\": \"console\", \"body\": \"Done.\" }";

    /// <summary>The action; null, or not to be used, after mistakes.</summary>
    public IAutomationAction? Read(DocumentNode node, DocumentMistakes mistakes)
    {
        if (DocumentFields.Of(node, mistakes, Example) is not { } fields) return null;
        if (fields.Require("type", $"Say what is to be done, for example {Example}.") is not { } typeNode || DocumentValues.Text(typeNode, mistakes) is not { } type) return null;
        if (ActionForms.OwnOf(type) is { } own)
        {
            var action = own(fields);
            fields.RejectOthers($"An action of type '{type}'");
            return action;
        }

        if (ActionForms.FieldsOf(type) is { } form) return Read(type, form, fields);
        if (handled.Contains(type)) return Keep(type, fields);
        var known = ActionForms.Types.Concat(handled);
        var meant = Spelling.Suggest(type, known);
        mistakes.Add(typeNode, $"There are no actions of type '{DocumentNode.Cut(type)}'.{(meant.Length > 0 ? meant : $" The types are: {string.Join(", ", known)}.")}");
        return null;
    }

    /// <summary>An action that C# declares by its fields; what is wrong with them is told when a host starts.</summary>
    public static IAutomationAction Declare(string type, JsonObject? fields)
    {
        JsonObject whole = new() { ["type"] = type };
        foreach (var (name, value) in fields ?? []) whole.TryAdd(name, value?.DeepClone());
        DocumentMistakes mistakes = new();
        var node = JsonNodes.Parse(Encoding.UTF8.GetBytes(whole.ToJsonString()), mistakes);
        var action = node is null ? null : new ActionReader([type]).Read(node, mistakes);
        return mistakes.Count == 0 && action is not null ? action
            : new DeclaredAction(type, default) { Mistakes = [.. mistakes.InOrder().Select(m => m.Message)] };
    }

    static DeclaredAction Read(string type, FormField[] form, DocumentFields fields)
    {
        using FormOutput output = new();
        foreach (var field in form) field.Read(fields, output);
        fields.RejectOthers($"An action of type '{type}'");
        return new DeclaredAction(type, output.ToElement(), output.Templates);
    }

    static DeclaredAction Keep(string type, DocumentFields fields)
    {
        using FormOutput output = new();
        foreach (var field in fields.Owner.Children.Where(f => f.Name != "type"))
        {
            output.Json.WritePropertyName(field.Name);
            field.WriteTo(output.Json);
            output.Note(field.Name, TemplateUse.Data);
            TemplateChecks.CheckAll(field, fields.Mistakes);
        }

        return new DeclaredAction(type, output.ToElement(), output.Templates);
    }
}
