using System.Collections.Generic;
using Orchestrix.Generators.Emit;
using Orchestrix.Generators.Model;

namespace Orchestrix.Generators.Calls;

/// <summary>Makes the method that takes the place of calls of a tracked method. It repeats the signature exactly, or the compiler refuses it.</summary>
static class InterceptorFactory
{
    public static Interceptor Create(Thunk thunk)
    {
        var parameters = new List<string>();
        var arguments = new List<string>();
        if (thunk.Receiver is { } receiver)
        {
            parameters.Add($"this {receiver.Passing}{receiver.Type} {receiver.Name}");
            arguments.Add($"{receiver.Passing}{receiver.Name}");
        }
        foreach (var parameter in thunk.Parameters)
        {
            parameters.Add($"{parameter.Attributes}{(parameter.IsThis ? "this " : "")}{parameter.Modifier}{parameter.Type} {parameter.Identifier}");
            arguments.Add(parameter.IsDynamic && parameter.Passing.Length == 0 ? $"(object){parameter.Identifier}" : parameter.Passing + parameter.Identifier);
        }
        return new(
            thunk.ClassName,
            $"internal static {(thunk.IsUnsafe ? "unsafe " : "")}{thunk.Return.Type} {thunk.ClassName}{Signatures.TypeParameters(thunk.TypeParameters)}({string.Join(", ", parameters)}){Signatures.Constraints(thunk.TypeParameters)}",
            $"{(thunk.Return.Type.StartsWith("ref ", System.StringComparison.Ordinal) ? "ref " : "")}global::Orchestrix.Generated.{thunk.ClassName}.Invoke{Signatures.TypeArguments(thunk.TypeParameters)}({string.Join(", ", arguments)})");
    }
}
