using System.Linq;
using Orchestrix.Generators.Model;
using Orchestrix.Generators.Thunks;

namespace Orchestrix.Generators.Emit;

/// <summary>Writes the interceptors of one source file: a method per tracked method, an attribute per call.</summary>
static class InterceptorWriter
{
    public static string Write(FileCalls file)
    {
        var writer = new SourceWriter();
        var interceptors = file.Calls.GroupBy(static each => each.Interceptor).ToList();
        var own = interceptors.Where(static each => each.Key.Host is null).ToList();
        if (own.Count > 0)
        {
            writer.Open("namespace Orchestrix.Generated");
            writer.Line(SourceWriter.Attributes);
            writer.Open("file static class Calls");
            foreach (var calls in own)
            {
                if (calls != own[0]) writer.Line();
                Write(writer, calls, calls.Key.Name);
            }
            writer.Close();
            writer.Close();
            writer.Line();
        }
        foreach (var calls in interceptors)
        {
            if (calls.Key.Host is not { } host) continue;
            writer.Open(host);
            writer.Line(SourceWriter.Attributes);
            writer.Line(SourceWriter.Hidden);
            // Each file with calls adds one to the same type.
            Write(writer, calls, $"{calls.Key.Name}_{StableHash.Of(file.HintName)}");
            writer.Close(host);
            writer.Line();
        }
        writer.Open("namespace System.Runtime.CompilerServices");
        writer.Line("[global::System.AttributeUsage(global::System.AttributeTargets.Method, AllowMultiple = true)]");
        writer.Open("file sealed class InterceptsLocationAttribute : global::System.Attribute");
        writer.Line("public InterceptsLocationAttribute(int version, string data) { }");
        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    static void Write(SourceWriter writer, IGrouping<Interceptor, CallSite> calls, string name)
    {
        foreach (var call in calls) writer.Line($"[global::System.Runtime.CompilerServices.InterceptsLocation({call.Attribute})]");
        writer.Line($"{calls.Key.Declaration} {name}{calls.Key.Parameters}");
        writer.Line($"    => {calls.Key.Body};");
        if (calls.Key.Door is not { } door) return;
        writer.Line();
        writer.Open($"static class {door.Type}");
        writer.Line(door.Attribute);
        writer.Line(door.Accessor);
        writer.Close();
    }
}
