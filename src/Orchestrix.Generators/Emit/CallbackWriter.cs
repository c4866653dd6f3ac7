using System.Collections.Generic;
using System.Linq;
using Orchestrix.Generators.Model;

namespace Orchestrix.Generators.Emit;

/// <summary>Writes the calls of methods that an attribute names.</summary>
static class CallbackWriter
{
    const string Compiler = "global::System.Runtime.CompilerServices.";
    const string Done = "global::System.Threading.Tasks.Task.CompletedTask";

    /// <summary>The hooks, as the value of <c>TrackedMethod.Hooks</c>.</summary>
    public static string Hooks(IEnumerable<Callback> hooks)
    {
        const string v1 = "global::Orchestrix.Runtime.V1.";
        var each = hooks.Select(static hook => $"new {v1}TrackedHook({v1}TrackedMoment.{hook.Moment}, static (run, state) => {Body(hook)})");
        return $"new {v1}TrackedHook[] {{ {string.Join(", ", each)} }}";
    }

    /// <summary>The body of a method or lambda that calls it and returns a task.</summary>
    public static string Body(Callback callback)
    {
        var call = Call(callback);
        return callback.Returns switch
        {
            ReturnKind.Void or ReturnKind.Value or ReturnKind.Stream => $"{{ {call}; return {Done}; }}",
            ReturnKind.Task or ReturnKind.TaskOfResult => $"{{ return {call}; }}",
            _ => $"{{ return {call}.AsTask(); }}",
        };
    }

    /// <summary>The doors to those that generated code may not call by name.</summary>
    public static void Accessors(SourceWriter writer, IEnumerable<Callback> callbacks)
    {
        foreach (var callback in callbacks.Where(static each => each.TrackedClass is null && each.Route.Kind != RouteKind.Direct).GroupBy(static each => each.Accessor).Select(static each => each.First()))
        {
            var parameters = callback.ParameterTypes.Select(static (each, place) => $"{each} p{place}").Prepend(callback.Route.TypeParameter("type"));
            writer.Line();
            writer.Line(SourceWriter.Attributes);
            writer.Open($"static class {callback.Accessor}");
            writer.Line($"[{Compiler}UnsafeAccessor({Compiler}UnsafeAccessorKind.StaticMethod, Name = {Literals.Of(callback.Route.Member)})]");
            writer.Line($"internal static extern {callback.ReturnType} Invoke({string.Join(", ", parameters)});");
            writer.Close();
        }
    }

    static string Call(Callback callback)
    {
        if (callback.TrackedClass is { } tracked) return $"{tracked}.Invoke({string.Join(", ", callback.Arguments)})";
        return callback.Route.Kind == RouteKind.Direct
            ? $"{callback.Route.Target}.{callback.Route.Member}({string.Join(", ", callback.Arguments)})"
            : $"{callback.Accessor}.Invoke({string.Join(", ", callback.Arguments.Prepend("default"))})";
    }
}
