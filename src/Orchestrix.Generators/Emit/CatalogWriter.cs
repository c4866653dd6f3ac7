using System.Linq;
using System.Text;
using Orchestrix.Generators.Model;

namespace Orchestrix.Generators.Emit;

/// <summary>Writes the catalog: which flows and tasks this assembly and its references declare.</summary>
static class CatalogWriter
{
    const string V1 = "global::Orchestrix.Runtime.V1.";

    public static string Write(BuildSettings settings, EquatableArray<DeclaredMethod> methods, EquatableArray<string> otherNames, EquatableArray<string> referenced)
    {
        var name = ClassName(settings.Assembly);
        var names = methods.Select(static each => each.Name).Concat(otherNames).Distinct().OrderBy(static each => each, System.StringComparer.Ordinal);
        var writer = new SourceWriter();
        writer.Line($"[assembly: {V1}OrchestrixTracked(typeof(global::Orchestrix.Generated.{name}){string.Concat(names.Select(static each => ", " + Literals.Of(each)))})]");
        writer.Line();
        writer.Open("namespace Orchestrix.Generated");
        writer.Line("/// <summary>The flows and tasks that this assembly and its references declare.</summary>");
        writer.Line(SourceWriter.Attributes);
        writer.Line(SourceWriter.Hidden);
        writer.Open($"public static class {name}");
        writer.Line("/// <summary>Adds them.</summary>");
        writer.Line("/// <param name=\"catalog\">The catalog to add to.</param>");
        writer.Open($"public static void AddTo({V1}FlowCatalog catalog)");
        writer.Line($"if (!catalog.Begin({Literals.Of(settings.Assembly)})) return;");
        foreach (var method in methods)
            if (method.Thunk is { } thunk) writer.Line($"catalog.Add({thunk.MethodPath});");
        foreach (var catalog in referenced) writer.Line($"{catalog}.AddTo(catalog);");
        writer.Close();
        writer.Line();
        writer.Open($"internal static {V1}FlowCatalog Create()");
        writer.Line($"var catalog = new {V1}FlowCatalog();");
        writer.Line("AddTo(catalog);");
        writer.Line("return catalog;");
        writer.Close();
        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    /// <summary>The catalog of an assembly. Different assemblies have different ones, since one may reference both.</summary>
    public static string ClassName(string assembly)
    {
        var name = new StringBuilder("Catalog_");
        foreach (var letter in assembly)
        {
            if (letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9') name.Append(letter);
            else if (letter is '.' or '_') name.Append(letter == '.' ? "_" : "__");
            else name.Append("_x").Append(((int)letter).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
        }
        return name.ToString();
    }
}
