using System.Text.Json;

namespace Orchestrix.Actions;

/// <summary>An action that documents have a form for.</summary>
interface IWritableAction : IAutomationAction
{
    /// <summary>The type in documents. In events an action may be called otherwise, as a delegate is by its name.</summary>
    string DocumentType => Type;

    /// <summary>Writes the fields of the form, the type left out.</summary>
    /// <returns>Why this one cannot be written, in a sentence with its mend; null when it was. What was written is then to be thrown away.</returns>
    string? WriteFields(Utf8JsonWriter json, JsonSerializerOptions arguments);

    /// <summary>Writes the fields as they are once their templates are rendered, the type left out.</summary>
    /// <param name="json">Takes the fields.</param>
    /// <param name="subject">What the templates are about.</param>
    /// <returns>Why that is not possible, in a sentence; null when it was. What was written is then to be thrown away.</returns>
    /// <exception cref="ActionFailedException">A template cannot be rendered with these values.</exception>
    string? RenderFields(Utf8JsonWriter json, ActionSubject subject) => WriteFields(json, subject.Json);
}
