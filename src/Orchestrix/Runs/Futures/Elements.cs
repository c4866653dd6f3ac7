namespace Orchestrix.Runs.Futures;

/// <summary>The elements that calls are made for.</summary>
static class Elements
{
    /// <summary>The elements, with their number known before anything is submitted.</summary>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items as IReadOnlyList<T> ?? [.. items];
    }

    /// <summary>Elements side by side need sequences of one length.</summary>
    public static void ThrowIfUneven(params ReadOnlySpan<(string Name, int Count)> sequences)
    {
        foreach (var (_, count) in sequences)
        {
            if (count == sequences[0].Count) continue;
            List<string> lengths = [];
            foreach (var sequence in sequences) lengths.Add($"{sequence.Name} has {sequence.Count}");
            throw new ArgumentException($"Run.Map takes elements side by side, but its sequences have different lengths: {string.Join(", ", lengths)}. Nothing was submitted. Give it sequences of one length; a value that is the same for all belongs into the lambda.");
        }
    }
}
