using System.Buffers;
using System.Text.Json;
using Orchestrix.Automations.Documents;

namespace Orchestrix.Automations;

/// <summary>Whether an automation may go on with the state of another: both wait for the same, and want to know the same.</summary>
static class TriggerEquality
{
    public static bool AreSame(Automation one, Automation other) =>
        one.ActionsOnResolve.Count > 0 == other.ActionsOnResolve.Count > 0
        && (ReferenceEquals(one.Trigger, other.Trigger) || Written(one).AsSpan().SequenceEqual(Written(other)));

    // Effects of one's own decide about what is seen, and not about state.
    static byte[] Written(Automation automation)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer)) new TriggerWriter(json, new Unwritable()).Write(automation.Trigger, exceptsOwnEffects: false);
        return buffer.WrittenSpan.ToArray();
    }
}
