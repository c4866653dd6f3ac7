using System.Collections.Generic;
using Orchestrix.Generators.Emit;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Symbols;

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
            // Where an extension cannot be declared, it is an instance method as the method itself.
            if (thunk.Host is null) parameters.Add($"this {receiver.Passing}{receiver.Type} {receiver.Name}");
            arguments.Add(receiver.Passing + (thunk.Host is null ? receiver.Name : "this"));
        }
        foreach (var parameter in thunk.Parameters)
        {
            parameters.Add($"{parameter.Attributes}{(parameter.IsThis ? "this " : "")}{parameter.Modifier}{parameter.Type} {parameter.Identifier}");
            arguments.Add(parameter.IsDynamic && parameter.Passing.Length == 0 ? $"(object){parameter.Identifier}" : parameter.Passing + parameter.Identifier);
        }
        return new(
            $"{(thunk is { Host: not null, Receiver.IsUnscoped: true } ? $"[global::{KnownNames.UnscopedRef}] " : "")}{thunk.Host?.Access ?? "internal"} {Modifier(thunk)}{(thunk.IsUnsafe ? "unsafe " : "")}{thunk.Return.Type}",
            thunk.ClassName,
            $"{Signatures.TypeParameters(thunk.TypeParameters)}({string.Join(", ", parameters)}){Signatures.Constraints(thunk.TypeParameters)}",
            $"{(thunk.Return.Type.StartsWith("ref ", System.StringComparison.Ordinal) ? "ref " : "")}{thunk.Path}.Invoke{Signatures.TypeArguments(thunk.TypeParameters)}({string.Join(", ", arguments)})",
            thunk.Host);
    }

    static string Modifier(Thunk thunk) =>
        thunk is not { Host: not null, Receiver: { } receiver } ? "static "
        : receiver.Passing == "in " ? "readonly "
        : thunk.Host.IsInterface && thunk.Host.Access != "private" ? "sealed "
        : "";
}
