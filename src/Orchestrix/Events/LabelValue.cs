using System.Diagnostics.CodeAnalysis;

namespace Orchestrix.Events;

/// <summary>
/// The value of a label: a text, or the id of one of our own objects (<c>orchestrix.flow-run.</c> and a UUID), which is kept as a number and only
/// written out when somebody asks for the text.
/// </summary>
public readonly struct LabelValue : IEquatable<LabelValue>
{
    /// <summary>Room for the text of an id of our own kinds: the kind, a dot, and the UUID.</summary>
    internal const int LongestId = 64;

    const int IdLength = 36;

    readonly object? source; // the text, the Symbol of the kind, or the parts
    readonly ulong low, high; // the text's hash and 0, or the two halves of the UUID

    LabelValue(object source, ulong low, ulong high)
    {
        this.source = source;
        this.low = low;
        this.high = high;
    }

    /// <summary>Whether the label is absent.</summary>
    public bool IsMissing => source is null;

    /// <summary>The kind of an id, such as <c>orchestrix.flow-run</c>; <see langword="null"/> for a text.</summary>
    public Symbol? Kind => source as Symbol;

    /// <summary>How many characters the text has.</summary>
    internal int Length => source switch { string text => text.Length, Symbol kind => kind.Text.Length + 1 + IdLength, _ => 0 };

    internal ulong Hash => low ^ (high * 0x9E37_79B9_7F4A_7C15);

    /// <summary>
    /// The value of a text. Ids of our own kinds become the id form whichever way they come in, so that the same id is always the same value.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <returns>The value.</returns>
    public static LabelValue Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParseId(text, out var id) ? id : new LabelValue(text, Symbol.HashOf(text), 0);
    }

    /// <summary>Several values as one, for keys of more than one label. The array must not change while the value is in use.</summary>
    internal static LabelValue Of(LabelValue[] parts)
    {
        var hash = 17UL;
        foreach (var part in parts) hash = (hash ^ part.Hash) * 0x9E37_79B9_7F4A_7C15;
        return new LabelValue(parts, hash, 0);
    }

    /// <summary>The values of which this one is made; null unless it is made of several.</summary>
    internal LabelValue[]? Parts => source as LabelValue[];

    /// <summary>The value of an id.</summary>
    /// <param name="kind">The kind, one of <see cref="ResourceKinds"/>.</param>
    /// <param name="id">The id.</param>
    /// <returns>The value, which reads <c>kind.id</c>.</returns>
    public static LabelValue Of(Symbol kind, Guid id)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var bits = (UInt128)0;
        System.Runtime.CompilerServices.Unsafe.As<UInt128, Guid>(ref bits) = id;
        return new LabelValue(kind, (ulong)bits, (ulong)(bits >> 64));
    }

    /// <summary>The id, when the value is one.</summary>
    /// <param name="id">The id, or an empty one.</param>
    /// <returns>Whether the value is an id of one of our own kinds.</returns>
    public bool TryGetId(out Guid id)
    {
        var bits = new UInt128(high, low);
        id = System.Runtime.CompilerServices.Unsafe.As<UInt128, Guid>(ref bits);
        return source is Symbol;
    }

    /// <summary>Whether two values read the same.</summary>
    /// <param name="other">The other value.</param>
    /// <returns><see langword="true"/> when they do.</returns>
    public bool Equals(LabelValue other) =>
        low == other.low && high == other.high
        && (ReferenceEquals(source, other.source) || (source is string a && other.source is string b && a == b)
            || (source is LabelValue[] mine && other.source is LabelValue[] theirs && mine.AsSpan().SequenceEqual(theirs)));

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is LabelValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Hash;

    /// <summary>The text of the value; empty when the label is absent.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => source switch
    {
        null => "",
        string text => text,
        Symbol kind => TryGetId(out var id) ? $"{kind.Text}.{id:D}" : "",
        _ => "",
    };

    /// <summary>The text, for whom a string of its own would be too much.</summary>
    /// <param name="buffer">Room for <see cref="LongestId"/> characters, used when the value is an id.</param>
    internal ReadOnlySpan<char> AsSpan(Span<char> buffer)
    {
        if (source is not Symbol kind || !TryGetId(out var id) || kind.Text.Length + 1 + IdLength > buffer.Length) return ToString();
        kind.Text.CopyTo(buffer);
        buffer[kind.Text.Length] = '.';
        id.TryFormat(buffer[(kind.Text.Length + 1)..], out _, "D");
        return buffer[..(kind.Text.Length + 1 + IdLength)];
    }

    /// <summary>Whether two values read the same.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns><see langword="true"/> when they do.</returns>
    public static bool operator ==(LabelValue left, LabelValue right) => left.Equals(right);

    /// <summary>Whether two values read differently.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns><see langword="true"/> when they do.</returns>
    public static bool operator !=(LabelValue left, LabelValue right) => !left.Equals(right);

    static bool TryParseId(string text, out LabelValue value)
    {
        value = default;
        if (text.Length <= IdLength + 1 || text[^(IdLength + 1)] != '.' || !text.StartsWith(ResourceKinds.Prefix, StringComparison.Ordinal)) return false;
        var id = text.AsSpan(text.Length - IdLength);
        if (id.ContainsAnyInRange('A', 'F') || !Guid.TryParseExact(id, "D", out var guid)) return false;
        if (ResourceKinds.Find(text.AsSpan(0, text.Length - IdLength - 1)) is not { } kind) return false;
        value = Of(kind, guid);
        return true;
    }
}
