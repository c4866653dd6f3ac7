using System.Buffers;
using System.Text.Json;
using Orchestrix.Automations.Documents;
using Orchestrix.Events;
using Orchestrix.Runs;

namespace Orchestrix.Automations;

/// <summary>
/// An automation was created, updated, enabled, disabled or deleted: it sees exactly the events that come after this entry, or before it. The event that tells
/// it is Prefect's <c>automation.created</c>, <c>.updated</c> or <c>.deleted</c>.
/// </summary>
sealed class AutomationChange(AutomationChangeKind kind, Automation automation, Guid id, long nowTicks) : EventEntry
{
    readonly TaskCompletionSource applied = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AutomationChangeKind Kind => kind;

    /// <summary>The automation as it is from here on; as it last was, when it is deleted.</summary>
    public Automation Automation => automation;

    /// <summary>Ends when the rules have done it.</summary>
    public Task Applied => applied.Task;

    public void SetApplied() => applied.TrySetResult();

    public override Symbol NameOf(int part) => kind switch
    {
        AutomationChangeKind.Created => AutomationEventNames.Created,
        AutomationChangeKind.Deleted => AutomationEventNames.Deleted,
        _ => AutomationEventNames.Updated,
    };

    public override long OccurredTicksOf(int part) => nowTicks;

    public override Guid IdOf(int part) => id;

    public override Guid? FollowsOf(int part) => null;

    public override bool TryGetLabel(int part, Symbol label, out LabelValue value) => ResourceOf(part).TryGet(label, out value);

    public override int RelatedCountOf(int part) => 0;

    public override bool TryGetRelatedLabel(int part, int index, Symbol label, out LabelValue value)
    {
        value = default;
        return false;
    }

    protected internal override Resource ResourceOf(int part) => AutomationEvents.ResourceOf(automation);

    protected internal override IReadOnlyList<Resource> RelatedOf(int part) => [];

    /// <summary>The automation as a document; actions for which documents have no form are left out.</summary>
    protected internal override JsonElement PayloadOf(int part)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer)) AutomationWriter.Write(json, automation, RunJson.OptionsOf(new RunOptions()), new Unwritable());
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }
}
