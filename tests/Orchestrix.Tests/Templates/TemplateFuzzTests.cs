using System.Text.Json;
using CsCheck;
using Orchestrix.Templates;

namespace Orchestrix.Tests.Templates;

/// <summary>
/// Whatever a template says, it is parsed or refused, and rendered or failed, with the exceptions that are there for it. With the environment variable
/// <c>ORCHESTRIX_FULL=1</c> many more are tried.
/// </summary>
[NonParallelizable] // for the others' sake: it takes all of a core for long
public sealed class TemplateFuzzTests
{
    static readonly bool IsFull = Environment.GetEnvironmentVariable("ORCHESTRIX_FULL") == "1";

    static readonly JsonElement Rows = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Templates", "jinja-rows.json"))).RootElement;

    static readonly TemplateValue Data = TemplateValue.Of(Rows.GetProperty("data"));

    static readonly string[] Corpus = [.. Rows.GetProperty("rows").EnumerateArray().Select(r => r[0].GetString()!)];

    static readonly string[] Pieces =
    [
        "{{", "}}", "{%", "%}", "{#", "#}", "-%}", "{%-", "'", "\"", "(", ")", "[", "]", "{", "}", ",", ":", ".", "|", "~", "+", "-", "*", "**", "/", "//", "%", "==", "<", "=",
        " if ", " else ", " elif ", "endif", "for ", " in ", "endfor", "set ", "endset", "with ", "filter ", "raw", "endraw", " is ", " not ", " and ", " or ", "loop.index", "namespace()", "range(99)",
        "9223372036854775807", "-1", "0", "1e308", "none", "true", "missing", "name", "list", "map", "users", "nested", "words", "\\ud83d", "\\x", "😀", "\r\n", "\0", "é",
        .. Corpus.SelectMany(t => t.Split(' ')).Where(w => w.Length is > 2 and < 30).Distinct(),
    ];

    static readonly Gen<string> Mutated = Gen.Select(
        Gen.Int[0, Corpus.Length - 1], Gen.Int[0, Corpus.Length - 1],
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, Pieces.Length - 1]).Array[1, 6],
        (first, second, changes) =>
        {
            var text = Corpus[first];
            foreach (var (kind, at, length, piece) in changes)
            {
                var from = text.Length == 0 ? 0 : at % text.Length;
                var to = Math.Min(text.Length, from + (length % 12));
                text = kind switch
                {
                    0 => text.Insert(from, Pieces[piece]),
                    1 => text.Remove(from, to - from),
                    2 => text[..from] + Pieces[piece] + text[to..],
                    3 => text.Insert(from, text[from..to]),
                    _ => text[..from] + Corpus[second],
                };
            }

            return text;
        });

    [Test]
    public void Template_AnyMutation_EndsWithItsOwnExceptionsOnly() => Mutated.Sample(Survives, iter: IsFull ? 300_000 : 30_000, print: t => JsonSerializer.Serialize(t));

    [Test]
    public void Template_MutationThatOnceFailed_EndsAsItShould() => Assert.That(Survives("{{ nested['\ud83ditems'] }}"));

    static bool Survives(string source)
    {
        if (!Template.TryParse(source, out var template, out var mistakes)) return mistakes.Count > 0 && mistakes.All(m => m is { Line: > 0, Column: > 0 });
        try
        {
            template.Render(Data);
            template.Evaluate(Data).ToJson();
            return true;
        }
        catch (TemplateException exception)
        {
            return exception.InnerException is null; // else something unforeseen was thrown within
        }
    }
}
