using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrix.Templates;

namespace Orchestrix.Tests.Templates;

/// <summary>What templates do beyond Jinja's rows: types that are kept, what fails and how, and data that is read as it is asked for.</summary>
public sealed class TemplateRenderingTests
{
    static readonly TemplateValue Data = TemplateValue.Of(JsonNode.Parse(
        """{ "n": 5, "f": 2.0, "t": "x", "yes": true, "none": null, "list": [1, "a"], "map": { "k": [1.5] }, "when": "2026-03-04T05:06:07+00:00" }"""));

    [TestCase("{{ n }}", "5")]
    [TestCase("{{ n * 2 }}", "10")]
    [TestCase("{{ f }}", "2.0")]
    [TestCase("{{ t }}", "\"x\"")]
    [TestCase("{{ yes }}", "true")]
    [TestCase("{{ none }}", "null")]
    [TestCase("{{ missing }}", "null")]
    [TestCase("{{ list }}", "[1,\"a\"]")]
    [TestCase("{{ map }}", "{\"k\":[1.5]}")]
    [TestCase("{{ (1, 2) }}", "[1,2]")]
    [TestCase("{{ {1: 2} }}", "{\"1\":2}")]
    [TestCase("{{ list | tojson }}", "\"[1, \\u0022a\\u0022]\"")]
    [TestCase(" {{ n }}", "\" 5\"")]
    [TestCase("{{ n }}{{ n }}", "\"55\"")]
    [TestCase("{% if yes %}{{ n }}{% endif %}", "\"5\"")]
    [TestCase("{{ 'caf\\u00e9 \\ud83d' }}", "\"caf\\u00E9 \\uFFFD\"")]
    public void Evaluate_ExactlyOneExpression_KeepsTheType(string template, string json) =>
        Assert.That(Template.Parse(template).Evaluate(Data).ToJson().GetRawText(), Is.EqualTo(json));

    [TestCase("a\nb {{ t + 1 }}", "line 2, column 8 (b {{ t + 1 }}): a text + a whole number cannot be calculated.")]
    [TestCase("{{ missing + 1 }}", "'missing', which is undefined + a whole number cannot be calculated.")]
    [TestCase("{{ 1 / 0 }}", "line 1, column 6 ({{ 1 / 0 }}): it divides by zero.")]
    [TestCase("{{ 1 // 0 }}", "it divides by zero.")]
    [TestCase("{{ 1.5 % 0 }}", "it divides by zero.")]
    [TestCase("{{ 0 ** -1 }}", "it divides by zero.")]
    [TestCase("{{ (-8) ** 0.5 }}", "a negative number has no such root.")]
    [TestCase("{{ 1 < 'a' }}", "a whole number and a text have no order.")]
    [TestCase("{{ [1, 'a'] | sort }}", "have no order.")]
    [TestCase("{{ 1 in 5 }}", "nothing can be in a whole number.")]
    [TestCase("{{ 1 in 'a' }}", "a text can have a text in it, but not a whole number.")]
    [TestCase("{% for x in 5 %}{% endfor %}", "a whole number has no items to go through.")]
    [TestCase("{% for a, b in [1] %}{% endfor %}", "a whole number has no items to go through.")]
    [TestCase("{% for a, b in [[1]] %}{% endfor %}", "a list with 1 items cannot be given 2 names (a, b).")]
    [TestCase("{% set t.x = 1 %}", "'t' cannot be changed.")]
    [TestCase("{{ n.upper() }}", "a whole number has no method 'upper'.")]
    [TestCase("{{ n.items() }}", "items takes a map, and was given a whole number.")]
    [TestCase("{{ [1][::0] }}", "the step of a part is zero.")]
    [TestCase("{{ range(1, 5, 0) }}", "the step of range is zero.")]
    [TestCase("{{ {[1]: 2} }}", "a list cannot be a key.")]
    [TestCase("{{ '%d' % 'x' }}", "%d takes a number, and was given a text.")]
    [TestCase("{{ '%s %s' % ('x',) }}", "the format has more places than the 1 values.")]
    [TestCase("{{ '%(a)s' % {} }}", "the format wants 'a', which is not given.")]
    [TestCase("{{ '%y' % 1 }}", "%y is unknown.")]
    [TestCase("{{ list | map('nope') | list }}", "there is no filter 'nope'.")]
    [TestCase("{{ list | select('evn') | list }}", "there is no test 'evn'. Did you mean 'even'?")]
    [TestCase("{{ (1e308 * 10) | tojson }}", "inf has no form in JSON.")]
    [TestCase("{{ t | batch(0) }}", "batch takes a number of at least 1.")]
    [TestCase("{{ t | truncate('a') }}", "'length' is a text. Give a whole number.")]
    [TestCase("{{ t | strftime('%Y') }}", "strftime takes a moment as ISO 8601 text, and was given a text.")]
    [TestCase("{{ t.split('') }}", "a text cannot be split at nothing.")]
    public void Render_WhatCannotBeDone_FailsWithPlaceAndMend(string template, string message)
    {
        var thrown = Assert.Throws<TemplateException>(() => Template.Parse(template).Render(Data));

        Assert.That(thrown.Message, Does.StartWith("Template rendering failed: line ").And.Contain(message));
        Assert.That((thrown.Budget, thrown.InnerException), Is.EqualTo(((TemplateBudget?)null, (Exception?)null)));
    }

    // Beyond Jinja, where these fail: a field that is missing never makes a text fail by itself.
    [TestCase("{{ missing|upper }}|{{ missing|int }}|{{ missing|float }}|{{ missing|trim }}|{{ missing|tojson }}", "|0|0.0||null")]
    [TestCase("{{ missing.upper() }}|{{ missing[1:2] }}|{{ missing.items() }}|{{ missing.get('x') }}|{{ missing.split(',') }}", "||[]||")]
    [TestCase("{{ missing|strftime('%Y') }}|{{ missing|wordcount }}|{{ missing|join }}|{{ missing|sort }}|{{ missing|length }}", "|0||[]|0")]
    [TestCase("{{ when|strftime('%d.%m.%Y %H:%M:%S %A %j %p %%') }}", "04.03.2026 05:06:07 Wednesday 063 AM %")]
    [TestCase("{{ when.strftime('%Y-%m-%dT%T%z') }}", "2026-03-04T05:06:07+0000")]
    [TestCase("{{ 'see https://x/runs/flow-run/0197f0a4-0000-7000-8000-000000000000?tab=1'|flow_run_id }}", "0197f0a4-0000-7000-8000-000000000000")]
    [TestCase("{{ 'flow-run/0197F0A4-0000-7000-8000-000000000000'|flow_run_id }}|{{ 'x'|flow_run_id }}", "None|None")]
    [TestCase("{{ n|ui_url }}", "None")]
    [TestCase("{{ 1234567.5|humanize_intcomma }} {{ 1234567|humanize_intcomma }} {{ '1000'|humanize_intcomma }} {{ t|humanize_intcomma }}", "1,234,567.5 1,234,567 1,000 x")]
    [TestCase("{{ 100|humanize_intword }} {{ 1200|humanize_intword }} {{ 1200000|humanize_intword }} {{ 1e10|humanize_intword }}", "100 1.2 thousand 1.2 million 10.0 billion")]
    [TestCase("{{ 1|humanize_ordinal }} {{ 2|humanize_ordinal }} {{ 3|humanize_ordinal }} {{ 11|humanize_ordinal }} {{ 112|humanize_ordinal }} {{ 103|humanize_ordinal }}", "1st 2nd 3rd 11th 112th 103rd")]
    [TestCase("{{ 0|humanize_apnumber }} {{ 9|humanize_apnumber }} {{ 10|humanize_apnumber }}", "zero nine 10")]
    [TestCase("{{ 1500|humanize_naturalsize }} {{ 1536|humanize_naturalsize(binary=true) }}", "1.5 kB 1.5 KiB")]
    [TestCase("{{ 0.5|humanize_naturaldelta }}, {{ 1|humanize_naturaldelta }}, {{ 59|humanize_naturaldelta }}, {{ 3600|humanize_naturaldelta }}, {{ 172800|humanize_naturaldelta }}, {{ 31536000|humanize_naturaldelta }}", "a moment, a second, 59 seconds, an hour, 2 days, a year")]
    [TestCase("{{ 3661|humanize_precisedelta }}; {{ 61.5|humanize_precisedelta }}; {{ 0|humanize_precisedelta }}", "1 hour, 1 minute and 1 second; 1 minute and 1.50 seconds; 0 seconds")]
    [TestCase("{{ '%.1f %.1f %.2f' % (0.25, 0.35, 2.675) }}", "0.2 0.3 2.67")]
    [TestCase("{{ -9223372036854775807 - 1 }} {{ 7 % -1 }} {{ 1e-320 }}", "-9223372036854775808 0 1e-320")]
    public void Render_OwnAdditions_DoWhatTheySay(string template, string expected) => Assert.That(Template.Parse(template).Render(Data), Is.EqualTo(expected));

    [Test]
    public void Render_ObjectsOfTheProgram_ArePlainDataAndReadOnDemand()
    {
        Counting counting = new();
        var variables = TemplateValue.Of([KeyValuePair.Create("o", TemplateValue.Of(counting))]);

        Assert.That(Template.Parse("{{ o.a }} {{ o['a'] }} {{ o.b is defined }} {{ o }} {{ o == o }} {% for k, v in o %}{{ k }}{% endfor %}").Render(variables), Is.EqualTo("1 1 False {'a': 1} True a"));
        Assert.That(counting.Asked, Is.EqualTo(new[] { "a", "a", "b" }));
        Assert.That(Template.Parse("{{ o.GetType }}{{ o.Asked }}{{ o.__class__ }}{{ ''.Length }}{{ o.ToString }}").Render(variables), Is.Empty);
        Assert.That(Template.Parse("{{ 1 }}").Render(variables), Is.EqualTo("1"));
    }

    [Test]
    public void Render_ObjectThatThrows_IsToldAsTheTemplatesFailure()
    {
        var variables = TemplateValue.Of([KeyValuePair.Create("o", TemplateValue.Of(new Throwing()))]);

        var thrown = Assert.Throws<TemplateException>(() => Template.Parse("x {{ o.a }}").Render(variables));

        Assert.That(thrown.Message, Does.Contain("line 1, column 8").And.Contain("a value could not be read: InvalidOperationException: Boom."));
        Assert.That(thrown.InnerException, Is.InstanceOf<InvalidOperationException>());
    }

    [Test]
    public void Of_Json_KeepsWhatItIs()
    {
        using var document = JsonDocument.Parse("""{ "whole": 9007199254740993, "beyond": 18446744073709551615, "exponent": 1e3, "half": "\ud83d" }""");
        var data = TemplateValue.Of(document.RootElement);

        Assert.That(Template.Parse("{{ whole }} {{ beyond }} {{ exponent }}").Render(data), Is.EqualTo("9007199254740993 1.8446744073709552e+19 1000.0"));
        Assert.That(() => Template.Parse("{{ half }}").Render(data), Throws.InstanceOf<TemplateException>().With.Message.Contains("could not be read"));
        Assert.That(TemplateValue.Of((JsonNode?)null).Kind, Is.EqualTo(TemplateValueKind.None));
        Assert.That(TemplateValue.Of(default(JsonElement)).Kind, Is.EqualTo(TemplateValueKind.Undefined));
        Assert.That(TemplateValue.Of(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)).ToString(), Is.EqualTo("2026-01-02T03:04:05+00:00"));
    }

    [Test]
    public void Render_FromManyThreads_GivesTheSame()
    {
        var template = Template.Parse("{% set ns = namespace(a=0) %}{% for i in range(50) %}{% set ns.a = ns.a + i %}{% endfor %}{{ ns.a }}");

        Assert.That(Enumerable.Range(0, 64).AsParallel().Select(_ => template.Render(Data)).Distinct(), Is.EqualTo(new[] { "1225" }));
    }

    sealed class Counting : TemplateObject
    {
        public List<string> Asked { get; } = [];

        public override IEnumerable<KeyValuePair<string, TemplateValue>> Items => [new("a", TemplateValue.Of(1L))];

        public override TemplateValue Find(string name)
        {
            Asked.Add(name);
            return name == "a" ? TemplateValue.Of(1L) : TemplateValue.Undefined;
        }
    }

    sealed class Throwing : TemplateObject
    {
        public override TemplateValue Find(string name) => throw new InvalidOperationException("Boom.");
    }
}
