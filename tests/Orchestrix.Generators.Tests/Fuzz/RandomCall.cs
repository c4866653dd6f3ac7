namespace Orchestrix.Generators.Tests.Fuzz;

/// <summary>A call of a random method, in a random form and place.</summary>
static class RandomCall
{
    public static string Make(Pick pick, int number, List<RandomParameter> parameters, string types, bool isStatic, RandomResult result, string kind, string self, bool isExtension)
    {
        var arguments = parameters.Select((each, index) => (each.Argument, Name: "p" + index, each.IsLast)).Where(each => each.Argument.Length > 0).ToList();
        var extended = isExtension && arguments.Count > 0 && pick.OneIn(2) ? $"({arguments[0].Argument})." : null;
        if (extended is not null) arguments.RemoveAt(0);
        // Named arguments in another order, unless one is several.
        var isNamed = pick.OneIn(4) && !arguments.Exists(each => each.IsLast);
        if (isNamed) arguments.Reverse();
        var list = string.Join(", ", arguments.Select(each => isNamed ? $"{each.Name}: {each.Argument}" : each.Argument));
        if (pick.OneIn(3)) types = ""; // inferred
        var method = $"M{number}{types}({list})";
        var receiver = extended ?? (isStatic ? pick.Of("", "", $"T{number}.") : pick.Of("self.", "self.", "(self).", "self!.", kind.Contains("struct", StringComparison.Ordinal) ? "self." : "self?."));
        var call = receiver + method;
        var taken = result.Taken.Length == 0 ? "" : result.Taken.Replace("@", call, StringComparison.Ordinal);
        var statement = (result.Taken.Length == 0, pick.Below(7)) switch
        {
            (true, 0) => $"Action go = () => {call}; go();",
            (true, 1) => $"void Go2() {{ {call}; }} Go2();",
            (true, _) => $"{call};",
            (_, 0) => $"Func<object?> go = () => {taken}; Subject.Log($\"{{go()}}\");",
            (_, 1) => $"object? Go2() => {taken}; Subject.Log($\"{{Go2()}}\");",
            (_, 2) => $"Subject.Log($\"{{(from x in new[] {{ 1 }} select (object?){taken}).Single()}}\");",
            (_, 3) => $"if (Subject.Always) Subject.Log($\"{{{taken}}}\");",
            _ => $"Subject.Log($\"{{{taken}}}\");",
        };
        var before = string.Concat(parameters.Select(each => each.Before));
        var after = string.Concat(parameters.Select(each => each.After));
        return $$"""
            public static string Go() { {{(isStatic ? "" : $"var self = {self};")}} {{before}} {{statement}} return Subject.Told($"{{after}}"); }
            """;
    }
}
