using Orchestrix.Tasks;

namespace Orchestrix.Runs;

/// <summary>What an application may change about a task.</summary>
public sealed class TaskOptions : RunnableOptions
{
    internal TaskOptions(RunSettings settings) : base(settings) { }

    /// <summary>Calls a hook each time when an attempt begins.</summary>
    /// <param name="hook">Called on a thread of the pool, outside of the run, with the run and the state that it came into; the hooks of one run one after the other, in the order of its states.</param>
    /// <returns>These options.</returns>
    /// <remarks>The run does not wait for it; the host's stop does. What it throws is logged and counted, and changes nothing.</remarks>
    public TaskOptions OnRunning(Action<TaskRun, RunState> hook)
    {
        Add(HookMoment.Running, hook, (run, state) =>
        {
            hook((TaskRun)run, state);
            return Task.CompletedTask;
        });
        return this;
    }

    /// <inheritdoc cref="OnRunning(Action{TaskRun, RunState})"/>
    public TaskOptions OnRunning(Func<TaskRun, RunState, Task> hook)
    {
        Add(HookMoment.Running, hook, (run, state) => hook((TaskRun)run, state));
        return this;
    }

    /// <summary>Calls a hook when a run has ended well, whatever the state's name.</summary>
    /// <param name="hook">Called on a thread of the pool, outside of the run, with the run and the state that it came into; the hooks of one run one after the other, in the order of its states.</param>
    /// <returns>These options.</returns>
    /// <remarks>The run does not wait for it; the host's stop does. What it throws is logged and counted, and changes nothing.</remarks>
    public TaskOptions OnCompletion(Action<TaskRun, RunState> hook)
    {
        Add(HookMoment.Completion, hook, (run, state) =>
        {
            hook((TaskRun)run, state);
            return Task.CompletedTask;
        });
        return this;
    }

    /// <inheritdoc cref="OnCompletion(Action{TaskRun, RunState})"/>
    public TaskOptions OnCompletion(Func<TaskRun, RunState, Task> hook)
    {
        Add(HookMoment.Completion, hook, (run, state) => hook((TaskRun)run, state));
        return this;
    }

    /// <summary>Calls a hook when a run has failed, and is not tried again.</summary>
    /// <param name="hook">Called on a thread of the pool, outside of the run, with the run and the state that it came into; the hooks of one run one after the other, in the order of its states.</param>
    /// <returns>These options.</returns>
    /// <remarks>The run does not wait for it; the host's stop does. What it throws is logged and counted, and changes nothing.</remarks>
    public TaskOptions OnFailure(Action<TaskRun, RunState> hook)
    {
        Add(HookMoment.Failure, hook, (run, state) =>
        {
            hook((TaskRun)run, state);
            return Task.CompletedTask;
        });
        return this;
    }

    /// <inheritdoc cref="OnFailure(Action{TaskRun, RunState})"/>
    public TaskOptions OnFailure(Func<TaskRun, RunState, Task> hook)
    {
        Add(HookMoment.Failure, hook, (run, state) => hook((TaskRun)run, state));
        return this;
    }
}
