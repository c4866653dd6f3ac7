namespace Orchestrix.Templates;

/// <summary>What a template must not use up. All are counts, so that the same template with the same data ends in the same way everywhere.</summary>
public enum TemplateBudget
{
    /// <summary>Characters of the source.</summary>
    Source,

    /// <summary>Parts of the parsed template.</summary>
    Nodes,

    /// <summary>How deep parts stand in each other; at run time, how deep lists and maps do.</summary>
    Nesting,

    /// <summary>How many <c>for</c> loops there are, and how deep they stand in each other.</summary>
    Loops,

    /// <summary>What is done in one rendering.</summary>
    Steps,

    /// <summary>Characters of what comes out, and of each text on the way.</summary>
    Output,

    /// <summary>Numbers in one <c>range</c>.</summary>
    Range,

    /// <summary>The size of whole numbers.</summary>
    Numbers,
}
