using Orchestrix.Templates.Filters;

namespace Orchestrix.Templates.Calls;

/// <summary>Everything that can be called.</summary>
static class CallTables
{
    const string NoClock = "it depends on the clock. A template gives the same text for the same firing; print the moment itself, for example with strftime.";

    public static CallTable Filters { get; } = new(
        "filter",
        [.. TextFilters.All, .. LayoutFilters.All, .. NumberFilters.All, .. ListFilters.All, .. SelectionFilters.All, .. MapFilters.All, .. HumanFilters.All],
        new Dictionary<string, string>
        {
            ["random"] = "it would give another text at each attempt. Take an item by its place, or with first or last.",
            ["urlize"] = "it makes HTML. Write the link yourself.",
            ["pprint"] = "print the value itself, or use tojson(2).",
            ["forceescape"] = "nothing is escaped by itself here. Use escape.",
            ["humanize_naturaltime"] = NoClock,
            ["humanize_naturaldate"] = NoClock,
            ["humanize_naturalday"] = NoClock,
        });

    public static CallTable Tests { get; } = new("test", BuiltInTests.All, new Dictionary<string, string>
    {
        ["callable"] = "templates work with data only, of which nothing can be called.",
        ["escaped"] = "nothing is escaped by itself here.",
    });

    public static CallTable Functions { get; } = new("function", BuiltInFunctions.All, new Dictionary<string, string>
    {
        ["lipsum"] = "it would give another text at each attempt.",
        ["super"] = "templates have no blocks.",
        ["caller"] = "templates have no macros.",
        ["loop"] = "a loop cannot call itself here.",
        ["joiner"] = "use the filter join, or {% if not loop.first %}.",
        ["cycler"] = "use loop.cycle.",
    });

    public static CallTable Methods { get; } = new("method", [.. TextMethods.All, .. DataMethods.All], new Dictionary<string, string>
    {
        ["format"] = "use the filter format, as in '%s: %s'|format(a, b), or put texts together with ~.",
        ["append"] = "lists do not change. Put lists together with +.",
        ["update"] = "maps do not change. Make a new one.",
        ["pop"] = "lists and maps do not change. Take an item by its place or key.",
    });
}
