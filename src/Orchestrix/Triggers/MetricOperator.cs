namespace Orchestrix.Triggers;

/// <summary>How a figure is compared with a threshold.</summary>
public enum MetricOperator
{
    /// <summary>Less; <c>&lt;</c> in documents.</summary>
    LessThan,

    /// <summary>Less or equal; <c>&lt;=</c> in documents.</summary>
    AtMost,

    /// <summary>More; <c>&gt;</c> in documents.</summary>
    GreaterThan,

    /// <summary>More or equal; <c>&gt;=</c> in documents.</summary>
    AtLeast,
}
