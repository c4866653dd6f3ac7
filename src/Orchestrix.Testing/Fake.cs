using Orchestrix.Runs;
using Orchestrix.Tasks;

namespace Orchestrix.Testing;

/// <summary>
/// Executes in place of a task or flow that returns nothing. Every call of it is tracked as before, whatever its arguments; only the body is another.
/// May be set up and asked from any thread.
/// </summary>
/// <remarks>Answers follow one another, call by call; the last one repeats. A fake without any answer does nothing.</remarks>
public sealed class Fake
{
    readonly FakeScript script;

    internal Fake(RunEngine engine, RunnableDefinition definition) => script = new FakeScript(engine, definition, mustAnswer: false);

    /// <summary>The calls so far, with their arguments.</summary>
    public IReadOnlyList<CapturedCall> Calls => script.Calls;

    /// <summary>Does something at the next call for which nothing was said yet.</summary>
    /// <param name="action">What is done; it is given the call with its arguments.</param>
    /// <returns>This fake.</returns>
    public Fake Does(Action<CapturedCall> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        script.Add(call =>
        {
            action(call);
            return null;
        });
        return this;
    }

    /// <summary>Does nothing at the next call for which nothing was said yet.</summary>
    /// <returns>This fake.</returns>
    public Fake DoesNothing() => Does(static _ => { });

    /// <summary>Throws at the next call for which nothing was said yet.</summary>
    /// <param name="exception">What is thrown.</param>
    /// <returns>This fake.</returns>
    public Fake Throws(Exception exception)
    {
        script.Throw(exception);
        return this;
    }

    /// <summary>Lets every call take its time, by the host's clock.</summary>
    /// <param name="duration">How long.</param>
    /// <returns>This fake.</returns>
    public Fake Takes(TimeSpan duration)
    {
        script.Takes = duration;
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => script.ToString();
}
