using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Orchestrix.Flows;
using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>Makes the call of a flow from its arguments as JSON.</summary>
sealed class JsonArguments : IArgumentSource
{
    readonly FlowDefinition flow;
    readonly JsonElement parameters;
    readonly JsonSerializerOptions options;
    readonly IReadOnlySet<string>? unknownYet;
    readonly List<string> mistakes = [];
    Type? service;

    JsonArguments(FlowDefinition flow, JsonElement parameters, JsonSerializerOptions options, IReadOnlySet<string>? unknownYet)
    {
        this.flow = flow;
        this.parameters = parameters;
        this.options = options;
        this.unknownYet = unknownYet;
    }

    /// <summary>The call; null when the arguments are not those of the flow.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="parameters">An object: the arguments by name.</param>
    /// <param name="options">How arguments are read.</param>
    /// <param name="unknownYet">Arguments whose values are made only later, and are not looked at here; null for none. With any, there may be no call without a mistake.</param>
    /// <param name="mistakes">What is wrong, each mistake in a sentence with its mend.</param>
    public static CapturedCall? Call(FlowDefinition flow, JsonElement parameters, JsonSerializerOptions options, IReadOnlySet<string>? unknownYet, out IReadOnlyList<string> mistakes)
    {
        if (flow.Start is not { } start)
        {
            mistakes = [$"its flow '{flow.Name}' cannot be started by its name. {flow.NotResumable ?? "It was compiled for an earlier version."} Start it through a static flow that is not generic."];
            return null;
        }

        JsonArguments source = new(flow, parameters, options, unknownYet);
        source.FindUnknown();
        CapturedCall? call = null;
        try
        {
            call = CallCapture.Record(() => start(source));
            call.Service = source.service;
        }
        catch (CallCaptureException) when (source.mistakes.Count > 0 || unknownYet is { Count: > 0 })
        {
            // An argument that could not be read was left empty, and what met it threw.
        }

        mistakes = source.mistakes;
        return source.mistakes.Count == 0 ? call : null;
    }

    public void CallOn(Type type) => service = type;

    public T Required<T>(string name)
    {
        if (parameters.TryGetProperty(name, out var value)) return Read<T>(name, value, isOptional: false);
        mistakes.Add($"parameters.{name} is missing. Flow '{flow.Name}' needs a value of type {TypeOf(name)}.");
        return default!; // the call is thrown away
    }

    public T Optional<T>(string name, T whenMissing) => parameters.TryGetProperty(name, out var value) ? Read<T>(name, value, isOptional: true) : whenMissing;

    T Read<T>(string name, JsonElement value, bool isOptional)
    {
        if (unknownYet?.Contains(name) == true) return default!; // the call is thrown away
        try
        {
            var argument = value.Deserialize((JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
            if (argument is not null || isOptional || TypeOf(name).EndsWith('?')) return argument!;
            mistakes.Add($"parameters.{name} is null. Flow '{flow.Name}' needs a value of type {TypeOf(name)}.");
        }
        catch (Exception exception) // of the type's converters and properties: whatever they throw, it is no such value
        {
            mistakes.Add(flow.Parameters.Any(p => p.Name == name && p.IsSensitive)
                ? $"parameters.{name} is {SensitiveAttribute.Mask}, which is no value of type {TypeOf(name)}. It is marked [Sensitive], so no more is told."
                : $"parameters.{name} is {Quote(value)}, which is no value of type {TypeOf(name)}: {exception.Message.Split('\n')[0].Trim()}");
        }

        return default!; // the call is thrown away
    }

    void FindUnknown()
    {
        var known = flow.Parameters.Select(p => p.Name).ToList();
        foreach (var parameter in parameters.EnumerateObject())
        {
            if (known.Contains(parameter.Name)) continue;
            var meant = Spelling.Suggest(parameter.Name, known);
            var fields = known.Count == 0 ? " It takes none." : meant.Length > 0 ? meant : $" It has: {string.Join(", ", known)}.";
            mistakes.Add($"parameters.{parameter.Name} is unknown to flow '{flow.Name}'.{fields}");
        }
    }

    string TypeOf(string name) => flow.Parameters.FirstOrDefault(p => p.Name == name)?.Type ?? "?";

    static string Quote(JsonElement value) => value.GetRawText() is { Length: > 80 } text ? $"{text[..80]}…" : value.GetRawText();
}
