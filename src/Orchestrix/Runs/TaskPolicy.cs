using Orchestrix.Limits;
using Orchestrix.Runs.Caching;

namespace Orchestrix.Runs;

/// <summary>What stands before the body of a task: a result that may be known, and slots that it needs.</summary>
sealed class TaskPolicy(IReadOnlyList<TaskLimit> limits, TaskCache? cache)
{
    /// <summary>How the results are cached; null when they are not.</summary>
    public TaskCache? Cache => cache;

    public IReadOnlyList<TaskLimit> Limits => limits;

    /// <summary>The slots that a call needs; null when it needs none.</summary>
    /// <exception cref="LimitException">Nobody can ever get them.</exception>
    public SlotRequest? RequestOf(LimitQueue queue, Run run, CapturedCall call)
    {
        if (limits.Count == 0) return null;
        var claims = limits is [{ Key: null } only]
            ? queue.Registry.ClaimsOf(only.Name, only.Slots, null)
            : queue.Registry.ClaimsOf(limits.Select(l => (l.Name, l.Slots, l.Key is { } parameter ? KeyArgument.Of(call, parameter, l.Name) : null)));
        return new SlotRequest(claims, run.Id, run.Engine.Time);
    }
}
