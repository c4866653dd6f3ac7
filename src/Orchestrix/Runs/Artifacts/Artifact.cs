using System.Text.Json;

namespace Orchestrix.Runs.Artifacts;

/// <summary>Something that a run has made for people to look at. Immutable: an update makes a new one with the same id.</summary>
public sealed record Artifact
{
    /// <summary>How many characters <see cref="Data"/> may have as JSON.</summary>
    public const int LargestData = 262_144;

    /// <summary>How many characters a <see cref="Key"/> may have.</summary>
    public const int LongestKey = 255;

    /// <summary>The id, a UUID of version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>What artifacts share that are versions of the same thing: lowercase letters, digits and dashes. <see langword="null"/> for one that only belongs to its run.</summary>
    /// <value>By default <see langword="null"/>.</value>
    public string? Key { get; init; }

    /// <summary>What it is.</summary>
    public required ArtifactType Type { get; init; }

    /// <summary>What it is about, in Markdown; <see langword="null"/> when nothing is said.</summary>
    /// <value>By default <see langword="null"/>.</value>
    public string? Description { get; init; }

    /// <summary>What is shown: a text, for a table its JSON, for progress a number.</summary>
    public required JsonElement Data { get; init; }

    /// <summary>The flow run in which it was made; <see langword="null"/> when a task without a flow made it.</summary>
    /// <value>By default <see langword="null"/>.</value>
    public Guid? FlowRunId { get; init; }

    /// <summary>The task run in which it was made; <see langword="null"/> when the flow itself made it.</summary>
    /// <value>By default <see langword="null"/>.</value>
    public Guid? TaskRunId { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it was last changed, in UTC.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Type} {Key ?? Id.ToString("D")}";
}
