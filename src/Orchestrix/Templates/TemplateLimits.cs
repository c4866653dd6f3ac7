namespace Orchestrix.Templates;

/// <summary>How much of everything a template may use.</summary>
public static class TemplateLimits
{
    /// <summary>Characters of a template: 16 KB.</summary>
    public const int Source = 16 * 1024;

    /// <summary>Parts of a template: expressions, statements and pieces of text.</summary>
    public const int Nodes = 2_000;

    /// <summary>How deep expressions, statements, and lists and maps may stand in each other.</summary>
    public const int Nesting = 64;

    /// <summary>How many <c>for</c> loops a template may have.</summary>
    public const int Loops = 10;

    /// <summary>How deep <c>for</c> loops may stand in each other.</summary>
    public const int LoopNesting = 2;

    /// <summary>Steps of one rendering: one for each part that is evaluated, for each item that is visited, and for every 64 characters that are read or made on the way.</summary>
    public const int Steps = 50_000;

    /// <summary>Characters of what comes out, and of each text on the way: 256 KB.</summary>
    public const int Output = 256 * 1024;

    /// <summary>Numbers that one <c>range</c> may give.</summary>
    public const int Range = 100;
}
