using System.Text.Json;
using Orchestrix.Templates;

namespace Orchestrix.Actions;

/// <summary>JSON of an action in which texts may be templates: parsed when the action is declared, rendered when it is executed.</summary>
sealed class TemplatedJson
{
    readonly TemplatedNode root;
    readonly TemplatedNodes nodes;

    TemplatedJson(JsonElement source, Func<TemplatedNodes, TemplatedNode> read)
    {
        Source = source;
        nodes = new TemplatedNodes();
        root = read(nodes);
    }

    /// <summary>The JSON as it was declared.</summary>
    public JsonElement Source { get; }

    /// <summary>What is wrong with it, each mistake in a sentence with its place.</summary>
    public IReadOnlyList<string> Mistakes => nodes.Mistakes;

    /// <summary>Whether it is the same whatever happens.</summary>
    public bool IsConstant => root is ConstantNode;

    /// <summary>The names that its templates read.</summary>
    public IReadOnlySet<string> Names => nodes.Names;

    /// <summary>One value.</summary>
    /// <param name="field">Which field of the action it is.</param>
    /// <param name="value">The value; an undefined one is left as it is.</param>
    /// <param name="use">What templates in it become.</param>
    public static TemplatedJson Of(string field, JsonElement value, TemplateUse use) => new(value, nodes => nodes.Read(field, value, use));

    /// <summary>The fields of an action, of which some may hold templates.</summary>
    public static TemplatedJson Of(JsonElement fields, IReadOnlyDictionary<string, TemplateUse> uses) => new(fields, nodes => nodes.ReadFields(fields, uses));

    /// <summary>The names of the fields of an object that are not the same at each rendering.</summary>
    public IReadOnlySet<string> ChangingFields => root is ObjectNode fields ? fields.Fields.Where(f => f.Value is not ConstantNode).Select(f => f.Key).ToHashSet(StringComparer.Ordinal) : new HashSet<string>();

    /// <exception cref="ActionFailedException">It cannot be rendered with these values.</exception>
    public JsonElement Render(TemplateValue variables) => root.Render(new RenderedSize(variables)) ?? default;
}
