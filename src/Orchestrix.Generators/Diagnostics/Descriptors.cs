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

    public static readonly DiagnosticDescriptor BaseCall = new(
        "ORX002",
        "A base method's call is not tracked",
        "The call 'base.{0}(…)' is not tracked; the call of the overriding method is. Give the base's work a method of its own if it should be a run.",
        Tracking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX002"));

    public static readonly DiagnosticDescriptor Misplaced = new(
        "ORX003",
        "A flow or task is not an ordinary method",
        "[{0}] has no effect on {1}; make it a method of a class",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX003"));

    public static readonly DiagnosticDescriptor Unreachable = new(
        "ORX004",
        "Calls of a flow or task cannot be tracked",
        "Calls of '{0}' cannot be tracked: {1}",
        Tracking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX004"));

    public static readonly DiagnosticDescriptor HiddenByContract = new(
        "ORX005",
        "A flow or task is not annotated where it is declared first",
        "'{0}' is a {1}, but '{2}', which it {3}, is not: calls through '{4}' are not tracked. {5}.",
        Tracking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX005"));

    public static readonly DiagnosticDescriptor DynamicCall = new(
        "ORX006",
        "A flow or task is called dynamically",
        "The call of '{0}' is bound at run time and not tracked; cast the dynamic argument to the type of the parameter",
        Tracking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX006"));

    public static readonly DiagnosticDescriptor MayBeStruct = new(
        "ORX007",
        "A flow or task is called on a type parameter",
        "The call of '{0}' on type parameter '{1}', which may be a struct, is not tracked; constrain it: where {1} : class",
        Tracking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX007"));

    public static readonly DiagnosticDescriptor Untracked = new(
        "ORX008",
        "A call of a flow or task is not tracked",
        "The call of '{0}' is not tracked: {1}",
        Tracking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX008"));

    public static readonly DiagnosticDescriptor InExpressionTree = new(
        "ORX009",
        "A flow or task is called in an expression tree",
        "The tree will hold a generated method in place of '{0}', which whoever reads the tree does not know; call '{0}' before it, or in a lambda that is compiled",
        Tracking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX009"));

    public static readonly DiagnosticDescriptor NeedsValues = new(
        "ORX010",
        "A flow or task that cannot be called again has an option that needs it",
        "{0} of '{1}' cannot be kept, since {2}. {3}, or remove the option.",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX010"));

    public static readonly DiagnosticDescriptor UnknownAwaitable = new(
        "ORX011",
        "A flow or task returns an awaitable that is not awaited",
        "'{0}' returns '{1}', which is not awaited: its run ends when the method returns. Return a Task or ValueTask.",
        Tracking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX011"));

    public static readonly DiagnosticDescriptor AsyncVoid = new(
        "ORX012",
        "A flow or task is async void",
        "'{0}' is async void, so nobody can tell when it ends or that it failed: its run ends at the first await. Return a Task.",
        Tracking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX012"));

    public static readonly DiagnosticDescriptor NotResumable = new(
        "ORX013",
        "A flow cannot be resumed",
        "Runs of flow '{0}' cannot be continued by another process. {1} If they need not be, say so: [Flow(Resumable = false)].",
        Usage,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX013"));

    public static readonly DiagnosticDescriptor SameServices = new(
        "ORX014",
        "Retries use the same services",
        "Each retry of '{0}' uses the same '{1}' that '{2}' got when it was made; let '{0}' take what has to be new at each attempt: [FromServices] {1} {3}",
        Usage,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX014"));

    public static readonly DiagnosticDescriptor UnstableArgument = new(
        "ORX015",
        "A task's argument differs at each attempt",
        "'{0}' among the arguments of task '{1}' differs at each attempt of its flow, so the finished task is not found again; take {2}, or give the task a Key",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX015"));

    public static readonly DiagnosticDescriptor Unawaited = new(
        "ORX016",
        "A tracked call is not awaited",
        "The call of '{0}' is not awaited, so its caller may end before it and its failure goes unnoticed; await it, or keep what it returns and await that",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX016"));

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

    public static readonly DiagnosticDescriptor WrongReference = new(
        "ORX023",
        "A parameter that names a flow or task is given something else",
        "Parameter '{0}' names a flow or task, but {1}",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX023"));

    public static readonly DiagnosticDescriptor Iterator = new(
        "ORX024",
        "A flow or task is an iterator",
        "'{0}' is an iterator: its run ends when it is called, and its body runs afterwards, whenever an element is asked for. Return a list, or an IAsyncEnumerable.",
        Tracking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("ORX024"));

    static string Page(string id) => $"https://github.com/orchestrix/orchestrix/blob/main/docs/diagnostics/{id}.md";
}
