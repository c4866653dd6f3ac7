namespace Orchestrix.Triggers.Indexing;

/// <summary>How a rule is found.</summary>
enum PlacementKind
{
    /// <summary>By each of the values that it asks for.</summary>
    ByValue,

    /// <summary>By what each value begins with that it accepts.</summary>
    ByPrefix,

    /// <summary>By testing the value, and remembering what came of it.</summary>
    ByTest,

    /// <summary>It asks for no label.</summary>
    Anywhere,
}
