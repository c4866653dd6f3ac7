using System.Text.Json;

namespace Orchestrix.Runs.Artifacts;

/// <summary>An artifact that shows how far something is, and that changes as it goes on. May be used from any thread.</summary>
public sealed class ArtifactProgress : IProgress<double>
{
    readonly Run? run;
    readonly Lock gate = new();
    Artifact? artifact;

    internal ArtifactProgress(Run? run, Artifact? artifact)
    {
        this.run = run;
        this.artifact = artifact;
    }

    /// <summary>The artifact as it is now; <see langword="null"/> outside of a run.</summary>
    public Artifact? Artifact
    {
        get
        {
            lock (gate) return artifact;
        }
    }

    /// <summary>How far it is, from 0 to 100; 0 outside of a run.</summary>
    public double Percent => Artifact?.Data.GetDouble() ?? 0;

    /// <summary>Says how far it is. The same as before changes nothing; outside of a run nothing happens.</summary>
    /// <param name="value">The percentage. Below 0 it is 0, above 100 it is 100; what is no number is ignored.</param>
    public void Report(double value)
    {
        if (run is null || double.IsNaN(value)) return;
        lock (gate)
        {
            var percent = Math.Clamp(value, 0, 100);
            if (artifact is null || artifact.Data.GetDouble().Equals(percent)) return;
            artifact = ArtifactWriter.Update(run, artifact, JsonOf(percent)); // under the lock, so that the log has the changes in their order
        }
    }

    internal static JsonElement JsonOf(double percent) => JsonElement.Parse(percent.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
}
