namespace Orchestrix.Triggers;

/// <summary>Fires when all of its parts have fired in their order. Prefect's sequence trigger.</summary>
public sealed class SequenceTrigger : CompositeTrigger
{
    /// <inheritdoc/>
    public override string Type => "sequence";
}
