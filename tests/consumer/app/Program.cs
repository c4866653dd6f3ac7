using System.Diagnostics;
using System.Runtime.CompilerServices;
using Orchestrix;

var names = await Names.Build(2, CancellationToken.None);
Console.WriteLine(string.Join(", ", names));
return names.Any(static name => name.Contains("untracked", StringComparison.Ordinal)) ? 1 : 0;

static class Names
{
    [Flow]
    public static async Task<List<string>> Build(int count, CancellationToken cancellationToken)
    {
        var names = new List<string> { Seen() };
        while (count-- > 0) names.Add(await Fetch(count, cancellationToken));
        names.AddRange(names.ToArray().Select(static name => Clean(name)));
        return names;
    }

    [Task(Retries = 3, RetryDelaySeconds = 2, Key = "name-{number}")]
    static Task<string> Fetch(int number, CancellationToken cancellationToken) =>
        Task.FromResult($"{number} {(cancellationToken.IsCancellationRequested ? "cancelled" : Seen())}");

    [Task]
    static string Clean(string raw) => $"{raw} and {Seen()}";

    // A tracked method is called from the library's code, and not from its caller.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static string Seen() =>
        new StackTrace().GetFrames().Take(12).Any(static frame => DiagnosticMethodInfo.Create(frame)?.DeclaringTypeName?.StartsWith("Orchestrix.", StringComparison.Ordinal) == true) ? "tracked" : "untracked";
}
