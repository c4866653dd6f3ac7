using System.Collections.Generic;
using System.Linq;
using Orchestrix.Generators.Model;

namespace Orchestrix.Generators.Emit;

/// <summary>Writes the struct that holds the receiver and the arguments of one call.</summary>
static class CallWriter
{
    const string V1 = "global::Orchestrix.Runtime.V1.";
    const string Token = "global::System.Threading.CancellationToken";

    public static void Write(SourceWriter writer, Thunk thunk, IReadOnlyList<string> parameters)
    {
        var contract = thunk.Return.Kind == ReturnKind.Void ? "ITrackedAction" : $"ITrackedCall<{thunk.Return.ErasedType}>";
        writer.Line(SourceWriter.Attributes);
        writer.Open($"internal readonly struct Call{Signatures.TypeParameters(thunk.TypeParameters)} : {V1}{contract}{Rollback(thunk)}{Signatures.Constraints(thunk.TypeParameters)}");
        if (parameters.Count > 0)
        {
            if (thunk.Receiver is not null) writer.Line($"readonly {thunk.Receiver.Type} self;");
            foreach (var parameter in thunk.Parameters) writer.Line($"{parameter.Attributes}readonly {parameter.ErasedType} {parameter.Field};");
            writer.Line();
            writer.Open($"internal Call({string.Join(", ", parameters)})");
            if (thunk.Receiver is not null) writer.Line($"this.self = {thunk.Receiver.Name};");
            foreach (var parameter in thunk.Parameters) writer.Line($"this.{parameter.Field} = {parameter.Identifier};");
            writer.Close();
            writer.Line();
        }
        var token = thunk.Parameters.FirstOrDefault(static each => each.Role == ParameterRole.Token);
        writer.Line($"public {V1}TrackedMethod Method => {thunk.ClassName}.Method;");
        writer.Line();
        writer.Line($"public {Token} CancellationToken => {token?.Field ?? "default"};");
        writer.Line();
        Invoke(writer, thunk);
        writer.Line();
        Describe(writer, thunk);
        if (thunk.Rollback is { } rollback)
        {
            writer.Line();
            writer.Line($"public global::System.Threading.Tasks.Task RollBackAsync({(HasResult(thunk) ? thunk.Return.ErasedResult + " result, " : "")}{Token} cancellationToken) {CallbackWriter.Body(rollback)}");
        }
        writer.Close();
    }

    static bool HasResult(Thunk thunk) => thunk.Return.Kind is ReturnKind.Value or ReturnKind.TaskOfResult or ReturnKind.ValueTaskOfResult;

    static string Rollback(Thunk thunk) => thunk.Rollback is null ? "" : $", {V1}ITrackedRollback{(HasResult(thunk) ? $"<{thunk.Return.ErasedResult}>" : "")}";

    static void Invoke(SourceWriter writer, Thunk thunk)
    {
        var header = $"public {thunk.Return.ErasedType} Invoke({Token} cancellationToken)";
        var arguments = thunk.Parameters.Select(Argument).ToList();
        var self = thunk is { Description.IsFlow: true, Receiver.IsStruct: false } ? $"{V1}CallServices.Receiver(self)" : "self";
        if (thunk.Route.Kind == RouteKind.Direct)
        {
            var target = thunk.Route.IsStatic ? thunk.Route.Target : self;
            var own = Signatures.TypeArguments(thunk.TypeParameters.Where(static each => !each.IsOfType));
            writer.Line($"{header} => {target}.{thunk.Route.Member}{own}({string.Join(", ", arguments)});");
            return;
        }
        if (thunk.Receiver is not { IsStruct: true })
        {
            arguments.Insert(0, thunk.Receiver is null ? "default" : self);
            writer.Line($"{header} => {AccessorWriter.Target(thunk)}({string.Join(", ", arguments)});");
            return;
        }
        // The accessor of a struct's method takes the struct by ref; the method is readonly, so a copy serves.
        arguments.Insert(0, "ref copy");
        writer.Open(header);
        writer.Line("var copy = self;");
        writer.Line($"{(thunk.Return.Kind == ReturnKind.Void ? "" : "return ")}{AccessorWriter.Target(thunk)}({string.Join(", ", arguments)});");
        writer.Close();
    }

    static string Argument(Parameter parameter) => parameter.Role switch
    {
        ParameterRole.Token => "cancellationToken",
        ParameterRole.Service => $"{parameter.Field} ?? {parameter.Service}",
        _ => parameter.Field,
    };

    static void Describe(SourceWriter writer, Thunk thunk)
    {
        writer.Open($"public void Describe({V1}CallArguments arguments)");
        foreach (var parameter in thunk.TypeParameters) writer.Line($"arguments.TypeArgument<{parameter.Name}>();");
        if (thunk.Receiver is { } receiver) writer.Line($"arguments.{(receiver.IsSensitive ? "SensitiveReceiver" : "Receiver")}(self);");
        if (thunk.Key is not null) writer.Line($"arguments.Key(string.Create(global::System.Globalization.CultureInfo.InvariantCulture, {thunk.Key}));");
        if (thunk.RunName is not null) writer.Line($"arguments.RunName(string.Create(global::System.Globalization.CultureInfo.InvariantCulture, {thunk.RunName}));");
        foreach (var parameter in thunk.Parameters)
            if (parameter.Role == ParameterRole.Argument)
                writer.Line($"arguments.{(parameter.IsSensitive ? "SensitiveArgument" : "Argument")}({Literals.Of(parameter.Name)}, {parameter.Field});");
        writer.Close();
    }
}
