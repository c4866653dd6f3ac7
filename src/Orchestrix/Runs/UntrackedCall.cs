namespace Orchestrix.Runs;

/// <summary>What happens when a flow or task is called where several hosts run and none of them can be chosen.</summary>
public enum UntrackedCall
{
    /// <summary>The call runs untracked, and a warning is logged once per method.</summary>
    Warn,

    /// <summary>The call throws a <see cref="UntrackedCallException"/> before the method's body runs.</summary>
    Throw,

    /// <summary>The call runs untracked, and nothing is said.</summary>
    Allow,
}
