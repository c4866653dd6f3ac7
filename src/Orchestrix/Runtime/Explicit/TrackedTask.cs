using Orchestrix.Runtime.Explicit;
using Orchestrix.Tasks;

namespace Orchestrix;

/// <summary>A task by hand: what <see cref="Tracked.Task(string)"/> makes. Immutable; may be used from any thread.</summary>
public sealed class TrackedTask : TrackedRunnable
{
    internal TrackedTask(ExplicitOptions options) : base(options) { }

    /// <inheritdoc/>
    public override TaskDefinition Definition => (TaskDefinition)Method.Definition;
}
