using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Orchestrix.Events;
using Orchestrix.Tests.Automations.Documents;

namespace Orchestrix.Tests.Events;

/// <summary>
/// Patterns of any form match what the shell's rules say, here written down once more as regular expressions. With the environment variable <c>ORCHESTRIX_FULL=1</c>
/// a quarter of a million patterns are tried.
/// </summary>
[NonParallelizable] // for the others' sake: it takes all of a core
public sealed class PatternFuzzTests
{
    static readonly int Iterations = Environment.GetEnvironmentVariable("ORCHESTRIX_FULL") == "1" ? 125_000 : 12_500;

    static readonly Gen<string> Text = Gens.OneOf([.. "abc.-][!^*?\\ü"]).Array[0, 12].Select(c => new string(c));

    static readonly Gen<string> Pattern = Gens.OneOf("a", "b", ".", "*", "**", "?", "[ab]", "[!a]", "[a-c]", "[]a]", "[!]]", "[", "]", "!", "-", "^", "\\", "[c-a]", "[-a]", "[a-", "ü").Array[0, 10].Select(string.Concat);

    [Test]
    public void LabelPattern_AnyPattern_MatchesAsAShellDoes() => Gen.Select(Pattern, Text).Sample(
        (pattern, text) =>
        {
            var isNegated = pattern.StartsWith('!');
            var expected = Regex.IsMatch(text, LabelExpression(isNegated ? pattern[1..] : pattern), RegexOptions.NonBacktracking | RegexOptions.Singleline) != isNegated;
            Assert.That(LabelSpecification.Of("l", pattern).Accepts(new Resource("x", [new("l", text)])), Is.EqualTo(expected), $"'{pattern}' and '{text}'");
        },
        iter: Iterations);

    [Test]
    public void EventNamePattern_AnyPattern_MatchesWithStarsOfAtLeastOneCharacter() => Gen.Select(Pattern, Text.Where(t => t.Length > 0)).Sample(
        (pattern, name) =>
        {
            var expected = Regex.IsMatch(name, $"^{Regex.Escape(pattern).Replace("\\*", ".+", StringComparison.Ordinal)}\\z", RegexOptions.NonBacktracking | RegexOptions.Singleline);
            Assert.That(new EventNamePattern(pattern).Accepts(Symbol.Of(name)), Is.EqualTo(expected), $"'{pattern}' and '{name}'");
        },
        iter: Iterations);

    static string LabelExpression(string glob)
    {
        StringBuilder expression = new("^");
        for (var i = 0; i < glob.Length; i++)
        {
            var end = glob[i] == '[' ? EndOfClass(glob, i) : -1;
            if (glob[i] == '*') expression.Append(".*");
            else if (glob[i] == '?') expression.Append('.');
            else if (end < 0) expression.Append(Regex.Escape(glob[i].ToString()));
            else
            {
                expression.Append(ClassOf(glob[(i + 1)..end]));
                i = end;
            }
        }

        return expression.Append("\\z").ToString();
    }

    static int EndOfClass(string glob, int start) => glob.IndexOf(']', Math.Min(glob.Length, start + 1 + (glob[(start + 1)..] is ['!', ']', ..] ? 2 : glob[(start + 1)..] is ['!', ..] or [']', ..] ? 1 : 0)));

    // Member by member, so that no sign of regular expressions has to be escaped, and an empty range is nothing.
    static string ClassOf(string members)
    {
        var isNegated = members.StartsWith('!');
        if (isNegated) members = members[1..];
        List<string> alternatives = [];
        for (var i = 0; i < members.Length; i++)
        {
            var isRange = i + 2 < members.Length && members[i + 1] == '-';
            var (first, last) = (members[i], isRange ? members[i + 2] : members[i]);
            if (first <= last) alternatives.Add($"\\u{(int)first:X4}-\\u{(int)last:X4}");
            if (isRange) i += 2;
        }

        if (alternatives.Count == 0) return isNegated ? "." : "[^\\u0000-\\uFFFF]";
        return $"[{(isNegated ? "^" : "")}{string.Concat(alternatives)}]";
    }
}
