using Orchestrix.Runs;
using Orchestrix.Tasks;

namespace Orchestrix.Testing;

/// <summary>
/// Answers in place of a task or flow. Every call of it is tracked as before, whatever its arguments; only the body is another. May be set up and asked
/// from any thread.
/// </summary>
/// <typeparam name="TResult">What the method returns; without the task around it where the method is asynchronous.</typeparam>
/// <remarks>Answers follow one another, call by call; the last one repeats. A fake without any answer throws when it is called.</remarks>
public sealed class Fake<TResult>
{
    readonly FakeScript script;

    internal Fake(RunEngine engine, RunnableDefinition definition) => script = new FakeScript(engine, definition, mustAnswer: true);

    /// <summary>The calls so far, with their arguments.</summary>
    public IReadOnlyList<CapturedCall> Calls => script.Calls;

    /// <summary>Returns a value at the next call for which nothing was said yet.</summary>
    /// <param name="result">The value.</param>
    /// <returns>This fake.</returns>
    public Fake<TResult> Returns(TResult result)
    {
        script.Add(_ => result);
        return this;
    }

    /// <summary>Makes a value at the next call for which nothing was said yet.</summary>
    /// <param name="answer">Makes the value; it is given the call with its arguments.</param>
    /// <returns>This fake.</returns>
    public Fake<TResult> Answers(Func<CapturedCall, TResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        script.Add(call => answer(call));
        return this;
    }

    /// <summary>Throws at the next call for which nothing was said yet.</summary>
    /// <param name="exception">What is thrown.</param>
    /// <returns>This fake.</returns>
    public Fake<TResult> Throws(Exception exception)
    {
        script.Throw(exception);
        return this;
    }

    /// <summary>Lets every call take its time, by the host's clock.</summary>
    /// <param name="duration">How long.</param>
    /// <returns>This fake.</returns>
    public Fake<TResult> Takes(TimeSpan duration)
    {
        script.Takes = duration;
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => script.ToString();
}
