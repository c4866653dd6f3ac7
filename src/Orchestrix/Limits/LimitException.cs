namespace Orchestrix.Limits;

/// <summary>Slots were asked for that nobody can ever get: of an unknown limit, of one without slots, or more than there are. Waiting would not help, nor do retries.</summary>
public sealed class LimitException : OrchestrixException
{
    internal LimitException(string limit, string message) : base(message) => Limit = limit;

    /// <summary>The limit's name, as it was asked for.</summary>
    public string Limit { get; }

    internal static LimitException Unknown(string name, IEnumerable<string> known) =>
        new(name, $"There is no limit '{name}'.{Spelling.Suggest(name, known)} Add it where Orchestrix is added, for example with o.AddLimit(\"{name}\", slots: 5).");
}
