namespace Orchestrix.Generators.Tests.Fuzz;

/// <summary>What a random method returns.</summary>
/// <param name="Modifier">What stands before the type.</param>
/// <param name="Type">The type.</param>
/// <param name="Body">The end of the body.</param>
/// <param name="Taken">How the caller takes it, as an expression; <c>@</c> stands for the call. Empty for a statement.</param>
sealed record RandomResult(string Modifier, string Type, string Body, string Taken)
{
    public static RandomResult Make(Pick pick) => pick.Below(22) switch
    {
        0 or 1 => new("", "void", "return;", ""),
        2 or 3 => new("", "int", "return 7;", "@"),
        4 => new("", "string?", pick.Of("return \"s\";", "return null;"), "@"),
        5 => new("", "Task", "return Task.CompletedTask;", "Subject.End(@)"),
        6 => new("async ", "Task", "await Task.Yield();", "Subject.End(@)"),
        7 => new("", "Task<int>", "return Task.FromResult(3);", "@.Result"),
        8 => new("async ", "Task<string?>", "await Task.Yield(); return null;", "@.Result"),
        9 => new("async ", "ValueTask<int>", "await Task.Yield(); return 9;", "@.AsTask().Result"),
        10 => new("", "ValueTask", "return default;", "Subject.End(@.AsTask())"),
        11 => new("async ", "IAsyncEnumerable<int>", "await Task.Yield(); yield return 1; yield return 2;", "Subject.Drain(@)"),
        12 => new("", "IEnumerable<int>", "return new[] { 1, 2 };", "@.Sum()"),
        13 => new("", "(int A, string? B)", "return (1, null);", "@.A"),
        14 => new("ref ", "int", "return ref Subject.Kept;", "@"),
        15 => new("", "ReadOnlySpan<int>", "return new[] { 1, 2 };", "@.Length"),
        16 => new("", "dynamic", "return 5;", "@"),
        17 => new("", "X", "return default!;", "@"),
        18 => new("", "U", "return default!;", "@"),
        19 => new("", "Hidden", "return new Hidden();", "@.Value"),
        20 => new("async ", "Task<Hidden>", "await Task.Yield(); return new Hidden();", "@.Result.Value"),
        _ => new("", "Func<int>", "return () => 6;", "@()"),
    };
}
