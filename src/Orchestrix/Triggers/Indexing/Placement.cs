using Orchestrix.Events;

namespace Orchestrix.Triggers.Indexing;

/// <summary>Where a rule is found under the names it listens to: by the one of its terms that sorts out most events. The same at each call for the same rule.</summary>
readonly record struct Placement(PlacementKind Kind, bool IsRelated, Symbol? Label, LabelPattern[] Patterns)
{
    static readonly Placement Anywhere = new(PlacementKind.Anywhere, false, null, []);

    public static Placement Of(TriggerRule rule)
    {
        var best = Anywhere;
        var bestRank = int.MaxValue;
        foreach (var term in rule.Match.Terms) Consider(term, isRelated: false, ref best, ref bestRank);
        foreach (var specification in rule.MatchRelated)
            foreach (var term in specification.Terms) Consider(term, isRelated: true, ref best, ref bestRank);
        return best;
    }

    /// <summary>Whether being found says all: the names were tested, and there is no term but the one by whose value the rule is found.</summary>
    public bool Proves(TriggerRule rule)
    {
        if (rule.HasAfter || rule.Kind == RuleKind.Metric) return false; // being found does not say what the event means
        var terms = rule.Match.Terms.Length;
        foreach (var specification in rule.MatchRelated) terms += specification.Terms.Length;
        return Kind switch { PlacementKind.Anywhere => true, PlacementKind.ByValue => terms == 1, _ => false };
    }

    static void Consider(LabelTerm term, bool isRelated, ref Placement best, ref int bestRank)
    {
        var kind = KindOf(term.Patterns);
        var rank = RankOf(kind, isRelated, term.Label);
        if (rank >= bestRank) return;
        bestRank = rank;
        best = new Placement(kind, isRelated, term.Label, term.Patterns);
    }

    static PlacementKind KindOf(LabelPattern[] patterns)
    {
        if (Array.TrueForAll(patterns, static p => !p.Exact.IsMissing)) return PlacementKind.ByValue;
        return Array.TrueForAll(patterns, static p => !p.Prefix.IsEmpty) ? PlacementKind.ByPrefix : PlacementKind.ByTest;
    }

    // A resource is rarely the same twice; roles are few. Related resources take longer to look at than the event's own.
    static int RankOf(PlacementKind kind, bool isRelated, Symbol label) => (kind, isRelated) switch
    {
        _ when isRelated && label.Equals(LabelNames.ResourceRole) => 8,
        (PlacementKind.ByValue, false) => label.Equals(LabelNames.ResourceId) ? 0 : 2,
        (PlacementKind.ByValue, true) => label.Equals(LabelNames.ResourceId) ? 1 : 3,
        (PlacementKind.ByPrefix, false) => 4,
        (PlacementKind.ByPrefix, true) => 5,
        (_, false) => 6,
        _ => 7,
    };
}
