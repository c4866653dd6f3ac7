using Orchestrix.Templates;

namespace Orchestrix.Tests.Templates;

/// <summary>What is wrong with a template is told when it is parsed, with its place, and with what to write instead.</summary>
public sealed class TemplateParsingTests
{
    [TestCase("hi {{ event.id", 1, 4, "the tag '{{' has no end. Close it with '}}'.")]
    [TestCase("a\nb {% if x", 2, 3, "the tag '{%' has no end. Close it with '%}'.")]
    [TestCase("a {# b", 1, 3, "the comment has no end. Close it with '#}'.")]
    [TestCase("{% raw %}x", 1, 1, "the raw text has no end. Close it with {% endraw %}.")]
    [TestCase("{{ }}", 1, 4, "there is nothing between '{{' and '}}'")]
    [TestCase("{{ 'abc }}", 1, 4, "the text has no end. Close it with '.")]
    [TestCase("{{ a b }}", 1, 6, "'b' stands where '}}' should.")]
    [TestCase("{{ a + }}", 1, 8, "'}}' stands where a value should.")]
    [TestCase("{{ (a }}", 1, 7, "'}' stands where ')' should.")]
    [TestCase("{{ a) }}", 1, 5, "')' closes nothing.")]
    [TestCase("{{ (a] }}", 1, 6, "']' stands where ')' should.")]
    [TestCase("{{ a ? b }}", 1, 6, "the character '?' means nothing here.")]
    [TestCase("{{ a.'b' }}", 1, 6, "a text stands where the name of a field should.")]
    [TestCase("{{ {'a' 1} }}", 1, 9, "the number 1 stands where ':' should.")]
    [TestCase("{{ [1 2] }}", 1, 7, "the number 2 stands where ',' should.")]
    [TestCase("{{ '\\xZZ' }}", 1, 5, "the escape needs 2 hexadecimal digits")]
    [TestCase("{{ or }}", 1, 4, "'or' stands where a value should.")]
    [TestCase("{% if x %}a", 1, 4, "'if' has no end. Close it with {% endif %}.")]
    [TestCase("{% for a in b %}", 1, 4, "'for' has no end. Close it with {% endfor %}.")]
    [TestCase("{% for a b %}{% endfor %}", 1, 10, "'b' stands where 'in' should.")]
    [TestCase("{% for loop in b %}{% endfor %}", 1, 8, "'loop' has a meaning of its own.")]
    [TestCase("{% for a in b recursive %}{% endfor %}", 1, 15, "a loop cannot call itself here.")]
    [TestCase("{% endif %}", 1, 4, "'endif' stands where nothing was begun that it belongs to.")]
    [TestCase("{% if a %}{% endfor %}", 1, 14, "'endfor' stands where nothing was begun")]
    [TestCase("{% fro a in b %}", 1, 4, "there is no tag 'fro'. Did you mean 'for'?")]
    [TestCase("{% include 'x' %}", 1, 4, "the tag 'include' is not supported.")]
    [TestCase("{% macro x() %}", 1, 4, "the tag 'macro' is not supported.")]
    [TestCase("{% set a %}x", 1, 4, "'set' has no end.")]
    [TestCase("{{ a | uper }}", 1, 8, "there is no filter 'uper'. Did you mean 'upper'?")]
    [TestCase("{{ a | random }}", 1, 8, "the filter 'random' is not supported: it would give another text at each attempt.")]
    [TestCase("{{ a | humanize_naturaltime }}", 1, 8, "is not supported: it depends on the clock.")]
    [TestCase("{{ a is evn }}", 1, 9, "there is no test 'evn'. Did you mean 'even'?")]
    [TestCase("{{ rang(3) }}", 1, 4, "there is no function 'rang'. Did you mean 'range'?")]
    [TestCase("{{ a.uper() }}", 1, 6, "there is no method 'uper'. Did you mean 'upper'?")]
    [TestCase("{{ 'x'.format(1) }}", 1, 8, "the method 'format' is not supported: use the filter format")]
    [TestCase("{{ ''.__class__() }}", 1, 7, "there is no method '__class__'.")]
    [TestCase("{{ a[0]() }}", 1, 8, "only functions and methods can be called.")]
    [TestCase("{{ a | replace('x') }}", 1, 8, "'replace' needs the argument 'new'. Give it, as in replace(old, new).")]
    [TestCase("{{ a | upper(1) }}", 1, 8, "'upper' takes no arguments, and was given 1.")]
    [TestCase("{{ a | truncate(1, 2, 3, 4, 5) }}", 1, 8, "'truncate' takes at most 4 (length, killwords, end, leeway), and was given 5.")]
    [TestCase("{{ a | truncate(lenght=3) }}", 1, 24, "'truncate' has no argument 'lenght'. Did you mean 'length'?")]
    [TestCase("{{ a | truncate(3, length=3) }}", 1, 27, "the argument 'length' of 'truncate' is given twice.")]
    [TestCase("{{ a | truncate(length=3, 4) }}", 1, 27, "an argument without a name stands after one with a name.")]
    [TestCase("{{ range(*a) }}", 1, 10, "arguments cannot be taken from a list or a map.")]
    public void TryParse_WrongTemplate_TellsPlaceAndMend(string template, int line, int column, string message)
    {
        var isRight = Template.TryParse(template, out var parsed, out var mistakes);

        Assert.That((isRight, parsed), Is.EqualTo((false, (Template?)null)));
        Assert.That(mistakes.Single().Message, Does.Contain(message));
        Assert.That((mistakes.Single().Line, mistakes.Single().Column), Is.EqualTo((line, column)), mistakes.Single().ToString());
    }

    [Test]
    public void Parse_SeveralMistakes_TellsAll()
    {
        var thrown = Assert.Throws<InvalidTemplateException>(() => Template.Parse("{{ a | uper }}\n{{ b is evn }}\n{{ c | lowr(1) }} {{ d"));

        Assert.That(thrown.Mistakes.Select(m => (m.Line, m.Column)), Is.EqualTo(new[] { (3, 19) }));

        thrown = Assert.Throws<InvalidTemplateException>(() => Template.Parse("{{ a | uper }}\n{{ b is evn }}\n{{ c | lowr(1) }} {{ d e }}"));
        Assert.That(thrown.Mistakes.Select(m => (m.Line, m.Column)), Is.EqualTo(new[] { (1, 8), (2, 9), (3, 8), (3, 24) }));
        Assert.That(thrown.Message, Does.StartWith("The template is not valid: line 1, column 8: there is no filter 'uper'."));
    }

    [Test]
    public void Parse_Template_TellsNamesAndForm()
    {
        Assert.That(Template.Parse("{{ a.b ~ c }}{% for x in d %}{{ x }}{% endfor %}").Variables, Is.EquivalentTo(new[] { "a", "c", "d", "x" }));
        Assert.That(Template.Parse("{{ a }}").IsExpression, Is.True);
        Assert.That(Template.Parse("{{ a }}\n").IsExpression, Is.True);
        Assert.That(Template.Parse("{{ a }} ").IsExpression, Is.False);
        Assert.That(Template.Parse("{{ a }}{{ b }}").IsExpression, Is.False);
        Assert.That(Template.IsTemplate("a {{ b"), Is.True);
        Assert.That(Template.IsTemplate("a {% b"), Is.True);
        Assert.That(Template.IsTemplate("a {# b #}"), Is.False);
    }
}
