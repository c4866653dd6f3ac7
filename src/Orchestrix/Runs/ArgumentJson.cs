using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Orchestrix.Runs;

/// <summary>Writes the arguments of a call as the fields of an object.</summary>
sealed class ArgumentJson : ICallSink
{
    readonly Utf8JsonWriter json;
    readonly JsonSerializerOptions options;
    string? refusal;

    ArgumentJson(Utf8JsonWriter json, JsonSerializerOptions options)
    {
        this.json = json;
        this.options = options;
    }

    /// <summary>Writes them. Returns why that is not possible, in a sentence with its mend; null when it was.</summary>
    public static string? Write(CapturedCall call, Utf8JsonWriter json, JsonSerializerOptions options)
    {
        ArgumentJson sink = new(json, options);
        json.WriteStartObject();
        call.Describe(sink);
        json.WriteEndObject();
        return sink.refusal;
    }

    public void TypeArgument(Type type) => refusal ??= $"its flow is generic (here with {type.Name}), and a name does not tell with which types. Start it through a flow that is not.";

    public void Receiver<T>(T receiver) => refusal ??= $"its flow is called on an object ({typeof(T).Name}), which a document cannot hold. Start it through a static flow.";

    public void Argument<T>(string name, T value)
    {
        try
        {
            var element = JsonSerializer.SerializeToElement(value, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
            json.WritePropertyName(name);
            element.WriteTo(json);
        }
        catch (Exception exception) // of the type's converters and properties: whatever they throw, the argument is no JSON
        {
            refusal ??= $"its argument '{name}' ({typeof(T).Name}) cannot be written as JSON: {exception.Message.Split('\n')[0].Trim()} Use a type that can, or list it in RunOptions.Json.";
        }
    }

    public void SensitiveArgument<T>(string name, T value) =>
        refusal ??= $"its argument '{name}' is marked [Sensitive], and whoever reads the document would see it. Let the flow get the value where it needs it, from a secret store for example.";

    public void Key(string value) { }
}
