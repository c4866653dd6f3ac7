namespace Orchestrix.Events.Queries;

/// <summary>Which events are meant: all that is given must hold. Immutable; the same for what is kept and for what comes live.</summary>
/// <remarks>The criteria are those of Prefect's event filter; its known names (<c>prefect.flow-run.</c>) are understood as ours.</remarks>
public sealed class EventFilter
{
    readonly EventText? text;

    /// <summary>The earliest time at which it occurred, itself included.</summary>
    /// <value>By default <see langword="null"/>: any.</value>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The latest time at which it occurred, itself included.</summary>
    /// <value>By default <see langword="null"/>: any.</value>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Names, one of which it must have.</summary>
    /// <value>By default empty: any.</value>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Beginnings of names, one of which its name must have.</summary>
    /// <value>By default empty: any.</value>
    public IReadOnlyList<string> NamePrefixes { get; init; } = [];

    /// <summary>Names, none of which it may have.</summary>
    /// <value>By default empty.</value>
    public IReadOnlyList<string> ExceptNames { get; init; } = [];

    /// <summary>Beginnings of names, none of which its name may have.</summary>
    /// <value>By default empty.</value>
    public IReadOnlyList<string> ExceptNamePrefixes { get; init; } = [];

    /// <summary>What it is about.</summary>
    /// <value>By default <see langword="null"/>: anything.</value>
    public ResourceFilter? Resource { get; init; }

    /// <summary>What has to be related to it: each of these must mean some related resource, maybe the same one.</summary>
    /// <value>By default empty.</value>
    public IReadOnlyList<ResourceFilter> Related { get; init; } = [];

    /// <summary>What has to be involved in it, whether it is about it or only related: each of these must mean some resource.</summary>
    /// <value>By default empty.</value>
    public IReadOnlyList<ResourceFilter> Involved { get; init; } = [];

    /// <summary>Ids, one of which it must have.</summary>
    /// <value>By default empty: any.</value>
    public IReadOnlyList<Guid> Ids { get; init; } = [];

    /// <summary>
    /// Words to look for, in any case, in the event's name, in values of its resources and in its payload: one of them must be there. <c>+word</c> must be there in any
    /// case, <c>-word</c> or <c>!word</c> must not; words in quotation marks belong together. At most 200 characters.
    /// </summary>
    /// <value>By default <see langword="null"/>: none.</value>
    /// <exception cref="ArgumentException">The text is longer.</exception>
    public string? Text
    {
        get;
        init
        {
            field = value;
            text = string.IsNullOrWhiteSpace(value) ? null : new EventText(value);
        }
    }

    /// <summary>Whether only the latest event of each resource is meant.</summary>
    /// <value>By default <see langword="false"/>. Only for what is kept: <see cref="Accepts"/> looks at one event alone.</value>
    public bool LatestOfEachResource { get; init; }

    /// <summary>Whether an event is meant. May be called from any thread.</summary>
    /// <param name="event">The event.</param>
    /// <returns><see langword="true"/> when all that is given holds.</returns>
    public bool Accepts(OrchestrationEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        return (Since is null || @event.Occurred >= Since) && (Until is null || @event.Occurred <= Until)
            && AcceptsName(@event.Name)
            && (Ids.Count == 0 || Ids.Contains(@event.Id))
            && (Resource is null || Resource.Accepts(@event.Resource))
            && Related.All(f => @event.Related.Any(f.Accepts))
            && Involved.All(f => f.Accepts(@event.Resource) || @event.Related.Any(f.Accepts))
            && (text is null || text.Accepts(@event));
    }

    bool AcceptsName(string name) =>
        (Names.Count == 0 || Names.Any(n => PrefectNames.Translate(n) == name))
        && (NamePrefixes.Count == 0 || NamePrefixes.Any(p => Begins(name, p)))
        && !ExceptNames.Any(n => PrefectNames.Translate(n) == name)
        && !ExceptNamePrefixes.Any(p => Begins(name, p));

    static bool Begins(string name, string prefix) => name.StartsWith(PrefectNames.Translate(prefix), StringComparison.Ordinal);
}
