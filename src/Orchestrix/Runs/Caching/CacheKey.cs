using Orchestrix.Runs;
using Orchestrix.Runs.Caching;

namespace Orchestrix;

/// <summary>
/// What has to be the same for a task to be answered with the result of an earlier run. Parts are put together with <c>+</c>: all of them have to be the same. The
/// task itself always belongs to it. Immutable.
/// </summary>
/// <example>
/// <code>
/// o.CacheTask(() => Names.Fetch(default!, default), CacheKey.Inputs.Without("http") + CacheKey.Version("2"), 1.Hours());
/// </code>
/// </example>
public abstract class CacheKey
{
    private protected CacheKey() { }

    /// <summary>The arguments, by their canonical JSON; services and tokens are left out.</summary>
    public static InputsCacheKey Inputs { get; } = new([]);

    /// <summary>The flow run that the task belongs to: its result is computed once in each.</summary>
    public static CacheKey Run { get; } = new PartKey((hash, call, run) => hash.Add("run", (FlowOf(run) ?? run).Id));

    /// <summary>The arguments of the flow that the task belongs to.</summary>
    public static CacheKey FlowParameters { get; } = new PartKey((hash, call, run) =>
    {
        if (FlowOf(run)?.Details?.Call is not { } flow)
            throw new CacheKeyException(call.Definition.Name, FlowOf(run) is null
                ? "its key takes the parameters of its flow, and it was called outside of one. Call it inside of a flow, or take CacheKey.Inputs."
                : "its key takes the parameters of its flow, and the host did not know of the task when that began. Tell the host of it: with AddTask where it was made by hand.");
        hash.Add("flow", flow.Definition.Identity);
        hash.Describe(flow, CacheKeyHash.Nothing);
    });

    /// <summary>A version of the task's code: give another when the code computes something else.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The part.</returns>
    public static CacheKey Version(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new PartKey((hash, call, run) => hash.Add("version", version));
    }

    /// <summary>A text that is made for each call.</summary>
    /// <param name="make">Makes the text from the call; <see langword="null"/>: this call is not cached. Called on the caller's thread.</param>
    /// <returns>The part.</returns>
    public static CacheKey Of(Func<CapturedCall, string?> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        return new PartKey((hash, call, run) =>
        {
            if (Make(make, call) is { } text) hash.Add("custom", text);
            else hash.IsNone = true;
        });
    }

    /// <summary>Both.</summary>
    /// <param name="left">A part.</param>
    /// <param name="right">Another part.</param>
    /// <returns>What is the same when both are.</returns>
    public static CacheKey operator +(CacheKey left, CacheKey right) => Add(left, right);

    /// <summary>Both.</summary>
    /// <param name="left">A part.</param>
    /// <param name="right">Another part.</param>
    /// <returns>What is the same when both are.</returns>
    public static CacheKey Add(CacheKey left, CacheKey right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new PartKey((hash, call, run) =>
        {
            left.AddTo(hash, call, run);
            right.AddTo(hash, call, run);
        })
        {
            NeedsFlowCall = left.NeedsFlowCall || right.NeedsFlowCall || left == FlowParameters || right == FlowParameters,
            Excluded = [.. left.Excluded, .. right.Excluded],
        };
    }

    /// <summary>Whether the calls of flows have to be kept for it.</summary>
    internal bool NeedsFlowCall
    {
        get => field || this == FlowParameters;
        private protected init;
    }

    /// <summary>The parameters that it leaves out.</summary>
    internal IReadOnlyList<string> Excluded { get; private protected init; } = [];

    internal abstract void AddTo(CacheKeyHash hash, CapturedCall call, Run run);

    /// <summary>The key of a call; null when it is not cached.</summary>
    /// <exception cref="CacheKeyException">The key cannot be made.</exception>
    internal ResultKey? KeyOf(CapturedCall call, Run run)
    {
        using CacheKeyHash hash = new(run.Engine, call.Definition.Name);
        AddTo(hash, call, run);
        return hash.IsNone ? null : new ResultKey(call.Definition.Identity, hash.Finish());
    }

    static string? Make(Func<CapturedCall, string?> make, CapturedCall call)
    {
        try
        {
            return make(call);
        }
        catch (Exception exception) // the application's own
        {
            throw new CacheKeyException(call.Definition.Name, $"the function that makes its key threw: {exception.Message}", exception);
        }
    }

    static FlowRun? FlowOf(Run? run)
    {
        while (run is TaskRun) run = run.Parent;
        return run as FlowRun;
    }

    sealed class PartKey(Action<CacheKeyHash, CapturedCall, Run> add) : CacheKey
    {
        internal override void AddTo(CacheKeyHash hash, CapturedCall call, Run run) => add(hash, call, run);
    }
}
