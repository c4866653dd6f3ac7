namespace Orchestrix.Automations.Documents;

/// <summary>Gathers what documents have no form for.</summary>
sealed class Unwritable
{
    readonly List<string> reasons = [];

    public IReadOnlyList<string> Reasons => reasons;

    /// <summary>Where the writer is.</summary>
    public string Path { get; set; } = "";

    public void Add(string reason) => reasons.Add($"{Path}: {reason}");
}
