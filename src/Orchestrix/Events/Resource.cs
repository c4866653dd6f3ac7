using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Orchestrix.Events;

/// <summary>Something that an event is about, told by its labels. Immutable.</summary>
public sealed class Resource : IReadOnlyDictionary<string, string>
{
    readonly KeyValuePair<Symbol, LabelValue>[] labels;

    internal Resource(KeyValuePair<Symbol, LabelValue>[] labels) => this.labels = labels;

    /// <summary>A resource with nothing but an id.</summary>
    /// <param name="id">The id, by convention <c>kind.id</c>.</param>
    public Resource(string id) : this(id, []) { }

    /// <summary>A resource.</summary>
    /// <param name="id">The id, by convention <c>kind.id</c>.</param>
    /// <param name="labels">Further labels.</param>
    /// <exception cref="InvalidEventException">The id is empty, a label is named twice, or there are more than <see cref="EventLimits.LabelsPerResource"/>.</exception>
    public Resource(string id, IEnumerable<KeyValuePair<string, string>> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        List<KeyValuePair<Symbol, LabelValue>> all = [];
        List<string> mistakes = [];
        if (string.IsNullOrEmpty(id)) mistakes.Add($"The resource has no id. Give it a label {LabelNames.ResourceId}, by convention 'kind.id'.");
        else all.Add(new(LabelNames.ResourceId, LabelValue.Of(id)));
        foreach (var (name, value) in labels)
        {
            if (value is null) mistakes.Add($"The label '{name}' of resource '{id}' is null. Leave it out, or give it an empty text.");
            else if (all.Exists(l => l.Key.Text == name)) mistakes.Add($"The label '{name}' of resource '{id}' is given twice.");
            else all.Add(new(Symbol.Of(name), LabelValue.Of(value)));
        }

        if (all.Count > EventLimits.LabelsPerResource) mistakes.Add($"Resource '{id}' has {all.Count} labels; at most {EventLimits.LabelsPerResource} are allowed.");
        InvalidEventException.ThrowIfAny(mistakes);
        this.labels = [.. all];
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
    public string Id => TryGet(LabelNames.ResourceId, out var id) ? id.ToString() : "";

    /// <summary>The name for people, or <see langword="null"/>.</summary>
    public string? Name => TryGet(LabelNames.ResourceName, out var name) ? name.ToString() : null;

    /// <summary>The role in the event, or <see langword="null"/>.</summary>
    public string? Role => TryGet(LabelNames.ResourceRole, out var role) ? role.ToString() : null;

    /// <summary>The id without what follows its last dot.</summary>
    public string Kind => Id is var id && id.LastIndexOf('.') is > 0 and var dot ? id[..dot] : "";

    /// <inheritdoc/>
    public int Count => labels.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => labels.Select(l => l.Key.Text);

    /// <inheritdoc/>
    public IEnumerable<string> Values => labels.Select(l => l.Value.ToString());

    /// <inheritdoc/>
    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"Resource '{Id}' has no label '{key}'.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        foreach (var label in labels)
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
        labels.Select(l => KeyValuePair.Create(l.Key.Text, l.Value.ToString())).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => Id;

    internal bool TryGet(Symbol label, out LabelValue value)
    {
        foreach (var l in labels)
        {
            if (!l.Key.Equals(label)) continue;
            value = l.Value;
            return true;
        }

        value = default;
        return false;
    }
}
