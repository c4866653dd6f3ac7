using Orchestrix.Automations;

namespace Orchestrix.Hosting;

/// <summary>All automations of an application: those of C#, and what its documents say.</summary>
sealed class DeclaredAutomations
{
    readonly List<Automation> automations = [];
    readonly Dictionary<string, string?> sources = new(StringComparer.Ordinal); // the document that each name comes from; null for C#
    readonly List<string> mistakes = [], warnings = [];
    int texts; // documents without a name

    DeclaredAutomations()
    {
    }

    /// <summary>Those without mistakes, in the order in which they were added.</summary>
    public IReadOnlyList<Automation> Automations => automations;

    public IReadOnlyList<string> Mistakes => mistakes;

    public IReadOnlyList<string> Warnings => warnings;

    public static DeclaredAutomations Read(IEnumerable<object> declared, IReadOnlyCollection<string> handled)
    {
        DeclaredAutomations all = new();
        var read = declared.Select(d => d is AutomationSource source ? (Declared: (object)source.Read(handled).ToList(), source.Kind) : (Declared: d, Kind: "")).ToList();
        var isAlone = read.Select(r => r.Declared).OfType<List<AutomationDocument>>().Sum(d => d.Count(x => x.Source is null)) <= 1;
        foreach (var (item, kind) in read)
        {
            if (item is Automation automation) all.Take(automation, null);
            else foreach (var document in (List<AutomationDocument>)item) all.Take(document, kind, isAlone);
        }

        return all;
    }

    void Take(AutomationDocument document, string kind, bool isAlone)
    {
        if (document.Source is null) texts++;
        var name = document.Source ?? (isAlone ? kind : $"{kind} {texts}");
        mistakes.AddRange(document.Mistakes.Select(m => Describe(name, m.Automation, m.Path, m.Message, (m.Line, m.Column))));
        warnings.AddRange(document.Warnings.Where(w => !w.IsFoundByHosts).Select(w => Describe(name, w.Automation, w.Path, w.Message, (w.Line, w.Column))));
        foreach (var automation in document.Automations) Take(automation, document.Source);
    }

    // Names that are given twice within C# and texts are found by the validator, which knows no files.
    void Take(Automation automation, string? source)
    {
        if (sources.TryGetValue(automation.Name, out var other) && (source ?? other) is not null)
        {
            var where = source == other ? $"Automations of file '{source}' share" : $"An automation {In(other)} and one {In(source)} share";
            mistakes.Add($"{where} the name '{automation.Name}'. Give all but one another name.");
            return;
        }

        sources.TryAdd(automation.Name, source);
        automations.Add(automation);
    }

    static string In(string? source) => source is null ? "that was added without a file" : $"in file '{source}'";

    static string Describe(string document, string? automation, string path, string message, (int Line, int Column) place) =>
        $"{document}{(place.Line > 0 ? $", line {place.Line}, column {place.Column}" : "")}{(automation is null ? "" : $" (automation '{automation}')")}{(path.Length > 0 ? $", {path}" : "")}: {message}";
}
