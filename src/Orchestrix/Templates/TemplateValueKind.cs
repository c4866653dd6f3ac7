namespace Orchestrix.Templates;

/// <summary>The kinds of values that templates know. There are no others: a template never sees an object of the program.</summary>
public enum TemplateValueKind
{
    /// <summary>Nothing is known under that name. Prints as nothing, and so does whatever is asked of it.</summary>
    Undefined,

    /// <summary>Known to be nothing: JSON's null. Prints as <c>None</c>.</summary>
    None,

    /// <summary>True or false. Prints as <c>True</c> or <c>False</c>.</summary>
    Boolean,

    /// <summary>A whole number of 64 bits.</summary>
    Whole,

    /// <summary>A number with a fraction.</summary>
    Fraction,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Values in an order.</summary>
    List,

    /// <summary>Values by keys, in an order.</summary>
    Map,

    /// <summary>A <see cref="TemplateObject"/>, whose values are found when they are asked for.</summary>
    Structure,
}
