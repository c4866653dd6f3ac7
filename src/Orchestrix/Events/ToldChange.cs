using System.Text.Json;

namespace Orchestrix.Events;

/// <summary>An entry that changes something which is kept, and that is itself the event which tells it.</summary>
abstract class ToldChange(Symbol name, Guid id, long ticks, Resource resource) : EventEntry
{
    /// <summary>What else was involved.</summary>
    public IReadOnlyList<Resource> Related { get; init; } = [];

    /// <summary>Which automation led to it; null when none did.</summary>
    public Causation? Cause { get; init; }

    public override string? TraceParent { get; } = OrchestrixDiagnostics.CurrentTrace;

    public override Symbol NameOf(int part) => name;

    public override long OccurredTicksOf(int part) => ticks;

    public override Guid IdOf(int part) => id;

    public override Guid? FollowsOf(int part) => null;

    public override Causation? CauseOf(int part) => Cause;

    public override bool TryGetLabel(int part, Symbol label, out LabelValue value) => resource.TryGet(label, out value);

    public override int RelatedCountOf(int part) => Related.Count;

    public override bool TryGetRelatedLabel(int part, int index, Symbol label, out LabelValue value) => Related[index].TryGet(label, out value);

    protected internal override Resource ResourceOf(int part) => resource;

    protected internal override IReadOnlyList<Resource> RelatedOf(int part) => Related;

    /// <summary>Writes a payload.</summary>
    protected static JsonElement Payload(Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(stream.GetBuffer().AsMemory(0, (int)stream.Length));
        return document.RootElement.Clone();
    }
}
