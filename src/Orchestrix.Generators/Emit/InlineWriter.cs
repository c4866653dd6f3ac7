using System.Linq;
using Orchestrix.Generators.Model;

namespace Orchestrix.Generators.Emit;

/// <summary>Writes the body of a call that passes something by reference, and so cannot be held by a struct: it is made within the run's begin and end.</summary>
static class InlineWriter
{
    const string V1 = "global::Orchestrix.Runtime.V1.";

    /// <summary>The statements of the method that the interceptors call.</summary>
    public static void Body(SourceWriter writer, Thunk thunk, string call)
    {
        var token = thunk.Parameters.FirstOrDefault(static each => each.Role == ParameterRole.Token);
        var result = Signatures.Unused("result", thunk.Parameters);
        var exception = Signatures.Unused("exception", thunk.Parameters);
        if (NeedsCopy(thunk)) writer.Line($"var {Copy(thunk)} = {thunk.Receiver!.Name};");
        writer.Line($"var {call} = {V1}InlineCalls.Begin(Method{(token is null ? "" : ", " + token.Identifier)});");
        var isAsync = thunk.Return.Kind is ReturnKind.Task or ReturnKind.TaskOfResult or ReturnKind.ValueTask or ReturnKind.ValueTaskOfResult;
        if (isAsync) writer.Line($"{thunk.Return.ErasedType} {result};");
        writer.Open("try");
        if (isAsync)
        {
            writer.Line($"{result} = {Target(thunk, call)};");
        }
        else if (thunk.Return.Kind == ReturnKind.Void)
        {
            writer.Line($"{Target(thunk, call)};");
            writer.Line($"{call}.Complete();");
        }
        else
        {
            var passing = thunk.Return.ErasedType.StartsWith("ref ", System.StringComparison.Ordinal) ? "ref " : "";
            var local = thunk.Return.ErasedType.StartsWith("ref readonly ", System.StringComparison.Ordinal) ? "ref readonly " : passing;
            writer.Line($"{local}var {result} = {passing}{Target(thunk, call)};");
            writer.Line($"{call}.Complete({(thunk.Return.CanBeKept ? result : "")});");
            writer.Line($"return {passing}{result};");
        }
        writer.Close();
        writer.Open($"catch (global::System.Exception {exception})");
        writer.Line($"{call}.Fail({exception});");
        writer.Line("throw;");
        writer.Close();
        if (isAsync) writer.Line($"return {call}.End({result});");
    }

    static string Target(Thunk thunk, string call)
    {
        var arguments = thunk.Parameters.Select(each => each.Role == ParameterRole.Token ? each.Passing.Length == 0 ? $"{call}.Token" : each.Passing + each.Identifier : each.Passing + each.Identifier).ToList();
        if (thunk.Route.Kind == RouteKind.Direct)
        {
            var own = Signatures.TypeArguments(thunk.TypeParameters.Where(static each => !each.IsOfType));
            return $"{(thunk.Receiver is { } on ? on.Name : thunk.Route.Target)}.{thunk.Route.Member}{own}({string.Join(", ", arguments)})";
        }
        arguments.Insert(0, thunk.Receiver is not { } receiver ? "default" : NeedsCopy(thunk) ? "ref " + Copy(thunk) : receiver.IsStruct ? "ref " + receiver.Name : receiver.Name);
        return $"{AccessorWriter.Target(thunk)}({string.Join(", ", arguments)})";
    }

    // The accessor of a struct's method takes the struct by ref; a readonly method leaves it alone, so a copy serves.
    static bool NeedsCopy(Thunk thunk) => thunk is { Route.Kind: not RouteKind.Direct, Receiver.Passing: "in " };

    static string Copy(Thunk thunk) => Signatures.Unused("copy", thunk.Parameters);
}
