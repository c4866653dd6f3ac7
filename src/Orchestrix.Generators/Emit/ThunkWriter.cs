using System.Linq;
using Orchestrix.Generators.Model;

namespace Orchestrix.Generators.Emit;

/// <summary>Writes the class of one tracked method: what it is, one call of it, and the way into the library.</summary>
static class ThunkWriter
{
    const string V1 = "global::Orchestrix.Runtime.V1.";

    public static string Write(EquatableArray<Thunk> thunks)
    {
        var symbols = thunks.SelectMany(static each => each.ConditionalSymbols).Distinct().OrderBy(static each => each, System.StringComparer.Ordinal);
        var writer = new SourceWriter([.. symbols]);
        var own = thunks.Where(static each => each.Host is null).ToList();
        if (own.Count > 0)
        {
            writer.Open("namespace Orchestrix.Generated");
            foreach (var thunk in own)
            {
                if (thunk != own[0]) writer.Line();
                Write(writer, thunk);
            }
            writer.Close();
        }
        foreach (var thunk in thunks)
            if (thunk.Host is { } host) Write(writer, thunk, host);
        return writer.ToString();
    }

    // As a member of the user's type. What it says of the method is handed on from type to type, since nobody else may look into them.
    static void Write(SourceWriter writer, Thunk thunk, TypeHost host)
    {
        writer.Line();
        writer.Open("namespace " + host.Namespace);
        for (var at = 0; at < host.Types.Count; at++)
        {
            var isInnermost = at == host.Types.Count - 1;
            writer.Open(host.Types.Items[at].Declaration);
            writer.Line(SourceWriter.MemberAttributes);
            writer.Line(SourceWriter.Hidden);
            writer.Line($"internal static {V1}TrackedMethod {thunk.ClassName}_Method => {(isInnermost ? $"{thunk.ClassName}.Method" : $"{host.Types.Items[at + 1].Name}.{thunk.ClassName}_Method")};");
            writer.Line();
        }
        Write(writer, thunk);
        writer.Close(host);
    }

    static void Write(SourceWriter writer, Thunk thunk)
    {
        var typeArguments = Signatures.TypeArguments(thunk.TypeParameters);
        var constraints = Signatures.Constraints(thunk.TypeParameters);
        writer.Line(SourceWriter.Attributes);
        writer.Line(SourceWriter.Hidden);
        writer.Open($"{(thunk.Host is null ? "internal" : "private")} static class {thunk.ClassName}");
        DescriptionWriter.Write(writer, thunk);

        var names = thunk.Parameters.Select(static each => each.Identifier).ToList();
        var parameters = Signatures.Erased(thunk).ToList();
        if (thunk.Receiver is { } receiver)
        {
            names.Insert(0, receiver.Name);
            parameters.Insert(0, $"{(thunk.Host is not null && receiver is { IsStruct: true, IsUnscoped: false } ? "scoped " : "")}{receiver.Passing}{receiver.Type} {receiver.Name}");
        }
        var call = Signatures.Unused("call", thunk.Parameters);
        writer.Line();
        writer.Open($"internal static {(thunk.IsUnsafe ? "unsafe " : "")}{thunk.Return.ErasedType} Invoke{Signatures.TypeParameters(thunk.TypeParameters)}({string.Join(", ", parameters)}){constraints}");
        if (thunk.IsInline) InlineWriter.Body(writer, thunk, call);
        else
        {
            writer.Line($"var {call} = new Call{typeArguments}({string.Join(", ", names)});");
            writer.Line(Run(thunk, "Call" + typeArguments, call));
        }
        writer.Close();

        if (!thunk.IsInline)
        {
            writer.Line();
            CallWriter.Write(writer, thunk, parameters);
        }
        if (thunk.Route.Kind != RouteKind.Direct)
        {
            writer.Line();
            AccessorWriter.Write(writer, thunk);
        }
        CallbackWriter.Accessors(writer, thunk.Rollback is { } rollback ? thunk.Hooks.Append(rollback) : thunk.Hooks);
        writer.Close();
    }

    static string Run(Thunk thunk, string type, string call) => thunk.Return.Kind switch
    {
        ReturnKind.Void => $"{V1}TrackedCalls.Run<{type}>(in {call});",
        ReturnKind.Value => $"return {V1}TrackedCalls.Run<{type}, {thunk.Return.ErasedResult}>(in {call});",
        ReturnKind.Task => $"return {V1}TrackedCalls.RunAsync<{type}>(in {call});",
        ReturnKind.TaskOfResult => $"return {V1}TrackedCalls.RunAsync<{type}, {thunk.Return.ErasedResult}>(in {call});",
        ReturnKind.Stream => $"return {V1}StreamCalls.Run<{type}, {thunk.Return.ErasedResult}>(in {call});",
        ReturnKind.ValueTask => $"return {V1}TrackedCalls.RunValueAsync<{type}>(in {call});",
        _ => $"return {V1}TrackedCalls.RunValueAsync<{type}, {thunk.Return.ErasedResult}>(in {call});",
    };
}
