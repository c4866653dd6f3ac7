namespace Orchestrix.Templates.Parsing;

/// <summary>The source cannot be understood from here on. Never leaves the parser.</summary>
sealed class SyntaxMistake(int at, string problem, TemplateBudget? budget = null) : Exception(problem)
{
    public int At => at;

    public TemplateBudget? Budget => budget;
}
