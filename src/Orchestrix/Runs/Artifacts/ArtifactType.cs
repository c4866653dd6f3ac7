namespace Orchestrix.Runs.Artifacts;

/// <summary>What an artifact is, and so how it is shown.</summary>
public enum ArtifactType
{
    /// <summary>A text in Markdown.</summary>
    Markdown,

    /// <summary>A table: a list of objects, an object of lists, or a list of lists.</summary>
    Table,

    /// <summary>A link, as Markdown.</summary>
    Link,

    /// <summary>How far something is: a number from 0 to 100.</summary>
    Progress,

    /// <summary>The address of an image.</summary>
    Image,
}
