using System.Globalization;

namespace Orchestrix.Triggers;

/// <summary>How many parts of a <see cref="CompoundTrigger"/> have to fire.</summary>
public readonly record struct PartsRequired
{
    readonly bool isAny;

    PartsRequired(int? count, bool isAny)
    {
        Count = count;
        this.isAny = isAny;
    }

    /// <summary>Every part.</summary>
    public static PartsRequired All => default;

    /// <summary>One part, whichever it is.</summary>
    public static PartsRequired Any { get; } = new(null, true);

    /// <summary>A number of parts, whichever they are.</summary>
    /// <param name="count">The number, from 1 to that of the parts.</param>
    /// <returns>The requirement.</returns>
    public static PartsRequired AtLeast(int count) => new(count, false);

    /// <summary>The number that was given; <see langword="null"/> for <see cref="All"/> and <see cref="Any"/>.</summary>
    public int? Count { get; }

    internal int CountOf(int parts) => Count ?? (isAny ? 1 : parts);

    /// <summary>As documents have it: <c>all</c>, <c>any</c>, or the number.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Count?.ToString(CultureInfo.InvariantCulture) ?? (isAny ? "any" : "all");
}
