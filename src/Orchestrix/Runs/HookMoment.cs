namespace Orchestrix.Runs;

/// <summary>When a hook is called.</summary>
enum HookMoment
{
    /// <summary>The state is nobody's moment.</summary>
    None,

    Running,

    Completion,

    Failure,

    Cancellation,

    Crash,
}
