namespace Orchestrix.Actions;

/// <summary>What templates in a field of an action become.</summary>
enum TemplateUse
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>Data, at any depth: a text that is exactly one expression becomes its value.</summary>
    Data,

    /// <summary>Data, with placeholders that say how an argument is made.</summary>
    Parameters,
}
