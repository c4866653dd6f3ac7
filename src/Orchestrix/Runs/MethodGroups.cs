using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Orchestrix.Runs;

/// <summary>Knows delegates that are flows or tasks themselves: to call one would execute it, past the tracking.</summary>
static class MethodGroups
{
    /// <summary>Whether a delegate may be a method. What the compiler makes of a lambda is mostly in a class of its own; then there is no need to look, which costs more.</summary>
    /// <param name="target">What the delegate is called on.</param>
    public static bool MayBeOne(object? target) => target?.GetType().Name is not ['<', ..];

    /// <summary>Throws before a flow or task is executed that was given where a lambda should call one.</summary>
    /// <param name="method">The delegate's method; taken from a certain type of delegate, or a native program would keep what it knows of all delegates.</param>
    /// <exception cref="CallCaptureException">It is a flow or task.</exception>
    public static void ThrowIfTracked(MethodInfo method)
    {
        if (!method.IsDefined(typeof(FlowAttribute)) && !method.IsDefined(typeof(TaskAttribute))) return;
        var name = method.DeclaringType is { } type ? $"{type.Name}.{method.Name}" : method.Name;
        throw new CallCaptureException($"{name} was given itself instead of a lambda that calls it. It was not executed. Let a lambda contain the call: () => {name}().");
    }

    /// <summary>Refuses a method in whose place the compiler should have given its definition.</summary>
    /// <param name="given">The method.</param>
    /// <param name="use">What it was given to, for example <c>When.Flow</c>.</param>
    /// <exception cref="CallCaptureException">Always.</exception>
    [DoesNotReturn]
    public static T Refuse<T>(Delegate given, string use)
    {
        var method = DiagnosticMethodInfo.Create(given);
        if (method is null || method.Name.Contains('<', StringComparison.Ordinal))
            throw new CallCaptureException($"{use} was given a lambda with parameters, or a local function. Give it the method of a flow or task, {use}(Names.BuildNames), or a lambda without parameters that calls it: {use}(() => Names.BuildNames(5)).");
        var name = $"{method.DeclaringTypeName?.Split('.', '+')[^1]}.{method.Name}";
        throw new CallCaptureException($"{use} was given {name} by its name, and the compiler did not put its definition there: {name} is not marked [Flow] or [Task], or the call of {use} was compiled without tracking or could not be intercepted (ORX008 says why). Give it a lambda that calls the method: {use}(() => {name}(…)).");
    }
}
