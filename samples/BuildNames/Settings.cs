using System.Globalization;

namespace BuildNames;

/// <summary>What the command line asks for.</summary>
sealed record Settings(int Count, TimeSpan Delay, bool IsFlaky, Uri? Url)
{
    public const string Usage =
        """
        Usage: dotnet run --project samples/BuildNames -- [options]
          --count N    how many names to build                       (default 10)
          --delay T    how long the follow-up run waits, e.g. 10s    (default 10s)
          --flaky      let every third answer fail, so that retries show
          --url URL    ask this endpoint instead of the sample's own
        """;

    /// <summary>Reads the arguments, or tells everything that is wrong with them.</summary>
    public static Settings? Parse(string[] args, out List<string> mistakes)
    {
        mistakes = [];
        Settings settings = new(10, TimeSpan.FromSeconds(10), false, null);
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--flaky":
                    settings = settings with { IsFlaky = true };
                    continue;
                case "--count" when int.TryParse(value, CultureInfo.InvariantCulture, out var count) && count > 0:
                    settings = settings with { Count = count };
                    break;
                case "--delay" when value.EndsWith('s') && double.TryParse(value[..^1], CultureInfo.InvariantCulture, out var seconds) && seconds >= 0:
                    settings = settings with { Delay = TimeSpan.FromSeconds(seconds) };
                    break;
                case "--url" when Uri.TryCreate(value, UriKind.Absolute, out var url):
                    settings = settings with { Url = url };
                    break;
                default:
                    mistakes.Add(args[i] is "--count" or "--delay" or "--url" ? $"'{value}' is no value for {args[i]}." : $"There is no option '{args[i]}'.");
                    break;
            }

            i++;
        }

        return mistakes.Count == 0 ? settings : null;
    }
}
