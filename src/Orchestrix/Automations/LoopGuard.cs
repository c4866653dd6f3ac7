using Orchestrix.Events;

namespace Orchestrix.Automations;

/// <summary>Ends chains of firings that would never end by themselves.</summary>
static class LoopGuard
{
    const int FiringsPerChain = 8;
    const int ChainLength = 100;

    /// <summary>Why a firing must not happen, its own link in the chain included; null when it may.</summary>
    public static string? ReasonToStop(Causation cause)
    {
        if (cause.Depth > ChainLength) return $"a chain of more than {ChainLength} firings led to this one";
        return cause.Depth > FiringsPerChain && cause.CountOf(cause.Automation) > FiringsPerChain
            ? $"it has fired {FiringsPerChain} times already in the chain that led to this firing"
            : null;
    }

    /// <summary>The chain's automations, newest first.</summary>
    public static string Describe(Causation cause)
    {
        List<string> names = [];
        for (Causation? link = cause; link is not null; link = link.Earlier) names.Add(link.Automation);
        return string.Join(" < ", names);
    }
}
