using Orchestrix.Flows;
using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>One plain tracked call while its body executes: the run, its token, and the context that has to be put back.</summary>
readonly struct CallFrame
{
    readonly ExecutionContext? before;
    readonly ExecutionContext? during;
    readonly object? ambient;

    CallFrame(Run run, object? ambient, CancellationToken token)
    {
        Run = run;
        Token = token;
        this.ambient = ambient;
        before = ExecutionContext.Capture();
        Ambient.Current = run;
        during = ExecutionContext.Capture();
    }

    public Run Run { get; }

    /// <summary>The token that the body is given.</summary>
    public CancellationToken Token { get; }

    public static CallFrame Enter(RunEngine engine, Run? parent, RunnableDefinition definition, bool takesToken, CancellationToken caller)
    {
        var ambient = Ambient.Current;
        Run run = definition is TaskDefinition task ? engine.BeginTask(task, parent) : engine.BeginFlow((FlowDefinition)definition, parent);
        return new CallFrame(run, ambient, takesToken ? engine.TokenFor(run, caller) : default);
    }

    /// <summary>Back to the caller of a synchronous body. What the body wrote into other AsyncLocals stays.</summary>
    public void Leave()
    {
        // Restoring allocates nothing; it is right only if the body changed nothing else.
        if (before is not null && ReferenceEquals(ExecutionContext.Capture(), during)) ExecutionContext.Restore(before);
        else Ambient.Current = ambient;
    }

    /// <summary>Back to the caller of a body that returned a task: as the caller of any async method, it keeps its own context.</summary>
    public void LeaveAsync()
    {
        if (before is not null) ExecutionContext.Restore(before);
        else Ambient.Current = ambient;
    }

    public long Complete<T>(T result) => Run.Engine.CompletePlain(Run, result);

    public long Fail(Exception exception) => Fail(Run, exception);

    // A body without a token parameter may have taken the token from its RunContext.
    public static long Fail(Run run, Exception exception) => run.Engine.Fail(run, exception, RunTokens.ExistingTokenOf(run));
}
