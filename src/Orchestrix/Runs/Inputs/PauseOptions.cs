namespace Orchestrix;

/// <summary>How a flow waits for input.</summary>
/// <typeparam name="T">The input's type: anything that JSON can write, also a number or a text.</typeparam>
public sealed class PauseOptions<T>
{
    /// <summary>What tells this pause from others of the run; who resumes may name it. A key that was passed is not waited for again: the same input answers at once.</summary>
    /// <value>By default the number of the pause in this execution of the body: <c>1</c>, <c>2</c>, … Branches that execute beside each other should name theirs.</value>
    public string? Key { get; init; }

    /// <summary>How long to wait at most. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>: as long as it takes.</summary>
    /// <value>By default <see langword="null"/>: an hour for a pause, as long as it takes for a suspended run.</value>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What people read who are asked, in Markdown.</summary>
    /// <value>By default <see langword="null"/>.</value>
    public string? Description { get; init; }

    /// <summary>What a form is filled with before anybody has written into it.</summary>
    /// <value>By default nothing.</value>
    public T? Initial
    {
        get;
        init
        {
            field = value;
            HasInitial = true;
        }
    }

    /// <summary>Whether the input is kept out of the event that tells of the resumption.</summary>
    /// <value>By default <see langword="false"/>: the event's payload has it.</value>
    public bool IsSensitive { get; init; }

    internal bool HasInitial { get; private init; }
}
