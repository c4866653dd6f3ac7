using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Orchestrix.Runs;

/// <summary>
/// Writes a value so that two values are written alike exactly when nobody can tell them apart: properties in order of their names, sets and dictionaries in
/// order of their keys, run-time types where they differ from the declared ones. A value whose state JSON does not show entirely is refused, since its text
/// would also stand for others.
/// </summary>
sealed class CanonicalJson(JsonSerializerOptions options)
{
    const int MaxDepth = 64;

    // Per options, since what a type shows depends on them.
    readonly ConcurrentDictionary<Type, string?> refusals = new();

    /// <summary>Writes a value, or says why that cannot be.</summary>
    public bool TryWrite<T>(Utf8JsonWriter writer, T value, [NotNullWhen(false)] out string? refusal)
    {
        try
        {
            refusal = Write(writer, value, typeof(T), 0);
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException or JsonException)
        {
            refusal = exception.Message;
        }

        return refusal is null;
    }

    string? Write(Utf8JsonWriter writer, object? value, Type declared, int depth)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return null;
        }

        var type = value.GetType();
        if (WriteScalar(writer, value, type)) return null;
        if (depth == MaxDepth) return $"{Display(type)} is nested more than {MaxDepth} deep, or contains itself";
        if (type == (Nullable.GetUnderlyingType(declared) ?? declared)) return WriteBare(writer, value, type, depth);

        writer.WriteStartArray(); // a text alone would not tell a circle from a square
        writer.WriteStringValue(Display(type));
        var refusal = WriteBare(writer, value, type, depth);
        writer.WriteEndArray();
        return refusal;
    }

    string? WriteBare(Utf8JsonWriter writer, object value, Type type, int depth)
    {
        if (value is ITuple tuple && type.IsGenericType && type.Namespace == nameof(System)) return WriteTuple(writer, tuple, type, depth);
        var info = options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => WriteObject(writer, value, info, depth),
            JsonTypeInfoKind.Enumerable => WriteItems(writer, value, info, depth),
            JsonTypeInfoKind.Dictionary => WriteDictionary(writer, value, info, depth),
            _ => WriteConverted(writer, value, info),
        };
    }

    string? WriteTuple(Utf8JsonWriter writer, ITuple tuple, Type type, int depth)
    {
        var declared = type.GenericTypeArguments;
        writer.WriteStartArray();
        for (var i = 0; i < tuple.Length; i++)
            if (Write(writer, tuple[i], i < 7 ? declared[i] : typeof(object), depth + 1) is { } refusal) return refusal;
        writer.WriteEndArray();
        return null;
    }

    string? WriteObject(Utf8JsonWriter writer, object value, JsonTypeInfo info, int depth)
    {
        if (refusals.GetOrAdd(info.Type, RefusalOf, info) is { } hidden) return hidden;
        writer.WriteStartObject();
        foreach (var property in info.Properties.Where(p => p.Get is not null).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            writer.WritePropertyName(property.Name);
            if (Write(writer, property.Get!(value), property.PropertyType, depth + 1) is { } refusal) return refusal;
        }

        writer.WriteEndObject();
        return null;
    }

    string? WriteItems(Utf8JsonWriter writer, object value, JsonTypeInfo info, int depth)
    {
        if (value is not ICollection && !IsCountable(info.Type)) return $"{Display(info.Type)} may change or have effects when it is read";
        var element = info.ElementType ?? typeof(object);
        var isSet = IsSet(info.Type);
        List<byte[]>? parts = isSet ? [] : null;
        writer.WriteStartArray();
        foreach (var item in (IEnumerable)value)
        {
            if (parts is null)
            {
                if (Write(writer, item, element, depth + 1) is { } refusal) return refusal;
            }
            else if (Part(item, element, depth, out var bytes) is { } refusal) return refusal;
            else parts.Add(bytes);
        }

        foreach (var part in parts?.OrderBy(p => p, ByteOrder.Instance) ?? Enumerable.Empty<byte[]>()) writer.WriteRawValue(part, skipInputValidation: true);
        writer.WriteEndArray();
        return null;
    }

    string? WriteDictionary(Utf8JsonWriter writer, object value, JsonTypeInfo info, int depth)
    {
        if (value is not IDictionary dictionary) return $"{Display(info.Type)} is a dictionary of a kind that cannot be read here";
        List<(byte[] Key, byte[] Value)> pairs = [];
        foreach (DictionaryEntry entry in dictionary)
        {
            if (Part(entry.Key, info.KeyType ?? typeof(object), depth, out var key) is { } refusedKey) return refusedKey;
            if (Part(entry.Value, info.ElementType ?? typeof(object), depth, out var item) is { } refusedValue) return refusedValue;
            pairs.Add((key, item));
        }

        writer.WriteStartArray();
        foreach (var (key, item) in pairs.OrderBy(p => p.Key, ByteOrder.Instance))
        {
            writer.WriteRawValue(key, skipInputValidation: true);
            writer.WriteRawValue(item, skipInputValidation: true);
        }

        writer.WriteEndArray();
        return null;
    }

    string? Part(object? value, Type declared, int depth, out byte[] bytes)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter part = new(buffer);
        var refusal = Write(part, value, declared, depth + 1);
        part.Flush();
        bytes = buffer.WrittenSpan.ToArray();
        return refusal;
    }

    static string? WriteConverted(Utf8JsonWriter writer, object value, JsonTypeInfo info)
    {
        if (info.Type == typeof(object)) return "a plain object shows nothing of what it stands for";
        JsonSerializer.Serialize(writer, value, info);
        return null;
    }

    static bool WriteScalar(Utf8JsonWriter writer, object value, Type type)
    {
        switch (value)
        {
            case string text: writer.WriteStringValue(text); return true;
            case bool flag: writer.WriteBooleanValue(flag); return true;
            case double number: writer.WriteStringValue(number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)); return true;
            case float number: writer.WriteStringValue(number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)); return true;
            case DateTime time: writer.WriteStringValue(time.ToString("O", System.Globalization.CultureInfo.InvariantCulture)); return true;
            case DateTimeOffset time: writer.WriteStringValue(time.ToString("O", System.Globalization.CultureInfo.InvariantCulture)); return true;
            case Uri uri: writer.WriteStringValue(uri.OriginalString); return true;
            case Enum: writer.WriteStringValue(((Enum)value).ToString("D")); return true;
            case byte[] bytes: writer.WriteBase64StringValue(bytes); return true;
            case IFormattable number when type.IsPrimitive || value is decimal or Guid or TimeSpan or Int128 or UInt128 or DateOnly or TimeOnly:
                writer.WriteStringValue(number.ToString(value is DateOnly or TimeOnly ? "O" : null, System.Globalization.CultureInfo.InvariantCulture));
                return true;
            case char c: writer.WriteStringValue(c.ToString()); return true;
            default: return false;
        }
    }

    // Fields that no property shows are state that the text would lose. Under NativeAOT fields cannot be looked at: there a type is taken as shown
    // when the user listed it in a JSON context.
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A field that was trimmed away is no state.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A field that was trimmed away is no state.")]
    static string? RefusalOf(Type type, JsonTypeInfo info)
    {
        var shown = info.Properties.Where(p => p.Get is not null).Select(p => (p.AttributeProvider as MemberInfo)?.Name ?? p.Name).ToHashSet(StringComparer.Ordinal);
        for (var level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            foreach (var field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                var name = field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
                if (!shown.Contains(name)) return $"{Display(type)} has state that JSON does not show ({name})";
            }
        }

        return info.Properties.Count == 0 ? $"{Display(type)} shows no state in JSON" : null;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An interface that was trimmed away makes the value refused, never wrong.")]
    static bool IsCountable(Type type) => Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>));

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A set whose interface was trimmed away is hashed in its own order: a step is done again, never answered wrongly.")]
    static bool IsSet(Type type) => Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlySet<>));

    internal static string Display(Type type)
    {
        var name = type.DeclaringType is { } outer && !type.IsGenericParameter ? $"{Display(outer)}.{type.Name}" : $"{type.Namespace}.{type.Name}";
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GenericTypeArguments.Select(Display))}>" : name;
    }

    sealed class ByteOrder : IComparer<byte[]>
    {
        public static readonly ByteOrder Instance = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
