namespace Orchestrix.Events;

/// <summary>One label of a <see cref="LabelSpecification"/> with the patterns of which one has to accept its value.</summary>
readonly record struct LabelTerm(Symbol Label, LabelPattern[] Patterns)
{
    public bool Accepts(LabelValue value) => Accepts(Patterns, value);

    /// <summary>Whether one of some patterns means a value.</summary>
    public static bool Accepts(LabelPattern[] patterns, LabelValue value)
    {
        foreach (var pattern in patterns)
            if (pattern.Accepts(value)) return true;
        return false;
    }
}
