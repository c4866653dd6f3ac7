using System.Linq;
using Orchestrix.Generators.Model;

namespace Orchestrix.Generators.Emit;

/// <summary>Writes the method by which a library's flows are added to a host whose project the compiler does not tell of them: one in F#, or one that never names a type of the library.</summary>
static class LibraryWriter
{
    const string V1 = "global::Orchestrix.Runtime.V1.";

    /// <summary>What users see. Editors see it too, so it names nothing that only a build has.</summary>
    public static string Write(string assembly)
    {
        var writer = new SourceWriter();
        writer.Open("namespace Orchestrix");
        writer.Line($"/// <summary>Adds the flows and tasks of the library {assembly} to a host.</summary>");
        writer.Line(SourceWriter.Attributes);
        writer.Line(SourceWriter.Hidden);
        writer.Open($"public static partial class {ClassName(assembly)}");
        writer.Line($"/// <summary>Adds the flows and tasks of the library {assembly}, and of those that it references. A C# project that references it and calls <c>AddOrchestrix</c> has them already.</summary>");
        writer.Line("/// <param name=\"builder\">The builder.</param>");
        writer.Line("/// <returns>The builder.</returns>");
        writer.Line($"public static global::Orchestrix.OrchestrixBuilder {MethodName(assembly)}(this global::Orchestrix.OrchestrixBuilder builder)");
        writer.Line($"    => {V1}FlowCatalogs.AddTo(builder, static catalog => Fill(catalog));");
        writer.Line();
        writer.Line($"static partial void Fill({V1}FlowCatalog catalog);");
        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    /// <summary>What it does, in a build.</summary>
    public static string WriteBody(string assembly)
    {
        var writer = new SourceWriter();
        writer.Open("namespace Orchestrix");
        writer.Open($"partial class {ClassName(assembly)}");
        writer.Line($"static partial void Fill({V1}FlowCatalog catalog) => global::Orchestrix.Generated.{CatalogWriter.ClassName(assembly)}.AddTo(catalog);");
        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    /// <summary>Whether the assembly has such a method.</summary>
    public static bool Wants(BuildSettings settings, EquatableArray<DeclaredMethod> declared) =>
        settings is { Scope: BuildScope.Full, IsLibrary: true } && declared.Count > 0 && Words(settings.Assembly).Length > 0;

    static string ClassName(string assembly) => "FlowsOf_" + CatalogWriter.ClassName(assembly);

    static string MethodName(string assembly) => "AddFlowsOf" + Words(assembly);

    // Company.Prices is CompanyPrices, my-flows is MyFlows.
    static string Words(string assembly) =>
        string.Concat(new string([.. assembly.Select(static letter => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' ? letter : ' ')])
            .Split([' '], System.StringSplitOptions.RemoveEmptyEntries)
            .Select(static word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
}
