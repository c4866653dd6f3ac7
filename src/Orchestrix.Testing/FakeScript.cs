using Orchestrix.Runs;
using Orchestrix.Tasks;

namespace Orchestrix.Testing;

/// <summary>The answers of a fake, in order, and the calls that it was asked.</summary>
sealed class FakeScript
{
    readonly Lock gate = new();
    readonly RunnableDefinition definition;
    readonly bool mustAnswer;
    readonly List<Func<CapturedCall, object?>> answers = [];
    readonly List<CapturedCall> calls = [];

    public FakeScript(RunEngine engine, RunnableDefinition definition, bool mustAnswer)
    {
        this.definition = definition;
        this.mustAnswer = mustAnswer;
        engine.SetFake(definition.Identity, Next);
    }

    public IReadOnlyList<CapturedCall> Calls
    {
        get
        {
            lock (gate) return [.. calls];
        }
    }

    public TimeSpan Takes { get; set; }

    public void Add(Func<CapturedCall, object?> answer)
    {
        lock (gate) answers.Add(answer);
    }

    public void Throw(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Add(_ => throw exception);
    }

    public override string ToString() => $"Fake of '{definition.Name}', called {Calls.Count} times";

    FakedBody Next(CapturedCall call)
    {
        lock (gate)
        {
            calls.Add(call);
            if (answers.Count == 0) return new FakedBody(mustAnswer ? ThrowUnanswered : static () => null, Takes);
            var answer = answers[Math.Min(calls.Count, answers.Count) - 1];
            return new FakedBody(() => answer(call), Takes);
        }
    }

    object? ThrowUnanswered() =>
        throw new OrchestrixException($"The fake of '{definition.Name}' was called, but has no answer. Say what it returns, for example host.Fake(…).Returns(…).");
}
