using System.Buffers;

namespace Orchestrix.Events;

/// <summary>
/// Says which values of a label are meant, as a shell does: <c>*</c> any run of characters, <c>?</c> one character, <c>[a-z]</c> and <c>[!a-z]</c> classes;
/// case matters and the whole value counts. A leading <c>!</c> negates the rest. A label that is absent is never meant. Immutable.
/// </summary>
public sealed class LabelPattern
{
    static readonly SearchValues<char> Wildcards = SearchValues.Create("*?[");

    readonly string glob;
    readonly LabelValue exact;
    readonly bool isExact;
    readonly int prefixLength; // up to the first wildcard

    /// <summary>A pattern.</summary>
    /// <param name="text">The pattern; Prefect's known names are understood as ours.</param>
    public LabelPattern(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = PrefectNames.Translate(text);
        IsNegated = Text.StartsWith('!');
        glob = IsNegated ? Text[1..] : Text;
        var wildcard = glob.AsSpan().IndexOfAny(Wildcards);
        isExact = wildcard < 0;
        prefixLength = isExact ? glob.Length : wildcard;
        if (isExact) exact = LabelValue.Of(glob);
    }

    LabelPattern(LabelValue value)
    {
        Text = glob = value.ToString();
        isExact = true;
        exact = value;
        prefixLength = glob.Length;
    }

    /// <summary>The pattern, with Prefect's names translated.</summary>
    public string Text { get; }

    /// <summary>Whether the pattern means every value except those that the rest of it describes.</summary>
    public bool IsNegated { get; }

    /// <summary>The only value that is meant, or a missing one when there may be several.</summary>
    internal LabelValue Exact => isExact && !IsNegated ? exact : default;

    /// <summary>What every value begins with that is meant; empty when that cannot be said.</summary>
    internal ReadOnlySpan<char> Prefix => IsNegated ? [] : glob.AsSpan(0, prefixLength);

    /// <summary>A pattern that means one value, whatever characters it has.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The pattern.</returns>
    public static LabelPattern Literal(string value) => new(LabelValue.Of(value));

    /// <summary>Whether a value is meant. Allocates nothing.</summary>
    /// <param name="value">The value.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public bool Accepts(LabelValue value) => !value.IsMissing && (isExact ? value.Equals(exact) : IsMatch(value)) != IsNegated;

    /// <summary>Whether some id of a kind may be meant; most patterns show by their beginning that none is.</summary>
    internal bool MayAcceptIdsOf(Symbol kind)
    {
        var ids = $"{kind.Text}.";
        var prefix = glob.AsSpan(0, prefixLength);
        if (!IsNegated) return prefix.Length <= ids.Length ? ids.StartsWith(prefix, StringComparison.Ordinal) : prefix.StartsWith(ids, StringComparison.Ordinal);
        return !(IsAnythingAfterPrefix && ids.StartsWith(prefix, StringComparison.Ordinal)); // unless every one of them is excluded
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    bool IsAnythingAfterPrefix => prefixLength == glob.Length - 1 && glob[^1] == '*';

    // An id is written out on the stack: whoever only compares it should not pay for a string.
    bool IsMatch(LabelValue value)
    {
        var text = value.AsSpan(stackalloc char[LabelValue.LongestId]);
        if (!text.StartsWith(glob.AsSpan(0, prefixLength), StringComparison.Ordinal)) return false;
        return IsAnythingAfterPrefix || Glob.IsMatch(glob.AsSpan(prefixLength), text[prefixLength..]);
    }
}
