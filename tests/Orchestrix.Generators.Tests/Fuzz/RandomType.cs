namespace Orchestrix.Generators.Tests.Fuzz;

/// <summary>
/// A type with one flow or task, and one call of it, both by chance. Much of it is no C#; whoever uses it drops what does not compile. What does is every combination that a
/// person might write, and many that none would.
/// </summary>
static class RandomType
{
    /// <summary>The source of a file; its entry is <c>Entry{number}.Go()</c>, which returns what the body and the caller have seen.</summary>
    public static string Make(Pick pick, int number)
    {
        var kind = pick.Of("class", "class", "class", "sealed class", "abstract class", "static class", "struct", "readonly struct", "record", "record struct", "readonly record struct", "ref struct", "interface", "file class", "file static class");
        var isGeneric = pick.OneIn(5);
        var isStatic = kind.Contains("static", StringComparison.Ordinal) || pick.OneIn(2);
        var space = pick.Of("", "My.App", "My.App.Deep", "Elsewhere");
        var access = pick.Of("public", "internal", "private", "protected", "private protected", "");
        var partial = pick.OneIn(2) ? "partial " : "";
        var name = $"T{number}";
        var own = name + (isGeneric ? "<int>" : "");

        var isFile = kind.StartsWith("file", StringComparison.Ordinal);
        var self = kind is "abstract class" or "interface" ? $"new Derived{number}{(isGeneric ? "<X>" : "")}()" : $"new {name}{(isGeneric ? "<X>" : "")}()";
        var derived = kind is "abstract class" or "interface" ? $"sealed class Derived{number}{(isGeneric ? "<Y>" : "")} : {name}{(isGeneric ? "<Y>" : "")};" : "";
        var type = $$"""
            {{(isFile ? "" : "public ")}}{{Declared(kind, partial)}} {{name}}{{(isGeneric ? $"<X>{pick.Of("", " where X : struct", " where X : notnull")}" : "")}}
            {
              {{pick.Of("", "", "private ", "internal ", "protected ")}}class Hidden { public int Value = 2; }
            {{Method(pick, number, access, isStatic, kind, self)}}
              {{derived}}
            }
            """;
        return $$"""
            {{(space.Length > 0 ? $"namespace {space} {{" : "")}}
            {{type}}
            {{(space.Length > 0 ? "}" : "")}}
            public static class Entry{{number}} { public static string Go() { try { return {{(space.Length > 0 ? $"global::{space}." : "")}}{{own}}.Go(); } catch (Exception thrown) { return Subject.Told(thrown.GetType().Name); } } }
            """;
    }

    // A kind has its modifiers before "partial", and its keyword after.
    static string Declared(string kind, string partial)
    {
        var at = kind.EndsWith("record struct", StringComparison.Ordinal) ? kind.Length - "record struct".Length : kind.LastIndexOf(' ') + 1;
        return kind[..at] + partial + kind[at..];
    }

    static string Method(Pick pick, int number, string access, bool isStatic, string kind, string self)
    {
        List<RandomParameter> parameters = [];
        for (var count = pick.Of(0, 1, 1, 2, 2, 3); parameters.Count < count;) parameters.Add(RandomParameter.Make(pick, parameters.Count));
        parameters = [.. parameters.OrderBy(each => (each.IsLast, each.Default.Length > 0))];
        var result = RandomResult.Make(pick);
        var generic = pick.OneIn(4) || parameters.Exists(each => each.Declaration == "U") ? "<U>" : "";
        var constraint = generic.Length == 0 ? "" : pick.Of("", " where U : struct", " where U : class", " where U : notnull", " where U : IComparable<U>", " where U : allows ref struct");
        var virtuality = isStatic ? "static " : kind is "class" or "abstract class" or "record" ? pick.Of("", "", "virtual ") : kind is "struct" or "record struct" or "ref struct" ? pick.Of("", "readonly ") : "";
        var attribute = pick.Of("[Task]", "[Task]", $"[Flow(\"f{number}\")]");
        var isExtension = kind.EndsWith("static class", StringComparison.Ordinal) && parameters is [{ Declaration: "int" or "object?" or "string?" or "(int A, string? B)", Default: "" }, ..] && pick.OneIn(2);
        var declared = (isExtension ? "this " : "") + string.Join(", ", parameters.Select((each, index) => $"{each.Declaration} p{index}{each.Default}"));
        var shown = string.Join(" ", parameters.Select((each, index) => each.Shown.Replace("@", "p" + index, StringComparison.Ordinal)));
        var call = RandomCall.Make(pick, number, parameters, generic.Length == 0 ? "" : pick.Of("<int>", "<string>", "<DayOfWeek>"), isStatic, result, kind, self, isExtension);
        return $$"""
              {{attribute}} {{access}} {{virtuality}}{{result.Modifier}}{{result.Type}} M{{number}}{{generic}}({{declared}}){{constraint}} { Subject.Log($"M{{number}} {{shown}}"); {{result.Body}} }
              {{call}}
            """;
    }
}
