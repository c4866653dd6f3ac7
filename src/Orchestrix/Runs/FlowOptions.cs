using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>What an application may change about a flow.</summary>
public sealed class FlowOptions : RunnableOptions
{
    internal FlowOptions(RunSettings settings) : base(settings) { }

    /// <summary>How many of the calls that are submitted below a run of the flow, with <c>Run.Submit</c> and <c>Run.Map</c>, execute at the same time. It holds where the flow is the root of its runs.</summary>
    /// <value>By default what the attribute says; <see langword="null"/> for as many as the host says, with <see cref="RunOptions.MaxConcurrentTasks"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int? MaxConcurrentTasks
    {
        get => MaxConcurrent;
        set
        {
            if (value < 1) throw new ArgumentOutOfRangeException(nameof(MaxConcurrentTasks), value, "At least one submitted call must be able to execute.");
            MaxConcurrent = value;
        }
    }

    /// <summary>Calls a hook each time when an attempt begins.</summary>
    /// <param name="hook">Called on a thread of the pool, outside of the run, with the run and the state that it came into; the hooks of one run one after the other, in the order of its states.</param>
    /// <returns>These options.</returns>
    /// <remarks>The run does not wait for it; the host's stop does. What it throws is logged and counted, and changes nothing.</remarks>
    public FlowOptions OnRunning(Action<FlowRun, RunState> hook)
    {
        Add(HookMoment.Running, hook, (run, state) =>
        {
            hook((FlowRun)run, state);
            return Task.CompletedTask;
        });
        return this;
    }

    /// <inheritdoc cref="OnRunning(Action{FlowRun, RunState})"/>
    public FlowOptions OnRunning(Func<FlowRun, RunState, Task> hook)
    {
        Add(HookMoment.Running, hook, (run, state) => hook((FlowRun)run, state));
        return this;
    }

    /// <summary>Calls a hook when a run has ended well, whatever the state's name.</summary>
    /// <param name="hook">Called on a thread of the pool, outside of the run, with the run and the state that it came into; the hooks of one run one after the other, in the order of its states.</param>
    /// <returns>These options.</returns>
    /// <remarks>The run does not wait for it; the host's stop does. What it throws is logged and counted, and changes nothing.</remarks>
    public FlowOptions OnCompletion(Action<FlowRun, RunState> hook)
    {
        Add(HookMoment.Completion, hook, (run, state) =>
        {
            hook((FlowRun)run, state);
            return Task.CompletedTask;
        });
        return this;
    }

    /// <inheritdoc cref="OnCompletion(Action{FlowRun, RunState})"/>
    public FlowOptions OnCompletion(Func<FlowRun, RunState, Task> hook)
    {
        Add(HookMoment.Completion, hook, (run, state) => hook((FlowRun)run, state));
        return this;
    }

    /// <summary>Calls a hook when a run has failed, and is not tried again.</summary>
    /// <param name="hook">Called on a thread of the pool, outside of the run, with the run and the state that it came into; the hooks of one run one after the other, in the order of its states.</param>
    /// <returns>These options.</returns>
    /// <remarks>The run does not wait for it; the host's stop does. What it throws is logged and counted, and changes nothing.</remarks>
    public FlowOptions OnFailure(Action<FlowRun, RunState> hook)
    {
        Add(HookMoment.Failure, hook, (run, state) =>
        {
            hook((FlowRun)run, state);
            return Task.CompletedTask;
        });
        return this;
    }

    /// <inheritdoc cref="OnFailure(Action{FlowRun, RunState})"/>
    public FlowOptions OnFailure(Func<FlowRun, RunState, Task> hook)
    {
        Add(HookMoment.Failure, hook, (run, state) => hook((FlowRun)run, state));
        return this;
    }

    /// <summary>Calls a hook once when a run is asked to stop, or was cancelled.</summary>
    /// <param name="hook">Called on a thread of the pool, outside of the run, with the run and the state that it came into; the hooks of one run one after the other, in the order of its states.</param>
    /// <returns>These options.</returns>
    /// <remarks>The run does not wait for it; the host's stop does. What it throws is logged and counted, and changes nothing.</remarks>
    public FlowOptions OnCancellation(Action<FlowRun, RunState> hook)
    {
        Add(HookMoment.Cancellation, hook, (run, state) =>
        {
            hook((FlowRun)run, state);
            return Task.CompletedTask;
        });
        return this;
    }

    /// <inheritdoc cref="OnCancellation(Action{FlowRun, RunState})"/>
    public FlowOptions OnCancellation(Func<FlowRun, RunState, Task> hook)
    {
        Add(HookMoment.Cancellation, hook, (run, state) => hook((FlowRun)run, state));
        return this;
    }

    /// <summary>Calls a hook when what executed a run was lost.</summary>
    /// <param name="hook">Called on a thread of the pool, outside of the run, with the run and the state that it came into; the hooks of one run one after the other, in the order of its states.</param>
    /// <returns>These options.</returns>
    /// <remarks>The run does not wait for it; the host's stop does. What it throws is logged and counted, and changes nothing.</remarks>
    public FlowOptions OnCrashed(Action<FlowRun, RunState> hook)
    {
        Add(HookMoment.Crash, hook, (run, state) =>
        {
            hook((FlowRun)run, state);
            return Task.CompletedTask;
        });
        return this;
    }

    /// <inheritdoc cref="OnCrashed(Action{FlowRun, RunState})"/>
    public FlowOptions OnCrashed(Func<FlowRun, RunState, Task> hook)
    {
        Add(HookMoment.Crash, hook, (run, state) => hook((FlowRun)run, state));
        return this;
    }
}
