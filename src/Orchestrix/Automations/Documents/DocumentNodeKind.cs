namespace Orchestrix.Automations.Documents;

/// <summary>What a value of a document is.</summary>
public enum DocumentNodeKind
{
    /// <summary>Nothing: <c>null</c>.</summary>
    Null,

    /// <summary>The value <c>true</c>.</summary>
    True,

    /// <summary>The value <c>false</c>.</summary>
    False,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Values in an order.</summary>
    List,

    /// <summary>Fields with values.</summary>
#pragma warning disable CA1720 // what JSON calls it, and nothing of C#
    Object,
#pragma warning restore CA1720
}
