using System.Collections.Concurrent;
using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>Says that a call could not be tracked, by the strictest rule of the running hosts.</summary>
static class UntrackedCalls
{
    static readonly ConcurrentDictionary<string, bool> Said = new(StringComparer.Ordinal);

    public static void Report(RunnableDefinition definition)
    {
        if (RunningEngines.Strictest is not { } engine) return;
        var method = $"{definition.DeclaringType}.{definition.Member}";
        switch (engine.Options.OnUntracked)
        {
            case UntrackedCall.Throw:
                throw new UntrackedCallException(method);
            case UntrackedCall.Warn:
                engine.Counters.Untracked();
                if (Said.TryAdd(method, true)) RunsLog.Untracked(engine.Logger, method);
                break;
            default:
                engine.Counters.Untracked();
                break;
        }
    }
}
