using System.Text.Json;
using Orchestrix.Templates;

namespace Orchestrix.Tests.Templates;

/// <summary>A template ends, whatever it says: within its budgets, with an error that names the one that was used up.</summary>
public sealed class BombTests
{
    static readonly string Ten = string.Join("", Enumerable.Range(0, 10).Select(i => $"{{% for a{i} in range(100) %}}{{% endfor %}}"));

    static IEnumerable<TestCaseData> AtParse()
    {
        yield return Bomb("source", new string('x', TemplateLimits.Source + 1) + "{{ 1 }}", TemplateBudget.Source);
        yield return Bomb("nodes in a sum", $"{{{{ {string.Join("+", Enumerable.Repeat("1", 1_500))} }}}}", TemplateBudget.Nodes);
        yield return Bomb("nodes in statements", string.Concat(Enumerable.Repeat("{{a}}b", 1_200)), TemplateBudget.Nodes);
        yield return Bomb("nodes in a list", $"{{{{ [{string.Join(",", Enumerable.Repeat("1", 3_000))}] }}}}", TemplateBudget.Nodes);
        yield return Bomb("parentheses", $"{{{{ {new string('(', 3_000)}1{new string(')', 3_000)} }}}}", TemplateBudget.Nesting);
        yield return Bomb("lists", $"{{{{ {new string('[', 100)}{new string(']', 100)} }}}}", TemplateBudget.Nesting);
        yield return Bomb("maps", $"{{{{ {string.Concat(Enumerable.Repeat("{'a':", 100))}1{new string('}', 100)} }}}}", TemplateBudget.Nesting);
        yield return Bomb("signs", $"{{{{ {new string('-', 5_000)}1 }}}}", TemplateBudget.Nesting);
        yield return Bomb("not", $"{{{{ {string.Concat(Enumerable.Repeat("not ", 3_000))}1 }}}}", TemplateBudget.Nesting);
        yield return Bomb("members", $"{{{{ a{string.Concat(Enumerable.Repeat(".a", 1_000))} }}}}", TemplateBudget.Nesting);
        yield return Bomb("items", $"{{{{ a{string.Concat(Enumerable.Repeat("[0]", 1_000))} }}}}", TemplateBudget.Nesting);
        yield return Bomb("filters", $"{{{{ a{string.Concat(Enumerable.Repeat("|e", 1_000))} }}}}", TemplateBudget.Nesting);
        yield return Bomb("tests", $"{{{{ a{string.Concat(Enumerable.Repeat(" is defined", 1_000))} }}}}", TemplateBudget.Nesting);
        yield return Bomb("conditions", $"{{{{ {string.Concat(Enumerable.Repeat("1 if 1 else ", 200))}1 }}}}", TemplateBudget.Nesting);
        yield return Bomb("conditions without else", $"{{{{ 1{string.Concat(Enumerable.Repeat(" if 1", 200))} }}}}", TemplateBudget.Nesting);
        yield return Bomb("ifs", string.Concat(Enumerable.Repeat("{% if 1 %}", 100)) + string.Concat(Enumerable.Repeat("{% endif %}", 100)), TemplateBudget.Nesting);
        yield return Bomb("open ifs", string.Concat(Enumerable.Repeat("{% if 1 %}", 1_500)), TemplateBudget.Nesting);
        yield return Bomb("calls", $"{{{{ {string.Concat(Enumerable.Repeat("range(", 200))}1{new string(')', 200)} }}}}", TemplateBudget.Nesting);
        yield return Bomb("loops in loops", "{% for a in x %}{% for b in x %}{% for c in x %}{% endfor %}{% endfor %}{% endfor %}", TemplateBudget.Loops);
        yield return Bomb("loops", Ten + "{% for z in x %}{% endfor %}", TemplateBudget.Loops);
        yield return Bomb("a whole number", "{{ 99999999999999999999999 }}", TemplateBudget.Numbers);
        yield return Bomb("a hexadecimal number", "{{ 0xfffffffffffffffffffffffff }}", TemplateBudget.Numbers);
    }

    static IEnumerable<TestCaseData> AtRunTime()
    {
        const string loop100 = "{% for i in range(100) %}", loops = loop100 + "{% for j in range(100) %}", end = "{% endfor %}", ends = end + end;
        const string a32 = "{% set ns = namespace(a='aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') %}", list32 = "{% set ns = namespace(a=[1,2,3,4,5,6,7,8]) %}";
        yield return Bomb("range", "{{ range(101)|length }}", TemplateBudget.Range);
        yield return Bomb("a huge range", "{{ range(-9223372036854775807, 9223372036854775807)|length }}", TemplateBudget.Range);
        yield return Bomb("loops with filters", loops + "{{ i + j }}{{ i * j }}" + ends, TemplateBudget.Steps);
        yield return Bomb("ten loops after each other", loops + "{{ i }}" + ends + loops + "{{ j }}" + ends, TemplateBudget.Steps);
        yield return Bomb("loop over many", "{% for x in many %}x{% endfor %}", TemplateBudget.Steps);
        yield return Bomb("sum of many", "{{ many|sum }}", TemplateBudget.Steps);
        yield return Bomb("sort of many", "{{ many|sort|first }}", TemplateBudget.Steps);
        yield return Bomb("join of many", "{{ many|join(',') }}", TemplateBudget.Steps);
        yield return Bomb("doubling with ~", a32 + loop100 + "{% set ns.a = ns.a ~ ns.a %}" + end, TemplateBudget.Output);
        yield return Bomb("doubling with +", a32 + loop100 + "{% set ns.a = ns.a + ns.a %}" + end, TemplateBudget.Output);
        yield return Bomb("doubling with *", a32 + loop100 + "{% set ns.a = ns.a * 2 %}" + end, TemplateBudget.Output);
        yield return Bomb("doubling with replace", a32 + loop100 + "{% set ns.a = ns.a|replace('a', 'aa') %}" + end, TemplateBudget.Steps);
        yield return Bomb("doubling with a block", a32 + loop100 + "{% set ns.a %}{{ ns.a }}{{ ns.a }}{% endset %}" + end, TemplateBudget.Output);
        yield return Bomb("doubling with join", a32 + loop100 + "{% set ns.a = [ns.a, ns.a]|join %}" + end, TemplateBudget.Output);
        yield return Bomb("doubling with format", a32 + loop100 + "{% set ns.a = '%s%s'|format(ns.a, ns.a) %}" + end, TemplateBudget.Output);
        yield return Bomb("doubling lists", list32 + loop100 + "{% set ns.a = ns.a + ns.a %}" + end, TemplateBudget.Steps);
        yield return Bomb("lists in lists, printed", "{% set ns = namespace(a=[1]) %}" + loop100 + "{% set ns.a = [ns.a] %}" + end + "{{ ns.a }}", TemplateBudget.Nesting);
        yield return Bomb("lists in lists, as JSON", "{% set ns = namespace(a=[1]) %}" + loop100 + "{% set ns.a = [ns.a] %}" + end + "{{ ns.a|tojson }}", TemplateBudget.Nesting);
        yield return Bomb("lists in lists, compared", "{% set ns = namespace(a=[1], b=[1]) %}" + loop100 + "{% set ns.a = [ns.a] %}{% set ns.b = [ns.b] %}" + end + "{{ ns.a == ns.b }}", TemplateBudget.Nesting);
        yield return Bomb("wide lists in lists", "{% set ns = namespace(a=[1]) %}{% for i in range(60) %}{% set ns.a = [ns.a, ns.a] %}{% endfor %}{{ ns.a }}", TemplateBudget.Steps);
        yield return Bomb("repeated text", "{{ 'a' * 1000000000 }}", TemplateBudget.Output);
        yield return Bomb("repeated text, far", "{{ 'aaaa' * 9223372036854775807 }}", TemplateBudget.Output);
        yield return Bomb("repeated list", "{{ [1] * 1000000000 }}", TemplateBudget.Steps);
        yield return Bomb("power", "{{ 10**10**10 }}", TemplateBudget.Numbers);
        yield return Bomb("power of two", "{{ 2**64 }}", TemplateBudget.Numbers);
        yield return Bomb("product", "{{ 9223372036854775807 * 2 }}", TemplateBudget.Numbers);
        yield return Bomb("sum", "{{ 9223372036854775807 + 1 }}", TemplateBudget.Numbers);
        yield return Bomb("fractions", "{{ 10.0 ** 400 }}", TemplateBudget.Numbers);
        yield return Bomb("number in a text", "{{ '9'|replace('9', '99999999999999999999')|int }}", TemplateBudget.Numbers);
        yield return Bomb("factorial", "{% set ns = namespace(a=1) %}{% for i in range(1, 99) %}{% set ns.a = ns.a * i %}{% endfor %}", TemplateBudget.Numbers);
        yield return Bomb("format width", "{{ '%1000000000d' % 1 }}", TemplateBudget.Output);
        yield return Bomb("format precision", "{{ '%.1000000000f' % 1.5 }}", TemplateBudget.Output);
        yield return Bomb("format width beyond numbers", "{{ '%99999999999999999999s'|format('x') }}", TemplateBudget.Output);
        yield return Bomb("format star", "{{ '%*d' % (1000000000, 1) }}", TemplateBudget.Output);
        yield return Bomb("center", "{{ 'a'|center(10**9) }}", TemplateBudget.Output);
        yield return Bomb("center, far", "{{ 'a'.center(10**18) }}", TemplateBudget.Output);
        yield return Bomb("ljust", "{{ 'a'.ljust(10**18) }}", TemplateBudget.Output);
        yield return Bomb("zfill", "{{ '-1'.zfill(10**18) }}", TemplateBudget.Output);
        yield return Bomb("indent", "{{ 'a\nb'|indent(10**9) }}", TemplateBudget.Output);
        yield return Bomb("indent of many lines", "{{ ('a\n' * 1000)|indent(10000) }}", TemplateBudget.Output);
        yield return Bomb("indent of JSON", "{{ [1]|tojson(10**9) }}", TemplateBudget.Output);
        yield return Bomb("wordwrap", "{{ ('a ' * 100000)|wordwrap(1, wrapstring='x' * 100) }}", TemplateBudget.Steps);
        yield return Bomb("batch", "{{ [1]|batch(10**9, 0)|list }}", TemplateBudget.Steps);
        yield return Bomb("slice", "{{ [1]|slice(10**9)|list }}", TemplateBudget.Steps);
        yield return Bomb("replace of nothing", "{{ ('a' * 200000)|replace('', 'bb') }}", TemplateBudget.Steps);
        yield return Bomb("list of characters", "{{ ('a' * 200000)|list|length }}", TemplateBudget.Steps);
        yield return Bomb("split", "{{ ('a,' * 100000).split(',')|length }}", TemplateBudget.Steps);
        yield return Bomb("escape", "{{ ('<' * 200000)|e }}", TemplateBudget.Output);
        yield return Bomb("output", loop100 + "{{ 'a' * 10000 }}" + end, TemplateBudget.Output);
        yield return Bomb("search again and again", "{% set t = 'a' * 200000 %}" + loops + "{% if 'b' in t %}{% endif %}" + ends, TemplateBudget.Steps);
        yield return Bomb("compare again and again", "{% set t = 'a' * 200000 %}{% set u = t ~ '' %}" + loops + "{% if t == u %}{% endif %}" + ends, TemplateBudget.Steps);
        yield return Bomb("map", "{{ range(100)|map('center', 100000)|list|length }}", TemplateBudget.Steps);
        yield return Bomb("map of map", loop100 + "{{ range(100)|map('string')|map('upper')|map('lower')|list|length }}" + end, TemplateBudget.Steps);
    }

    [TestCaseSource(nameof(AtParse))]
    public void Parse_Bomb_NamesTheBudget(string template, TemplateBudget budget)
    {
        var isRight = Template.TryParse(template, out _, out var mistakes);

        Assert.That(isRight, Is.False);
        Assert.That(mistakes.Single().Budget, Is.EqualTo(budget), mistakes.Single().ToString());
        Assert.That(mistakes.Single().Message, Does.StartWith("the budget of ").And.Contain("is used up"));
    }

    [TestCaseSource(nameof(AtRunTime))]
    public void Render_Bomb_EndsWithinItsBudgets(string template, TemplateBudget budget)
    {
        var many = TemplateValue.Of(JsonSerializer.SerializeToElement(Enumerable.Range(0, 100_000)));
        var parsed = Template.Parse(template);
        Orchestrix.Templates.Evaluation.RenderState? state = null;

        var thrown = Assert.Throws<TemplateException>(() => parsed.Render(TemplateValue.Of([KeyValuePair.Create("many", many)]), out state));

        Assert.That(thrown.Budget, Is.EqualTo(budget), thrown.Message);
        Assert.That(thrown.Message, Does.StartWith("Template rendering failed: line ").And.Contain("the budget of "));
        Assert.That(state, Is.Not.Null);
        Assert.That(state.Steps, Is.AtMost(TemplateLimits.Steps));
        Assert.That(state.LongestText, Is.AtMost(TemplateLimits.Output));
    }

    [Test]
    public void Bombs_AreAtLeast30() => Assert.That(AtParse().Count() + AtRunTime().Count(), Is.AtLeast(30));

    [Test]
    public void Render_AtTheEdgeOfEachBudget_Succeeds()
    {
        Assert.That(Template.TryParse(new string('x', TemplateLimits.Source - 7) + "{{ 1 }}", out _, out _), Is.True);
        Assert.That(Template.TryParse($"{{{{ {new string('(', 60)}1{new string(')', 60)} }}}}", out _, out _), Is.True);
        Assert.That(Template.Parse(Ten).Render(default), Is.Empty);
        Assert.That(Template.Parse("{{ 'a' * " + TemplateLimits.Output + " }}").Render(default), Has.Length.EqualTo(TemplateLimits.Output));
        Assert.That(Template.Parse("{{ range(100)|length }} {{ 2**62 }}").Render(default), Does.StartWith("100 4611686018427387904"));
    }

    static TestCaseData Bomb(string name, string template, TemplateBudget budget) => new TestCaseData(template, budget).SetArgDisplayNames(name);
}
