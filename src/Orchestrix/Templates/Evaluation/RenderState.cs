namespace Orchestrix.Templates.Evaluation;

/// <summary>One rendering: what names mean, how much has been used of each budget, and where it is.</summary>
sealed class RenderState(string source, TemplateValue variables)
{
    const int CharactersPerStep = 64;

    readonly Stack<Dictionary<string, TemplateValue>> scopes = new();
    int depth;

    /// <summary>What has been done so far.</summary>
    public long Steps { get; private set; }

    /// <summary>The most characters that a text had on the way.</summary>
    public long LongestText { get; private set; }

    /// <summary>Where in the source the rendering is.</summary>
    public int At { get; set; }

    public TextMaker Output { get; private set; } = null!; // set while statements are executed

    public void Step(long count = 1)
    {
        if (count <= TemplateLimits.Steps - Steps)
        {
            Steps += count;
            return;
        }

        Steps = TemplateLimits.Steps;
        throw Exceeded(TemplateBudget.Steps, $"it takes more than {TemplateLimits.Steps:N0} steps. Loop over less, or make the texts shorter.");
    }

    /// <summary>Counts characters that are read or made.</summary>
    public void Touch(long characters) => Step(characters / CharactersPerStep);

    /// <summary>Refuses a text before it is made.</summary>
    public void CheckLength(long characters)
    {
        if (characters > TemplateLimits.Output)
            throw Exceeded(TemplateBudget.Output, $"it makes a text of more than {TemplateLimits.Output:N0} characters. Make it shorter, for example with truncate.");
        LongestText = Math.Max(LongestText, characters);
    }

    /// <summary>A text that was made, counted.</summary>
    public TemplateValue Made(string text)
    {
        CheckLength(text.Length);
        Touch(text.Length);
        return TemplateValue.Of(text);
    }

    /// <summary>A list that was made, counted.</summary>
    public TemplateValue Made(IReadOnlyList<TemplateValue> list)
    {
        Step(list.Count);
        return TemplateValue.Of(list);
    }

    /// <summary>Goes into a value within a value.</summary>
    public void Enter()
    {
        if (++depth > TemplateLimits.Nesting) throw Exceeded(TemplateBudget.Nesting, $"its lists and maps stand more than {TemplateLimits.Nesting} deep in each other. Take the inner ones out.");
    }

    public void Leave() => depth--;

    public TemplateException Fail(string problem, Exception? cause = null)
    {
        var (line, column) = SourcePlace.Of(source, At);
        return new TemplateException(problem, line, column, SourcePlace.Excerpt(source, At), cause);
    }

    public TemplateException Exceeded(TemplateBudget budget, string problem)
    {
        var (line, column) = SourcePlace.Of(source, At);
        return new TemplateException($"the budget of {NameOf(budget)} is used up: {problem}", line, column, SourcePlace.Excerpt(source, At)) { Budget = budget };
    }

    public static string NameOf(TemplateBudget budget) => budget switch
    {
        TemplateBudget.Source => "characters",
        TemplateBudget.Nodes => "nodes",
        TemplateBudget.Nesting => "nesting",
        TemplateBudget.Loops => "loops",
        TemplateBudget.Steps => "steps",
        TemplateBudget.Output => "output",
        TemplateBudget.Range => "range",
        _ => "numbers",
    };

    /// <summary>What a name means here: the innermost that was set, else what the template was given.</summary>
    public TemplateValue Find(string name)
    {
        foreach (var scope in scopes)
            if (scope.TryGetValue(name, out var value)) return value;
        return variables.Kind switch
        {
            TemplateValueKind.Map when variables.AsMap.TryGet(TemplateValue.Of(name), out var value) => value,
            TemplateValueKind.Structure when variables.AsObject.Find(name) is { IsUndefined: false } value => value,
            _ => TemplateValue.Missing(name),
        };
    }

    public void Set(string name, TemplateValue value) => scopes.Peek()[name] = value;

    public void Open() => scopes.Push(new(StringComparer.Ordinal));

    public void Close() => scopes.Pop();

    /// <summary>Lets what is printed go elsewhere for a while.</summary>
    /// <returns>Where it went before.</returns>
    public TextMaker? Redirect(TextMaker? output)
    {
        var before = Output;
        Output = output!; // null only when no statement is executed any more
        return before;
    }
}
