using System.Text;
using System.Text.Json;

namespace Orchestrix.Events;

/// <summary>Turns what a user wants to emit into an entry, or says everything that is wrong with it.</summary>
static class CustomEventFactory
{
    public static CustomEvent Create(NewEvent draft, IEmissionContext context, long nowTicks)
    {
        List<string>? mistakes = null;
        if (string.IsNullOrEmpty(draft.Name)) Note("The event has no name. Give it one, for example 'order.late'.");
        else if (draft.Name.Length > EventLimits.NameLength) Note($"The event's name has {draft.Name.Length} characters; at most {EventLimits.NameLength} are allowed.");
        if (draft.Resource is null) Note($"The event '{draft.Name}' has no resource. Say what it is about, by convention with an id 'kind.id'.");
        for (var i = 0; i < draft.Related.Count; i++)
            if (string.IsNullOrEmpty(draft.Related[i]?.Role)) Note($"Related resource {i} of event '{draft.Name}' has no role. Make it with Resource.InRole(role, id).");
        InvalidEventException.ThrowIfAny(mistakes);

        var related = Join(draft, context.Related);
        if (related.Length > EventLimits.RelatedResources)
            Note($"The event '{draft.Name}' has {related.Length} related resources, those of the current run included; at most {EventLimits.RelatedResources} are allowed.");
        var payload = Copy(draft, out var payloadBytes);
        if (IsTooLarge(draft, related, payloadBytes, out var size))
            Note($"The event '{draft.Name}' is about {size:N0} bytes large; at most {EventLimits.SizeInBytes:N0} are allowed. Store what is large elsewhere and emit a reference to it.");
        InvalidEventException.ThrowIfAny(mistakes);

        var occurred = draft.Occurred?.UtcTicks ?? nowTicks;
        return new CustomEvent(Symbol.Of(draft.Name), draft.Id ?? TimeOrderedId.New(nowTicks), occurred, FollowsOf(draft, occurred), draft.Resource!, related, payload)
        {
            Cause = context.Cause,
            Trace = OrchestrixDiagnostics.CurrentTrace,
            HasGivenId = draft.Id is not null || draft.FollowsId is not null,
            MayPrecedeLeader = draft is { Follows: null, FollowsId: not null },
        };

        void Note(string mistake) => (mistakes ??= []).Add(mistake);
    }

    static Resource[] Join(NewEvent draft, IReadOnlyList<Resource> ambient)
    {
        if (ambient.Count == 0) return draft.Related.Count == 0 ? [] : [.. draft.Related];
        HashSet<string> involved = [draft.Resource.Id, .. draft.Related.Select(r => r.Id)];
        return [.. draft.Related, .. ambient.Where(r => involved.Add(r.Id))];
    }

    static JsonElement Copy(NewEvent draft, out int bytes)
    {
        bytes = 0;
        if (draft.Payload is not { Count: > 0 } payload) return EventEntry.EmptyPayload;
        var json = Encoding.UTF8.GetBytes(payload.ToJsonString());
        bytes = json.Length;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    // A character takes three bytes at most, so that only for a large event each text has to be looked at.
    static bool IsTooLarge(NewEvent draft, Resource[] related, int payloadBytes, out int size)
    {
        const int longestCharacter = 3;
        var characters = draft.Name.Length + draft.Resource.Length;
        foreach (var resource in related) characters += resource.Length;
        size = (characters * longestCharacter) + payloadBytes;
        if (size < EventLimits.SizeInBytes / 2) return false;
        size = payloadBytes + SizeOf(draft, related);
        return size > EventLimits.SizeInBytes;
    }

    // What the event takes as JSON: names and values, and for each some quotes, a colon and a comma; then the fixed fields.
    static int SizeOf(NewEvent draft, Resource[] related)
    {
        const int fixedFields = 200, perLabel = 6;
        var size = fixedFields + Encoding.UTF8.GetByteCount(draft.Name);
        foreach (var resource in (ReadOnlySpan<Resource>)[draft.Resource, .. related])
            foreach (var (label, value) in resource) size += Encoding.UTF8.GetByteCount(label) + Encoding.UTF8.GetByteCount(value) + perLabel;
        return size;
    }

    static Guid? FollowsOf(NewEvent draft, long occurred) =>
        draft.Follows is not { } earlier ? draft.FollowsId
        : Math.Abs(occurred - earlier.Occurred.UtcTicks) < EventLimits.FollowsWithin.Ticks ? earlier.Id
        : null;
}
