namespace Orchestrix.Runs;

/// <summary>What executes in place of a body, for one call; for tests.</summary>
/// <param name="Answer">Makes the result, or throws.</param>
/// <param name="Takes">How long it takes by the host's clock.</param>
readonly record struct FakedBody(Func<object?> Answer, TimeSpan Takes)
{
    public T Invoke<T>(CapturedCall call)
    {
        var answer = Answer();
        if (typeof(T) == typeof(Nothing)) return default!; // whatever it answered, the caller sees nothing of it
        if (answer is T result) return result;
        if (answer is null && default(T) is null) return default!;
        throw new OrchestrixException($"The fake of '{call.Definition.Name}' answered {(answer is null ? "null" : $"with a {answer.GetType()}")}, but the method returns a {typeof(T)}. Let the fake answer with that type.");
    }
}
