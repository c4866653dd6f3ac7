namespace Orchestrix.Generators.Tests.Fuzz;

/// <summary>A parameter of a random method, with an argument for it.</summary>
/// <param name="Declaration">The parameter, without its name.</param>
/// <param name="Argument">The argument.</param>
/// <param name="Shown">How the body tells what it got; <c>@</c> stands for the name.</param>
/// <param name="Default">The default, with its sign.</param>
/// <param name="Before">A statement before the call.</param>
/// <param name="After">What the caller sees afterwards.</param>
sealed record RandomParameter(string Declaration, string Argument, string Shown, string Default = "", string Before = "", string After = "")
{
    /// <summary>Whether it can only be the last one.</summary>
    public bool IsLast => Declaration.StartsWith("params ", StringComparison.Ordinal);

    public static RandomParameter Make(Pick pick, int place) => pick.Below(24) switch
    {
        0 => new("int", "4", "{@}"),
        1 => new("int", pick.Of("6", ""), "{@}", " = 3"),
        2 => new("string?", pick.Of("\"a\"", "null"), "{@}", pick.Of("", " = null")),
        3 => new("params int[]", pick.Of("1, 2", "", "[5]"), "{@.Length}"),
        4 => new("params ReadOnlySpan<int>", pick.Of("1, 2", "", "[5]"), "{@.Length}"),
        5 => new("ref int", $"ref r{place}", "{@++}", "", $"var r{place} = 1;", $"{{r{place}}}"),
        6 => new("out int", $"out var o{place}", "{@ = 8}", "", "", $"{{o{place}}}"),
        7 => new("in int", pick.Of("3", $"in i{place}"), "{@}", "", $"var i{place} = 5;"),
        8 => new("ref readonly int", $"in i{place}", "{@}", "", $"var i{place} = 5;"),
        9 => new(pick.Of("ReadOnlySpan<int>", "Span<int>", "scoped ReadOnlySpan<int>"), "new[] { 1, 2 }", "{@.Length}"),
        10 => new("CancellationToken", pick.Of("default", ""), "{@.IsCancellationRequested}", " = default"),
        11 => new("Func<int, int>", "x => x + 1", "{@(1)}"),
        12 => new("dynamic", pick.Of("1", "(object)\"d\""), "{@}"),
        13 => new("dynamic?", "(dynamic)1", "{@}"),
        14 => new("(int A, string? B)", "(1, null)", "{@.A}"),
        15 => new("X", "default(X)!", "{@}"),
        16 => new("U", "default(U)!", "{@}"),
        17 => new("Hidden", "new Hidden()", "{@.Value}"),
        18 => new("List<Hidden?>?", "[new Hidden(), null]", "{@?.Count}"),
        19 => new("Dictionary<string, List<(int, dynamic?)>>", "new()", "{@.Count}"),
        20 => new("object?", pick.Of("null", "new[] { 1 }", "1.5"), "{@}"),
        21 => new("DayOfWeek", pick.Of("DayOfWeek.Friday", ""), "{@}", " = DayOfWeek.Monday"),
        22 => new("decimal?", pick.Of("1.5m", ""), "{@}", " = 2.50m"),
        _ => new("[System.Runtime.CompilerServices.CallerMemberName] string", "", "{@}", " = \"\""),
    };
}
