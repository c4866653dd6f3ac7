using System.Text.Json;

namespace Orchestrix.Runs;

/// <summary>
/// The result of a finished step. What can change later is kept as JSON, so that a body that changes it after the step does not change what a further
/// attempt gets, and so that memory and durable stores answer alike.
/// </summary>
sealed class RememberedValue
{
    readonly object? value;
    readonly byte[]? json;

    RememberedValue(object? value, byte[]? json)
    {
        this.value = value;
        this.json = json;
    }

    public static RememberedValue Of<T>(T result, CanonicalJson canonical, JsonSerializerOptions options)
    {
        if (IsImmutable(result)) return new RememberedValue(result, null);

        // Only a value that JSON shows entirely comes back as it was.
        using MemoryStream sink = new();
        using Utf8JsonWriter writer = new(sink);
        return canonical.TryWrite(writer, result, out _) && result!.GetType() == typeof(T)
            ? new RememberedValue(null, JsonSerializer.SerializeToUtf8Bytes(result, options.GetTypeInfo(typeof(T))))
            : new RememberedValue(result, null);
    }

    public T Get<T>(JsonSerializerOptions options) =>
        json is null ? (T)value! : (T)JsonSerializer.Deserialize(json, options.GetTypeInfo(typeof(T)))!;

    static bool IsImmutable<T>(T result) =>
        result is null or string or Uri or decimal or Guid or DateTime or DateTimeOffset or TimeSpan or JsonElement or Enum or Version or RunState || result.GetType().IsPrimitive;
}
