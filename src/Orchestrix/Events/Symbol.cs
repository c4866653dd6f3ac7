using System.Collections.Concurrent;

namespace Orchestrix.Events;

/// <summary>
/// A text that stands for one thing wherever it occurs: the name of an event, of a label, or of a kind of resource. Equal texts are the same object,
/// so comparing is comparing references. Texts beyond the table's bound get an object of their own and are compared by text.
/// </summary>
public sealed class Symbol : IEquatable<Symbol>
{
    // Event names are users' data and may carry ids by mistake: the table must not grow with them.
    const int Capacity = 65_536;

    static readonly ConcurrentDictionary<string, Symbol> Table = new(StringComparer.Ordinal);
    static readonly ConcurrentDictionary<string, Symbol>.AlternateLookup<ReadOnlySpan<char>> Lookup = Table.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly ulong Seed = (ulong)Random.Shared.NextInt64(); // seeded by the system; a cryptographic one would load a library of its own at each start
    static int count;

    Symbol(string text, int number)
    {
        Text = text;
        Number = number;
        Hash = HashOf(text);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    internal bool IsInterned => Number >= 0;

    /// <summary>A small number of its own, for tables; -1 for a symbol beyond the bound.</summary>
    internal int Number { get; }

    internal ulong Hash { get; }

    /// <summary>The symbol of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The same object for the same text, while the table has room.</returns>
    public static Symbol Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Table.TryGetValue(text, out var found)) return found;
        var number = Interlocked.Increment(ref count) - 1; // one that is lost to a race stays unused
        return number < Capacity ? Table.GetOrAdd(text, static (t, n) => new Symbol(t, n), number) : new Symbol(text, -1);
    }

    internal static Symbol Of(ReadOnlySpan<char> text) => Lookup.TryGetValue(text, out var found) ? found : Of(text.ToString());

    /// <summary>A hash of a text that differs from process to process, since labels come from outside.</summary>
    internal static ulong HashOf(string text)
    {
        var hash = Seed;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 0x9E37_79B9_7F4A_7C15;
            hash ^= hash >> 29;
        }

        return hash;
    }

    /// <summary>Whether two symbols have the same text.</summary>
    /// <param name="other">The other symbol.</param>
    /// <returns><see langword="true"/> for the same text.</returns>
    public bool Equals(Symbol? other) =>
        ReferenceEquals(this, other) || (other is not null && !(IsInterned && other.IsInterned) && Hash == other.Hash && Text == other.Text);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Symbol);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Hash;

    /// <inheritdoc/>
    public override string ToString() => Text;
}
