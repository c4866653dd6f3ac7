namespace Orchestrix.Limits;

/// <summary>The time ran out in which slots were to be had.</summary>
public sealed class LimitTimeoutException : OrchestrixException
{
    internal LimitTimeoutException(IReadOnlyList<string> limits, TimeSpan timeout)
        : base($"No slots of {string.Join(", ", limits.Select(l => $"'{l}'"))} could be had within {timeout}. ILimits.StatusAsync tells who holds them; wait longer, or give the limit more slots.") =>
        Limits = limits;

    /// <summary>The names of the limits.</summary>
    public IReadOnlyList<string> Limits { get; }
}
