using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestrix.Generators.Symbols;

namespace Orchestrix.Generators.Diagnostics;

/// <summary>Knows where a call only names a flow or task, and where the library makes it.</summary>
static class Lambdas
{
    /// <summary>Whether an operation is in a lambda that is handed to the library, which records the call in it, or awaits it.</summary>
    public static bool IsGivenToTheLibrary(IOperation operation)
    {
        for (var at = operation; at is not null; at = at.Parent)
        {
            if (at is not IAnonymousFunctionOperation) continue;
            var assembly = UserOf(at) switch
            {
                IInvocationOperation call => call.TargetMethod.ContainingAssembly,
                IObjectCreationOperation made => made.Constructor?.ContainingAssembly,
                _ => null,
            };
            if (IsOfTheLibrary(assembly)) return true;
        }
        return false;
    }

    /// <summary>Whether the library calls a delegate only to record the call in it.</summary>
    public static bool IsForRecording(IOperation code) =>
        UserOf(code) is IInvocationOperation { TargetMethod: { Name: "Submit" or "Map" or "Then" or "Try" or "TryAsync" or "RunFlow" or "Fake" } method } && IsOfTheLibrary(method.ContainingAssembly);

    /// <summary>Whether an operation is in the body that a flow or task by hand is given: then that call is the tracked one.</summary>
    public static bool IsInBodyByHand(IOperation operation)
    {
        for (var at = operation; at is not null; at = at.Parent)
            if (at is IAnonymousFunctionOperation && IsBodyByHand(at)) return true;
        return false;
    }

    /// <summary>Whether a lambda or a method is the body that a flow or task by hand is given.</summary>
    public static bool IsBodyByHand(IOperation code)
    {
        if (UserOf(code) is not IInvocationOperation call) return false;
        for (var type = call.TargetMethod.ContainingType; type is not null; type = type.BaseType)
            if (type.Is(KnownNames.ByHand)) return true;
        return false;
    }

    static bool IsOfTheLibrary(IAssemblySymbol? assembly) =>
        assembly is { Name: var name } && (name == KnownNames.Assembly || name.StartsWith(KnownNames.Assembly + ".", System.StringComparison.Ordinal));

    // What gets the delegate.
    static IOperation? UserOf(IOperation code)
    {
        var user = code.Parent;
        while (user is IConversionOperation or IDelegateCreationOperation or IArgumentOperation) user = user.Parent;
        return user;
    }
}
