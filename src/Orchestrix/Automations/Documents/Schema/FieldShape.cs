using System.Text.Json.Nodes;

namespace Orchestrix.Automations.Documents.Schema;

/// <summary>What a JSON schema says about a field. The rules themselves are the reader's; a test holds both together.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Type">Makes the schema of its value.</param>
/// <param name="Description">What it is for: a sentence for editors to show.</param>
sealed record FieldShape(string Name, Func<JsonObject> Type, string Description)
{
    public bool IsRequired { get; init; }

    /// <summary>The value that it has when it is missing, as JSON; null when there is none.</summary>
    public string? Default { get; init; }

    public JsonObject ToSchema()
    {
        var schema = Type();
        if (Description.Length > 0) schema["description"] = Description;
        if (Default is not null) schema["default"] = JsonNode.Parse(Default);
        return schema;
    }
}
