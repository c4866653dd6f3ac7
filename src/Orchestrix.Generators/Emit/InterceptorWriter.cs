using System.Linq;
using Orchestrix.Generators.Model;

namespace Orchestrix.Generators.Emit;

/// <summary>Writes the interceptors of one source file: a method per tracked method, an attribute per call.</summary>
static class InterceptorWriter
{
    public static string Write(FileCalls file)
    {
        var writer = new SourceWriter();
        writer.Open("namespace Orchestrix.Generated");
        writer.Line(SourceWriter.Attributes);
        writer.Open("file static class Calls");
        var isFirst = true;
        foreach (var calls in file.Calls.GroupBy(static each => each.Interceptor))
        {
            if (!isFirst) writer.Line();
            isFirst = false;
            foreach (var call in calls) writer.Line($"[global::System.Runtime.CompilerServices.InterceptsLocation({call.Attribute})]");
            writer.Line(calls.Key.Header);
            writer.Line($"    => {calls.Key.Body};");
        }
        writer.Close();
        writer.Close();
        writer.Line();
        writer.Open("namespace System.Runtime.CompilerServices");
        writer.Line("[global::System.AttributeUsage(global::System.AttributeTargets.Method, AllowMultiple = true)]");
        writer.Open("file sealed class InterceptsLocationAttribute : global::System.Attribute");
        writer.Line("public InterceptsLocationAttribute(int version, string data) { }");
        writer.Close();
        writer.Close();
        return writer.ToString();
    }
}
