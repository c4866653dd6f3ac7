namespace Orchestrix.Templates;

/// <summary>Something whose values a template finds by their names when it asks for them: only what it names is made.</summary>
/// <remarks>Used by one rendering at a time, on its thread. What it throws ends the rendering with a <see cref="TemplateException"/>.</remarks>
public abstract class TemplateObject
{
    /// <summary>Finds a value, by <c>object.name</c> as well as by <c>object['name']</c>.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The value; <see cref="TemplateValue.Undefined"/> when there is none.</returns>
    public abstract TemplateValue Find(string name);

    /// <summary>All values with their names, in order: what a loop, <c>items()</c> and <c>tojson</c> see.</summary>
    /// <value>By default none.</value>
    public virtual IEnumerable<KeyValuePair<string, TemplateValue>> Items => [];

    /// <summary>The text that the object prints as, and counts as wherever a text is expected.</summary>
    /// <value>By default <see langword="null"/>: it prints as a map of its <see cref="Items"/>.</value>
    public virtual string? Text => null;
}
