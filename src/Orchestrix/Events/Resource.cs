using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Orchestrix.Events;

/// <summary>Something that an event is about, told by its labels. Immutable.</summary>
public sealed class Resource : IReadOnlyDictionary<string, string>
{
    static readonly string NoId = $"The resource has no id. Give it a label {LabelNames.ResourceId}, by convention 'kind.id'.";

    readonly LabelValue id; // apart, since it is what is asked for most, and often all there is
    readonly KeyValuePair<Symbol, LabelValue>[] others;

    internal Resource(LabelValue id, params KeyValuePair<Symbol, LabelValue>[] others)
    {
        this.id = id;
        this.others = others;
    }

    /// <summary>A resource with nothing but an id.</summary>
    /// <param name="id">The id, by convention <c>kind.id</c>.</param>
    /// <exception cref="InvalidEventException">The id is empty.</exception>
    public Resource(string id)
    {
        if (string.IsNullOrEmpty(id)) InvalidEventException.ThrowIfAny([NoId]);
        this.id = LabelValue.Of(id);
        others = [];
    }

    /// <summary>A resource.</summary>
    /// <param name="id">The id, by convention <c>kind.id</c>.</param>
    /// <param name="labels">Further labels.</param>
    /// <exception cref="InvalidEventException">The id is empty, a label is named twice, or there are more than <see cref="EventLimits.LabelsPerResource"/>.</exception>
    public Resource(string id, IEnumerable<KeyValuePair<string, string>> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        List<KeyValuePair<Symbol, LabelValue>> all = [];
        List<string> mistakes = [];
        if (string.IsNullOrEmpty(id)) mistakes.Add(NoId);
        else this.id = LabelValue.Of(id);
        foreach (var (name, value) in labels)
        {
            if (value is null) mistakes.Add($"The label '{name}' of resource '{id}' is null. Leave it out, or give it an empty text.");
            else if (name == LabelNames.ResourceId.Text || all.Exists(l => l.Key.Text == name)) mistakes.Add($"The label '{name}' of resource '{id}' is given twice.");
            else all.Add(new(Symbol.Of(name), LabelValue.Of(value)));
        }

        if (all.Count >= EventLimits.LabelsPerResource) mistakes.Add($"Resource '{id}' has {all.Count + 1} labels; at most {EventLimits.LabelsPerResource} are allowed.");
        InvalidEventException.ThrowIfAny(mistakes);
        others = [.. all];
    }

    /// <summary>A related resource: one that plays a role in what happened.</summary>
    /// <param name="role">The role, for example <c>flow</c>.</param>
    /// <param name="id">The id, by convention <c>kind.id</c>.</param>
    /// <param name="labels">Further labels.</param>
    /// <returns>The resource.</returns>
    /// <exception cref="InvalidEventException">Role or id is empty, a label is named twice, or there are too many.</exception>
    public static Resource InRole(string role, string id, IEnumerable<KeyValuePair<string, string>>? labels = null) =>
        new(id, [new(LabelNames.ResourceRole.Text, role), .. labels ?? []]);

    /// <summary>The id.</summary>
    public string Id => id.ToString();

    /// <summary>The name for people, or <see langword="null"/>.</summary>
    public string? Name => TryGet(LabelNames.ResourceName, out var name) ? name.ToString() : null;

    /// <summary>The role in the event, or <see langword="null"/>.</summary>
    public string? Role => TryGet(LabelNames.ResourceRole, out var role) ? role.ToString() : null;

    /// <summary>The id without what follows its last dot.</summary>
    public string Kind => Id is var id && id.LastIndexOf('.') is > 0 and var dot ? id[..dot] : "";

    /// <inheritdoc/>
    public int Count => others.Length + 1;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => All.Select(l => l.Key.Text);

    /// <inheritdoc/>
    public IEnumerable<string> Values => All.Select(l => l.Value.ToString());

    /// <inheritdoc/>
    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"Resource '{Id}' has no label '{key}'.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        foreach (var label in All)
        {
            if (label.Key.Text != key) continue;
            value = label.Value.ToString();
            return true;
        }

        value = null;
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        All.Select(l => KeyValuePair.Create(l.Key.Text, l.Value.ToString())).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <summary>Characters in all labels and their values.</summary>
    internal int Length
    {
        get
        {
            var length = LabelNames.ResourceId.Text.Length + id.Length;
            foreach (var label in others) length += label.Key.Text.Length + label.Value.Length;
            return length;
        }
    }

    internal bool TryGet(Symbol label, out LabelValue value)
    {
        if (ReferenceEquals(label, LabelNames.ResourceId))
        {
            value = id;
            return true;
        }

        foreach (var l in others)
        {
            if (!l.Key.Equals(label)) continue;
            value = l.Value;
            return true;
        }

        value = default;
        return false;
    }

    IEnumerable<KeyValuePair<Symbol, LabelValue>> All => others.Prepend(new(LabelNames.ResourceId, id));
}
