using System.Text.Json;
using Orchestrix.Events;

namespace Orchestrix.Runs.Artifacts;

/// <summary>An artifact was made or changed: the entry that does it, and the event <c>orchestrix.artifact.created</c> or <c>…updated</c> that tells it.</summary>
sealed class ArtifactChange(Artifact artifact, bool isUpdate, Guid id)
    : ToldChange(isUpdate ? Updated : Created, id, artifact.Updated.UtcTicks, ResourceOf(artifact))
{
    static readonly Symbol Created = Symbol.Of("orchestrix.artifact.created");
    static readonly Symbol Updated = Symbol.Of("orchestrix.artifact.updated");

    /// <summary>Whether it was there before.</summary>
    public bool IsUpdate => isUpdate;

    /// <summary>The artifact as it is from here on.</summary>
    public Artifact Artifact => artifact;

    // Not what may be long: who wants that reads the artifact.
    protected internal override JsonElement PayloadOf(int part) => Payload(json =>
    {
        json.WriteString("key", artifact.Key);
        json.WriteString("type", NameOf(artifact.Type));
        json.WriteString("description", artifact.Description);
        if (artifact.Type is ArtifactType.Markdown or ArtifactType.Table) return;
        json.WritePropertyName("data");
        artifact.Data.WriteTo(json);
    });

    static Resource ResourceOf(Artifact artifact) => new(
        $"{ResourceKinds.Artifact.Text}.{artifact.Id:D}",
        [new(LabelNames.ResourceName.Text, artifact.Key ?? NameOf(artifact.Type)), new("orchestrix.artifact.type", NameOf(artifact.Type))]);

    static string NameOf(ArtifactType type) => type switch
    {
        ArtifactType.Markdown => "markdown",
        ArtifactType.Table => "table",
        ArtifactType.Link => "link",
        ArtifactType.Progress => "progress",
        _ => "image",
    };
}
