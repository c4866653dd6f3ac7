using System.Linq;
using Orchestrix.Generators.Model;

namespace Orchestrix.Generators.Emit;

/// <summary>Writes the door to a method that generated code may not call by name.</summary>
static class AccessorWriter
{
    const string Compiler = "global::System.Runtime.CompilerServices.";

    /// <summary>The accessor as a call names it. The runtime wants the type's parameters on a class around it, and the method's on itself.</summary>
    public static string Target(Thunk thunk) =>
        $"Accessor{Signatures.TypeArguments(thunk.TypeParameters.Where(static each => each.IsOfType))}.Invoke{Signatures.TypeArguments(thunk.TypeParameters.Where(static each => !each.IsOfType))}";

    public static void Write(SourceWriter writer, Thunk thunk)
    {
        var ofType = thunk.TypeParameters.Where(static each => each.IsOfType).ToList();
        var ofMethod = thunk.TypeParameters.Where(static each => !each.IsOfType).ToList();
        var parameters = Signatures.Erased(thunk).ToList();
        parameters.Insert(0, Receiver(thunk));
        writer.Line(SourceWriter.Attributes);
        writer.Open($"static class Accessor{Signatures.TypeParameters(ofType)}{Signatures.Constraints(ofType)}");
        writer.Line($"[{Compiler}UnsafeAccessor({Compiler}UnsafeAccessorKind.{(thunk.Route.IsStatic ? "StaticMethod" : "Method")}, Name = {Literals.Of(thunk.Route.Member)})]");
        writer.Line($"internal static {(thunk.IsUnsafe ? "unsafe " : "")}extern {thunk.Return.ErasedType} Invoke{Signatures.TypeParameters(ofMethod)}({string.Join(", ", parameters)}){Signatures.Constraints(ofMethod)};");
        writer.Close();
    }

    static string Receiver(Thunk thunk)
    {
        if (thunk.Receiver is { } receiver) return $"{(receiver.IsStruct ? "scoped ref " : "")}{receiver.Type} {receiver.Name}";
        return thunk.Route.TypeParameter(Signatures.Unused("type", thunk.Parameters));
    }
}
