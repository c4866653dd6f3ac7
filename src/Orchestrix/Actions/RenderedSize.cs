using System.Text.Json;
using Orchestrix.Templates;

namespace Orchestrix.Actions;

/// <summary>One rendering of an action's fields: what names mean, and how much all of its templates together may give.</summary>
sealed class RenderedSize(TemplateValue variables)
{
    const int Most = 4 * TemplateLimits.Output;

    long size;

    public TemplateValue Variables => variables;

    public JsonElement Count(JsonElement rendered)
    {
        size += rendered.ValueKind is JsonValueKind.String or JsonValueKind.Array or JsonValueKind.Object ? rendered.GetRawText().Length : 1;
        return size <= Most ? rendered : throw new ActionFailedException($"Template rendering failed: the fields of the action together have more than {Most:N0} characters. Let the templates give less.");
    }
}
