namespace Orchestrix.Runs.Queries;

/// <summary>Which runs are meant: all that is given must hold. Immutable; the same for what is kept and for what comes live.</summary>
public sealed class RunFilter
{
    /// <summary>The kinds of runs.</summary>
    /// <value>By default <see cref="RunKind.FlowRuns"/>.</value>
    public RunKind Kind { get; init; }

    /// <summary>Ids, one of which it must have.</summary>
    /// <value>By default empty: any.</value>
    public IReadOnlyList<Guid> Ids { get; init; } = [];

    /// <summary>Names of flows or tasks, of one of which it must be a run.</summary>
    /// <value>By default empty: any.</value>
    public IReadOnlyList<string> DefinitionNames { get; init; } = [];

    /// <summary>Beginnings of names of flows or tasks, of one of which it must be a run.</summary>
    /// <value>By default empty: any.</value>
    public IReadOnlyList<string> DefinitionNamePrefixes { get; init; } = [];

    /// <summary>Names, one of which the run itself must have.</summary>
    /// <value>By default empty: any.</value>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Beginnings of names, one of which the run's own name must have.</summary>
    /// <value>By default empty: any.</value>
    public IReadOnlyList<string> NamePrefixes { get; init; } = [];

    /// <summary>Tags, one of which it must have.</summary>
    /// <value>By default empty: any, or none.</value>
    public IReadOnlyList<string> AnyTags { get; init; } = [];

    /// <summary>Tags, all of which it must have.</summary>
    /// <value>By default empty.</value>
    public IReadOnlyList<string> AllTags { get; init; } = [];

    /// <summary>Types of states, one of which its state must have.</summary>
    /// <value>By default empty: any.</value>
    public IReadOnlyList<StateType> StateTypes { get; init; } = [];

    /// <summary>Types of states, none of which its state may have.</summary>
    /// <value>By default empty.</value>
    public IReadOnlyList<StateType> ExceptStateTypes { get; init; } = [];

    /// <summary>Names of states, one of which its state must have.</summary>
    /// <value>By default empty: any.</value>
    public IReadOnlyList<string> StateNames { get; init; } = [];

    /// <summary>Names of states, none of which its state may have.</summary>
    /// <value>By default empty.</value>
    public IReadOnlyList<string> ExceptStateNames { get; init; } = [];

    /// <summary>The earliest time at which it became known, itself included.</summary>
    /// <value>By default <see langword="null"/>: any.</value>
    public DateTimeOffset? CreatedSince { get; init; }

    /// <summary>The latest time at which it became known, itself included.</summary>
    /// <value>By default <see langword="null"/>: any.</value>
    public DateTimeOffset? CreatedUntil { get; init; }

    /// <summary>The earliest time at which it began, itself included; one that has not begun is not meant.</summary>
    /// <value>By default <see langword="null"/>: any.</value>
    public DateTimeOffset? StartedSince { get; init; }

    /// <summary>The latest time at which it began, itself included; one that has not begun is not meant.</summary>
    /// <value>By default <see langword="null"/>: any.</value>
    public DateTimeOffset? StartedUntil { get; init; }

    /// <summary>The earliest time at which it ended, itself included; one that has not ended is not meant.</summary>
    /// <value>By default <see langword="null"/>: any.</value>
    public DateTimeOffset? EndedSince { get; init; }

    /// <summary>The latest time at which it ended, itself included; one that has not ended is not meant.</summary>
    /// <value>By default <see langword="null"/>: any.</value>
    public DateTimeOffset? EndedUntil { get; init; }

    /// <summary>Ids of runs, one of which must have called it.</summary>
    /// <value>By default empty: any, or none.</value>
    public IReadOnlyList<Guid> ParentIds { get; init; } = [];

    /// <summary>Ids of runs, one of which must be the root of its tree; a root is its own.</summary>
    /// <value>By default empty: any.</value>
    public IReadOnlyList<Guid> RootIds { get; init; } = [];

    /// <summary>Whether only runs are meant that no other run called.</summary>
    /// <value>By default <see langword="false"/>.</value>
    public bool RootsOnly { get; init; }

    /// <summary>Names of automations, one of which must have led to it.</summary>
    /// <value>By default empty: any, or none.</value>
    public IReadOnlyList<string> Automations { get; init; } = [];

    /// <summary>What must stand, in any case, in its name, in that of its flow or task, in a tag, or in the name or message of its state.</summary>
    /// <value>By default <see langword="null"/>: nothing.</value>
    public string? Text { get; init; }

    /// <summary>Whether a run is meant, as it is now. May be called from any thread.</summary>
    /// <param name="run">The run.</param>
    /// <returns><see langword="true"/> when all that is given holds.</returns>
    public bool Accepts(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return AcceptsKind(run)
            && (Ids.Count == 0 || Ids.Contains(run.Id))
            && IsOneOf(run.Definition.Name, DefinitionNames) && BeginsWithOneOf(run.Definition.Name, DefinitionNamePrefixes)
            && ((Names.Count == 0 && NamePrefixes.Count == 0) || (IsOneOf(run.Name, Names) && BeginsWithOneOf(run.Name, NamePrefixes)))
            && (AnyTags.Count == 0 || AnyTags.Any(t => run.Definition.Tags.Contains(t, StringComparer.Ordinal)))
            && AllTags.All(t => run.Definition.Tags.Contains(t, StringComparer.Ordinal))
            && AcceptsTimes(run)
            && AcceptsTree(run)
            && AcceptsState(run.State)
            && (string.IsNullOrEmpty(Text) || HasText(run, Text));
    }

    bool AcceptsKind(Run run) => Kind switch
    {
        RunKind.FlowRuns => run is FlowRun,
        RunKind.TaskRuns => run is TaskRun,
        _ => true,
    };

    bool AcceptsState(RunState state) =>
        (StateTypes.Count == 0 || StateTypes.Contains(state.Type))
        && !ExceptStateTypes.Contains(state.Type)
        && IsOneOf(state.Name, StateNames)
        && !ExceptStateNames.Contains(state.Name, StringComparer.Ordinal);

    bool AcceptsTimes(Run run) =>
        IsWithin(run.Created, CreatedSince, CreatedUntil) && IsWithin(run.Started, StartedSince, StartedUntil) && IsWithin(run.Ended, EndedSince, EndedUntil);

    bool AcceptsTree(Run run) =>
        (!RootsOnly || run.Parent is null)
        && (ParentIds.Count == 0 || (run.Parent is { } parent && ParentIds.Contains(parent.Id)))
        && (RootIds.Count == 0 || RootIds.Contains(run.Root.Id))
        && (Automations.Count == 0 || (run.CauseOf(0) is { } cause && Automations.Contains(cause.Automation, StringComparer.Ordinal)));

    static bool HasText(Run run, string text)
    {
        var state = run.State;
        return Has(run.Name) || Has(run.Definition.Name) || Has(state.Name) || Has(state.Message) || run.Definition.Tags.Any(Has);

        bool Has(string? value) => value?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
    }

    static bool IsOneOf(string name, IReadOnlyList<string> names) => names.Count == 0 || names.Contains(name, StringComparer.Ordinal);

    static bool BeginsWithOneOf(string name, IReadOnlyList<string> prefixes) => prefixes.Count == 0 || prefixes.Any(p => name.StartsWith(p, StringComparison.Ordinal));

    static bool IsWithin(DateTimeOffset? time, DateTimeOffset? since, DateTimeOffset? until) =>
        (since is null && until is null) || (time is not null && (since is null || time >= since) && (until is null || time <= until));
}
