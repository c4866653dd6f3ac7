using System.Runtime.CompilerServices;

namespace Orchestrix.Runs;

/// <summary>Where a tracked call goes.</summary>
enum CallRoute
{
    /// <summary>Nobody tracks here: the method is called as if nothing were in between.</summary>
    Untracked,

    /// <summary>A lambda names the method: the call is recorded.</summary>
    Captured,

    /// <summary>One attempt without anything special: a start and an end.</summary>
    Plain,

    /// <summary>Retries, remembered steps, fakes, watching tests, listened to spans.</summary>
    Attempts,
}

/// <summary>Decides for each tracked call where it goes. The order is: current run, scope, the only running host, nobody.</summary>
static class CallGate
{
    /// <summary>Whether nothing tracks or records here: no context, and no host in the process that could be meant. The way out for code without a host.</summary>
    public static bool IsInert
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => RunningEngines.AreNone && Ambient.Current is null;
    }

    public static CallRoute Route(Tasks.RunnableDefinition definition, out RunEngine? engine, out Run? parent)
    {
        var ambient = Ambient.Current;
        parent = null;
        if (ambient is null)
        {
            engine = RunningEngines.Single;
            if (engine is null) return RunningEngines.IsAmbiguous ? WithoutHost(definition) : CallRoute.Untracked;
        }
        else if (ambient is Run run)
        {
            engine = run.Engine;

            // Code that a run left behind may still carry its context; a closed run gets no more children.
            if (!run.State.IsTerminal) parent = run;
        }
        else if (ambient is EngineScope scope) engine = scope.Engine;
        else
        {
            engine = null; // a CallCapture
            return CallRoute.Captured;
        }

        return IsPlain(engine, definition, parent) ? CallRoute.Plain : CallRoute.Attempts;
    }

    /// <summary>Whether a call needs no more than a start and an end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPlain(RunEngine engine, Tasks.RunnableDefinition definition, Run? parent) =>
        engine.SettingsOf(definition).IsPlain && !engine.IsInstrumented && parent?.Details is null or { Scope: null, Transactions: null } && !OrchestrixDiagnostics.Source.HasListeners()
        && (engine.Policies is not { } policies || (policies.Of(definition) is null && !policies.KeepsCallOf(definition)));

    static CallRoute WithoutHost(Tasks.RunnableDefinition definition)
    {
        UntrackedCalls.Report(definition);
        return CallRoute.Untracked;
    }
}
