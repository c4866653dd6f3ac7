using System.Collections;

namespace Orchestrix.Runs;

/// <summary>What a line that was logged inside of a run says about it.</summary>
sealed class RunLogScope(Run run) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => 3;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("RunId", run.Id),
        1 => new("RunName", run.Name),
        2 => new(run is FlowRun ? "FlowName" : "TaskName", run.Definition.Name),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"{run.Definition.Name} {run.Name}";
}
