namespace Orchestrix.Templates.Values;

/// <summary>Whether a value counts as true, and what it is called.</summary>
static class Truth
{
    public static bool Of(TemplateValue value) => value.Plain is var plain && plain.Kind switch
    {
        TemplateValueKind.Undefined or TemplateValueKind.None => false,
        TemplateValueKind.Boolean or TemplateValueKind.Whole => plain.AsInteger != 0,
        TemplateValueKind.Fraction => plain.AsFloat != 0,
        TemplateValueKind.Text => plain.AsText.Length > 0,
        TemplateValueKind.List => plain.AsList.Count > 0,
        TemplateValueKind.Map => plain.AsMap.Count > 0,
        _ => true,
    };

    /// <summary>The value's kind, for messages.</summary>
    public static string NameOf(TemplateValue value) => value.Kind switch
    {
        TemplateValueKind.Undefined => value.MissingName is { } name ? $"'{name}', which is undefined" : "an undefined value",
        TemplateValueKind.None => "none",
        TemplateValueKind.Boolean => value.AsBoolean ? "true" : "false",
        TemplateValueKind.Whole => "a whole number",
        TemplateValueKind.Fraction => "a number",
        TemplateValueKind.Text => "a text",
        TemplateValueKind.List => "a list",
        TemplateValueKind.Map => "a map",
        _ => "an object",
    };
}
