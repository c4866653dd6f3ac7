using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrix.Templates.Evaluation;
using Orchestrix.Templates.Values;

namespace Orchestrix.Templates;

/// <summary>A value that a template works with. Immutable data: there is no way from it to an object of the program.</summary>
public readonly struct TemplateValue
{
    readonly object? reference; // a text, a list, a map or an object; of what is undefined, its name
    readonly long bits;

    TemplateValue(TemplateValueKind kind, object? reference, long bits = 0)
    {
        Kind = kind;
        this.reference = reference;
        this.bits = bits;
    }

    /// <summary>Nothing is known.</summary>
    public static TemplateValue Undefined => default;

    /// <summary>Known to be nothing.</summary>
    public static TemplateValue None { get; } = new(TemplateValueKind.None, null);

    /// <summary>The kind.</summary>
    public TemplateValueKind Kind { get; }

    /// <summary>True or false.</summary>
    /// <param name="value">Which.</param>
    /// <returns>The value.</returns>
    public static TemplateValue Of(bool value) => new(TemplateValueKind.Boolean, null, value ? 1 : 0);

    /// <summary>A whole number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The value.</returns>
    public static TemplateValue Of(long value) => new(TemplateValueKind.Whole, null, value);

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The value.</returns>
    public static TemplateValue Of(double value) => new(TemplateValueKind.Fraction, null, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A text.</summary>
    /// <param name="value">The text; <see langword="null"/> is <see cref="None"/>.</param>
    /// <returns>The value.</returns>
    public static TemplateValue Of(string? value) => value is null ? None : new(TemplateValueKind.Text, value);

    /// <summary>A moment, as ISO 8601 text.</summary>
    /// <param name="value">The moment; <see langword="null"/> is <see cref="None"/>.</param>
    /// <returns>The value.</returns>
    public static TemplateValue Of(DateTimeOffset? value) => value is { } moment ? Of(moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)) : None;

    /// <summary>Values in an order.</summary>
    /// <param name="values">The values; not to be changed afterwards.</param>
    /// <returns>The value.</returns>
    public static TemplateValue Of(IReadOnlyList<TemplateValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(TemplateValueKind.List, values);
    }

    /// <summary>Values by names.</summary>
    /// <param name="values">The values; of several with one name the last counts.</param>
    /// <returns>The value.</returns>
    public static TemplateValue Of(IEnumerable<KeyValuePair<string, TemplateValue>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Of(new TemplateMap(values.Select(v => KeyValuePair.Create(Of(v.Key), v.Value))));
    }

    /// <summary>An object.</summary>
    /// <param name="value">The object; <see langword="null"/> is <see cref="None"/>.</param>
    /// <returns>The value.</returns>
    public static TemplateValue Of(TemplateObject? value) => value is null ? None : new(TemplateValueKind.Structure, value);

    /// <summary>JSON. It is read as far as a template asks for it; until then its document must not be disposed.</summary>
    /// <param name="value">The JSON; an undefined one is <see cref="Undefined"/>. Numbers with neither point nor exponent are whole, as long as they have at most 64 bits.</param>
    /// <returns>The value.</returns>
    public static TemplateValue Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => None,
        JsonValueKind.True => Of(true),
        JsonValueKind.False => Of(false),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? Of(whole) : Of(value.GetDouble()),
        JsonValueKind.String => Of(value.GetString()),
        JsonValueKind.Array => new(TemplateValueKind.List, new JsonItems(value)),
        JsonValueKind.Object => Of(new TemplateMap(value)),
        _ => Undefined,
    };

    /// <summary>JSON. It is copied.</summary>
    /// <param name="value">The JSON; <see langword="null"/> is <see cref="None"/>.</param>
    /// <returns>The value.</returns>
    public static TemplateValue Of(JsonNode? value)
    {
        if (value is null) return None;
        using var document = JsonDocument.Parse(value.ToJsonString());
        return Of(document.RootElement.Clone());
    }

    /// <summary>The value as JSON: what is undefined is null, moments and objects with a text are texts.</summary>
    /// <returns>The JSON.</returns>
    /// <exception cref="TemplateException">The value has no form in JSON, or is beyond what a template may give out.</exception>
    public JsonElement ToJson() => ValueJson.ToElement(new RenderState("", Undefined), this);

    /// <summary>The text that a template prints for the value.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="TemplateException">The text is longer than a template may give out.</exception>
    public override string ToString() => ValueText.Of(new RenderState("", Undefined), this);

    /// <summary>What nothing is known about, with the name that was asked for.</summary>
    internal static TemplateValue Missing(string name) => new(TemplateValueKind.Undefined, name);

    internal static TemplateValue Of(TemplateMap map) => new(TemplateValueKind.Map, map);

    /// <summary>Values that print in parentheses.</summary>
    internal static TemplateValue Tuple(params TemplateValue[] values) => new(TemplateValueKind.List, new TupleItems(values));

    internal bool IsUndefined => Kind == TemplateValueKind.Undefined;

    internal bool IsNumber => Kind is TemplateValueKind.Whole or TemplateValueKind.Fraction or TemplateValueKind.Boolean;

    internal bool AsBoolean => bits != 0;

    internal long AsInteger => bits;

    internal double AsFloat => Kind == TemplateValueKind.Fraction ? BitConverter.Int64BitsToDouble(bits) : bits;

    internal string AsText => (string)reference!; // not null: of that kind

    internal IReadOnlyList<TemplateValue> AsList => (IReadOnlyList<TemplateValue>)reference!; // not null: of that kind

    internal TemplateMap AsMap => (TemplateMap)reference!; // not null: of that kind

    internal TemplateObject AsObject => (TemplateObject)reference!; // not null: of that kind

    /// <summary>The name that was asked for, of what is undefined.</summary>
    internal string? MissingName => Kind == TemplateValueKind.Undefined ? (string?)reference : null;

    /// <summary>An object that has a text counts as that.</summary>
    internal TemplateValue Plain => Kind == TemplateValueKind.Structure && AsObject.Text is { } text ? Of(text) : this;
}
