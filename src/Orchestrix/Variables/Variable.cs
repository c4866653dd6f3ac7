using System.Text.Json;

namespace Orchestrix.Variables;

/// <summary>A value that flows and automations share, by name. Immutable. Not for secrets: it is kept as it is, and shown to whoever may read.</summary>
public sealed record Variable
{
    /// <summary>How many characters a name may have.</summary>
    public const int LongestName = 255;

    /// <summary>How many characters a value may have as JSON.</summary>
    public const int LargestValue = 5_000;

    /// <summary>The name: lowercase letters, digits, dashes and underscores.</summary>
    public required string Name { get; init; }

    /// <summary>The value: any JSON.</summary>
    public required JsonElement Value { get; init; }

    /// <summary>Tags, for finding it.</summary>
    /// <value>By default empty.</value>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>When it was set first, in UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it was set last, in UTC.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>How often it was set since it is there, from 1.</summary>
    public required long Version { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} = {Value.GetRawText()}";
}
