using Orchestrix.Automations;

namespace Orchestrix.Tests.Oracle;

/// <summary>What random cases may contain.</summary>
[Flags]
enum RuleFeatures
{
    None = 0,

    /// <summary>Event triggers of both postures are always there.</summary>
    Stays = 1 << 0,

    Composite = 1 << 1,

    Metric = 1 << 2,

    Unless = 1 << 3,

    Resolve = 1 << 4,

    LifeCycle = 1 << 5,

    /// <summary>A part of a composite trigger, or the whole trigger, does not see what its automation led to.</summary>
    OwnEffects = 1 << 6,

    Grace = 1 << 7,

    /// <summary>Events that follow others or come twice.</summary>
    CausalOrder = 1 << 8,

    /// <summary>Runs whose states arrive in another order than they occurred in, or that begin again after their end.</summary>
    WildRuns = 1 << 9,

    /// <summary>Events that follow one whose id was not given, as those of runs.</summary>
    InnerLeaders = 1 << 10,

    /// <summary>Reactive triggers with a threshold of 0.</summary>
    ThresholdZero = 1 << 11,

    /// <summary>Events that occurred before the automations that see them were created.</summary>
    BeforeStart = 1 << 12,

    /// <summary>Several followers that are lost at one moment, and chains of followers with more levels than are followed.</summary>
    ManyFollowers = 1 << 13,

    All = (1 << 14) - 1,
}

/// <summary>Automations and a log.</summary>
sealed record RuleCase(IReadOnlyList<Automation> Automations, IReadOnlyList<LogStep> Steps)
{
    /// <summary>When the log begins; the automations that are not created later are created then.</summary>
    public static readonly long Start = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero).UtcTicks;

    public List<OracleFiring> Expected() => RuleOracle.Run(Start, Automations, Steps);

    /// <summary>The case and what came of it, line by line.</summary>
    public string Describe(IReadOnlyList<OracleFiring> expected, IReadOnlyList<OracleFiring> actual)
    {
        var same = expected.Zip(actual).TakeWhile(p => p.First == p.Second).Count();
        List<string> lines =
        [
            "", "Automations:", .. Automations.Select(RuleText.Of).Select(Indented),
            "Log:", .. Steps.Select(s => RuleText.Of(s, Start)).Select(Indented),
            $"The first {same} firings are the same. Expected then:", .. Shown(expected.Skip(same)),
            "Actual:", .. Shown(actual.Skip(same)), "",
        ];
        return string.Join('\n', lines);
    }

    static IEnumerable<string> Shown(IEnumerable<OracleFiring> firings) => firings.Take(6).Select(f => Indented(RuleText.Of(f, Start)));

    static string Indented(string line) => $"  {line}";
}
