namespace Orchestrix.Generators;

/// <summary>The names of the pipeline's steps, by which tests find them.</summary>
static class StepNames
{
    public const string Flows = nameof(Flows);
    public const string Tasks = nameof(Tasks);
    public const string EntryPoints = nameof(EntryPoints);
    public const string ReferenceTakers = nameof(ReferenceTakers);
    public const string Settings = nameof(Settings);
    public const string References = nameof(References);
    public const string Names = nameof(Names);
    public const string Candidates = nameof(Candidates);
    public const string Calls = nameof(Calls);
    public const string Files = nameof(Files);
    public const string Thunks = nameof(Thunks);
    public const string Submits = nameof(Submits);
    public const string Catalog = nameof(Catalog);
    public const string Library = nameof(Library);
}
