using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Orchestrix.Runs;

/// <summary>Knows delegates that are flows or tasks themselves: to call one would execute it, past the tracking.</summary>
static class MethodGroups
{
    /// <summary>Throws before a flow or task is executed that was given where a lambda should call one.</summary>
    /// <exception cref="CallCaptureException">The delegate is a flow or task.</exception>
    public static void ThrowIfTracked(Delegate lambda)
    {
        // What the compiler makes of a lambda with variables, or with none, is in a class of its own; those need no look at their method, which costs more.
        if (lambda.Target?.GetType().Name is ['<', ..] || !IsTracked(lambda.Method)) return;
        var name = NameOf(lambda.Method);
        throw new CallCaptureException($"{name} was given itself instead of a lambda that calls it. It was not executed. Let a lambda contain the call: () => {name}().");
    }

    /// <summary>Refuses a method that the compiler should have replaced by its definition.</summary>
    /// <param name="given">The method.</param>
    /// <param name="use">What it was given to, for example <c>When.Flow</c>.</param>
    [DoesNotReturn]
    public static T Refuse<T>(Delegate given, string use)
    {
        var name = NameOf(given.Method);
        throw new CallCaptureException(IsTracked(given.Method)
            ? $"{use} was given {name} by its name alone, but the call of {use} was compiled without Orchestrix's tracking, or could not be intercepted (ORX008 says why). Give it a lambda that calls {name}: {use}(() => {name}(…))."
            : $"{use} was given a delegate that is no method marked [Flow] or [Task]: {name}. Give it the method itself, {use}(Names.BuildNames), or a lambda without parameters that calls it: {use}(() => Names.BuildNames(5)).");
    }

    static bool IsTracked(MethodInfo method) => method.IsDefined(typeof(FlowAttribute)) || method.IsDefined(typeof(TaskAttribute));

    static string NameOf(MethodInfo method) => method.DeclaringType is { } type ? $"{type.Name}.{method.Name}" : method.Name;
}
