using CsCheck;

namespace Orchestrix.Tests.Oracle;

/// <summary>Random cases. One seed of the library gives one case; a case is the smaller, the fewer automations, parts and steps it has.</summary>
sealed class RuleCases(RuleFeatures features) : Gen<RuleCase>
{
    const int MostAutomations = 6, MostSteps = 60;

    public override RuleCase Generate(PCG pcg, Size? min, out Size size)
    {
        Draw draw = new(pcg, features);
        TriggerDraws triggers = new(draw);
        var automations = Enumerable.Range(0, 1 + draw.Below(draw.OneIn(2) ? 2 : MostAutomations)).Select(i => triggers.Automation($"n{i}")).ToList();
        var steps = new StepDraws(draw, triggers, automations).Steps(draw.Below(1 + MostSteps));
        size = new Size((ulong)((automations.Count * 20) + triggers.Parts + steps.Count));
        return new RuleCase(automations, steps);
    }
}

/// <summary>Random choices.</summary>
sealed class Draw
{
    readonly PCG pcg;

    public Draw(PCG pcg, RuleFeatures features)
    {
        this.pcg = pcg;
        // Some of the features at a time: where all are mixed, they hide each other.
        Features = OneIn(4) ? features : features & (RuleFeatures)pcg.Next();
        IsSlow = OneIn(12);
        IsAboutRuns = Has(RuleFeatures.Stays | RuleFeatures.Metric) && OneIn(3);
    }

    public RuleFeatures Features { get; }

    /// <summary>Whether the case spans long times; then windows are long too, since each window that ends in silence fires.</summary>
    public bool IsSlow { get; }

    /// <summary>Whether most events and triggers are about runs.</summary>
    public bool IsAboutRuns { get; }

    public bool Has(RuleFeatures feature) => (Features & feature) != 0;

    public int Below(int bound) => (int)pcg.Next((uint)bound);

    public bool OneIn(int n) => Below(n) == 0;

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    /// <summary>Some of the choices, from none to all, in their order.</summary>
    public List<T> Some<T>(params ReadOnlySpan<T> choices)
    {
        var most = Below(choices.Length + 1);
        List<T> some = [];
        foreach (var choice in choices)
            if (Below(choices.Length) < most) some.Add(choice);
        return some;
    }

    /// <summary>A time in ticks out of a number of half seconds.</summary>
    public static long Halves(int halfSeconds) => halfSeconds * (TimeSpan.TicksPerSecond / 2);
}
