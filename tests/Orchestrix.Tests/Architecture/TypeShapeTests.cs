using System.Reflection;
using System.Reflection.Metadata;
using System.Text.RegularExpressions;

namespace Orchestrix.Tests.Architecture;

/// <summary>Types are sealed, plainly named, and take few arguments; methods fit on a screen.</summary>
public sealed partial class TypeShapeTests
{
    const int ConstructorParameters = 7, MethodLines = 60;

    // Open on purpose: each is a base that the library itself derives.
    // The last one is sealed to others: a flow by hand is one with a body, too.
    static readonly Type[] Unsealed = [typeof(OrchestrixException), typeof(Orchestrix.Events.OrchestrationEvent), typeof(TrackedFlow)];

    static readonly Assembly[] Assemblies = [typeof(FlowAttribute).Assembly, typeof(Orchestrix.Testing.OrchestrixTestHost).Assembly, typeof(Orchestrix.Yaml.AutomationYaml).Assembly];

    static IEnumerable<Type> Types => Assemblies.SelectMany(a => a.GetTypes()).Where(t => t.Namespace?.StartsWith("Orchestrix", StringComparison.Ordinal) == true && !t.FullName!.Contains('<') && !t.FullName.Contains("__", StringComparison.Ordinal));

    [Test]
    public void Classes_ThatAreNotAbstract_AreSealed() =>
        Assert.That(Types.Where(t => t is { IsClass: true, IsAbstract: false, IsSealed: false }).Except(Unsealed).Where(t => t.Namespace != "Orchestrix.Generated"), Is.Empty);

    [Test]
    public void Names_OfTypes_SayWhatTheyAre() =>
        Assert.That(Types.Where(t => Evasive().IsMatch(t.Name.Split('`')[0])), Is.Empty);

    [Test]
    public void Constructors_TakeAtMostSevenParameters() =>
        Assert.That(
            from type in Types
            where !typeof(Delegate).IsAssignableFrom(type)
            from constructor in type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            where constructor.GetParameters().Length > ConstructorParameters
            select $"{type.FullName}: {constructor.GetParameters().Length}",
            Is.Empty);

    [Test]
    public void Methods_HaveAtMost60Lines() =>
        Assert.That(
            from assembly in Assemblies
            from method in LongMethodsOf(assembly.Location)
            select method,
            Is.Empty);

    static List<string> LongMethodsOf(string assembly)
    {
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly, ".pdb")));
        var reader = symbols.GetMetadataReader();
        List<string> found = [];
        foreach (var handle in reader.MethodDebugInformation)
        {
            var method = reader.GetMethodDebugInformation(handle);
            if (method.Document.IsNil || reader.GetString(reader.GetDocument(method.Document).Name).Replace('\\', '/') is var file && (!file.Contains("/src/", StringComparison.Ordinal) || file.EndsWith(".g.cs", StringComparison.Ordinal))) continue;
            var points = method.GetSequencePoints().Where(p => !p.IsHidden).ToList();
            if (points.Count > 0 && points.Max(p => p.EndLine) - points.Min(p => p.StartLine) + 1 is > MethodLines and var lines && !IsConstructorOfFields(points))
                found.Add($"{Path.GetFileName(file)} line {points.Min(p => p.StartLine)}: {lines} lines");
        }

        return found;
    }

    // The initializers of fields belong to the constructor, wherever they stand: what lies between them is none of its lines.
    static bool IsConstructorOfFields(List<SequencePoint> points) =>
        points.OrderBy(p => p.StartLine).Zip(points.OrderBy(p => p.StartLine).Skip(1), (before, after) => after.StartLine - before.EndLine).Any(gap => gap > 12);

    [GeneratedRegex("^(Task|Action|Event|Timer)$|(Manager|Helper|Helpers|Utils|Utilities|Base|Impl)$")]
    private static partial Regex Evasive();
}
