using Microsoft.CodeAnalysis;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>All that analyzers report. Ids are written by hand and never reused; each has a page in <c>docs/diagnostics</c>.</summary>
static class Descriptors
{
    const string Usage = "Orchestrix.Usage";
    const string Tracking = "Orchestrix.Tracking";

    public static readonly DiagnosticDescriptor MethodGroup = new(
        "ORX001",
        "A flow or task is used as a method group",
        "'{0}' is used as a method group; calls through the delegate are not tracked. Wrap it in a lambda.",
        Tracking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX001"));

    public static readonly DiagnosticDescriptor Misplaced = new(
        "ORX003",
        "A flow or task is not an ordinary method",
        "[{0}] has no effect on {1}; make it a method of a class",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX003"));

    public static readonly DiagnosticDescriptor Untracked = new(
        "ORX008",
        "A call of a flow or task is not tracked",
        "The call of '{0}' is not tracked: {1}",
        Tracking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX008"));

    public static readonly DiagnosticDescriptor LateTimeout = new(
        "ORX017",
        "A timeout cannot end a synchronous method",
        "'{0}' is synchronous and takes no CancellationToken, so its timeout has no effect until it returns; take a token and observe it, or make it asynchronous",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX017"));

    public static readonly DiagnosticDescriptor UnknownKey = new(
        "ORX018",
        "A task's key names something unknown",
        "Key of task '{0}' names '{1}', which is not a parameter",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX018"));

    public static readonly DiagnosticDescriptor DuplicateFlow = new(
        "ORX019",
        "Two flows have the same name",
        "Flows '{0}' and '{1}' are both called '{2}'; give one of them a name of its own: [Flow(\"…\")]",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX019"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor WrongOption = new(
        "ORX020",
        "A flow or task has an impossible option",
        "{0} of '{1}' {2}",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX020"));

    public static readonly DiagnosticDescriptor WrongCallback = new(
        "ORX021",
        "A flow or task names a method that cannot be called",
        "{0} of '{1}' names '{2}', {3}",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX021"));

    public static readonly DiagnosticDescriptor ForgetfulSuspension = new(
        "ORX022",
        "A flow suspends, but does not remember its steps",
        "Flow '{0}' suspends, but does not remember its steps, so the suspension fails; declare it with [Flow(Suspends = true)], or let it pause",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX022"));

    static string Page(string id) => $"https://github.com/orchestrix/orchestrix/blob/main/docs/diagnostics/{id}.md";
}
