using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Orchestrix.Automations.Documents;

/// <summary>Parses JSON into nodes. Malformed JSON is one mistake, since what follows it cannot be understood.</summary>
static class JsonNodes
{
    public const int LargestBytes = 256 * 1024, Deepest = 32;

    const int LongestReason = 200;

    static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The root; null after a mistake that ends the reading.</summary>
    public static DocumentNode? Parse(ReadOnlySpan<byte> json, DocumentMistakes mistakes)
    {
        if (json.Length > LargestBytes)
        {
            mistakes.Add("", $"The document has {json.Length:N0} bytes; at most {LargestBytes:N0} are read. Divide it into several.", 1, 1);
            return null;
        }

        if (json.StartsWith(ByteOrderMark)) json = json[ByteOrderMark.Length..];
        JsonPlace place = new(json);
        Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = 2 * Deepest });
        try
        {
            reader.Read();
            var root = Read(ref reader, ref place, null, null, 1, mistakes);
            if (root is not null && reader.Read()) throw new JsonException(); // the reader itself objects first
            return root;
        }
        catch (JsonException exception)
        {
            AddMalformed(json, exception, mistakes);
        }
        catch (InvalidOperationException) // a text that is no Unicode
        {
            place.MoveTo((int)reader.TokenStartIndex);
            mistakes.Add("", "The document is not valid JSON: a text here has bytes or escapes that are no Unicode. Write the file as UTF-8.", place.Line, place.Column);
        }

        return null;
    }

    static DocumentNode? Read(ref Utf8JsonReader reader, ref JsonPlace place, DocumentNode? parent, string? name, int depth, DocumentMistakes mistakes)
    {
        place.MoveTo((int)reader.TokenStartIndex);
        var (kind, text) = reader.TokenType switch
        {
            JsonTokenType.StartObject => (DocumentNodeKind.Object, ""),
            JsonTokenType.StartArray => (DocumentNodeKind.List, ""),
            JsonTokenType.String => (DocumentNodeKind.Text, reader.GetString()!),
            JsonTokenType.Number => (DocumentNodeKind.Number, Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan)),
            JsonTokenType.True => (DocumentNodeKind.True, ""),
            JsonTokenType.False => (DocumentNodeKind.False, ""),
            _ => (DocumentNodeKind.Null, ""),
        };
        var node = parent is null ? DocumentNode.Root(kind, place.Line, place.Column, text) : parent.Add(name, kind, place.Line, place.Column, text);
        if (kind is not (DocumentNodeKind.Object or DocumentNodeKind.List)) return node;
        if (depth > Deepest)
        {
            mistakes.Add(node, $"The document is nested more than {Deepest} levels deep here. Make it flatter.");
            return null;
        }

        return (kind == DocumentNodeKind.Object ? ReadFields(ref reader, ref place, node, depth, mistakes) : ReadItems(ref reader, ref place, node, depth, mistakes)) ? node : null;
    }

    static bool ReadItems(ref Utf8JsonReader reader, ref JsonPlace place, DocumentNode list, int depth, DocumentMistakes mistakes)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            if (Read(ref reader, ref place, list, null, depth + 1, mistakes) is null) return false;
        return true;
    }

    static bool ReadFields(ref Utf8JsonReader reader, ref JsonPlace place, DocumentNode owner, int depth, DocumentMistakes mistakes)
    {
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            place.MoveTo((int)reader.TokenStartIndex);
            var name = reader.GetString()!;
            if (!lines.TryAdd(name, place.Line))
                mistakes.AddTwice(owner, name, lines[name], place.Line, place.Column);
            reader.Read();
            if (Read(ref reader, ref place, owner, name, depth + 1, mistakes) is null) return false;
        }

        return true;
    }

    static void AddMalformed(ReadOnlySpan<byte> json, JsonException exception, DocumentMistakes mistakes)
    {
        var at = 0;
        for (var lines = exception.LineNumber ?? 0; lines > 0; lines--) at += json[at..].IndexOf((byte)'\n') + 1;
        at = (int)Math.Min(at + (exception.BytePositionInLine ?? 0), json.Length);
        JsonPlace place = new(json);
        place.MoveTo(at);
        mistakes.Add("", $"The document is not valid JSON: {ReasonOf(json, at, exception)}", place.Line, place.Column);
    }

    static string ReasonOf(ReadOnlySpan<byte> json, int at, JsonException exception)
    {
        if (json.Trim(" \t\r\n"u8).IsEmpty) return "it is empty. Write an automation: { \"name\": …, \"trigger\": …, \"actions\": … }.";
        if (at >= json.Length) return "it ends too early. Close what is open.";
        if (json[at] == '/') return "comments are not allowed in it. Leave them out.";
        if (json[at] is (byte)'}' or (byte)']' && json[..at].TrimEnd(" \t\r\n"u8) is [.., (byte)',']) return "a comma must not stand before a closing bracket. Leave the comma out.";
        var end = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal); // the place is told in our own way
        var reason = end > 0 ? exception.Message[..end] : exception.Message;
        return reason.Length <= LongestReason ? reason : $"{reason[..(LongestReason / 2)]}…{reason[^(LongestReason / 2)..]}"; // it may quote the rest of the document
    }
}
