using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestrix.Generators;

namespace Orchestrix.Benchmarks;

/// <summary>A project as large as people still edit, and two generators that follow the edits.</summary>
sealed class GeneratorWorkload
{
    readonly Editor ours = new(new TrackedCallGenerator());
    readonly Editor naive = new(new NaiveGenerator());

    public GeneratorWorkload()
    {
        // Both must have found the same calls, or their times say nothing.
        if (ours.Interceptions != SyntheticProject.TrackedCalls || naive.Interceptions != SyntheticProject.TrackedCalls)
            throw new InvalidOperationException($"The generators took {ours.Interceptions} and {naive.Interceptions} of {SyntheticProject.TrackedCalls} calls.");
    }

    public double OursAfterEdit() => ours.Edit();

    public double NaiveAfterEdit() => naive.Edit();

    public double OursCold() => Cold(new TrackedCallGenerator());

    public double NaiveCold() => Cold(new NaiveGenerator());

    static double Cold(IIncrementalGenerator generator)
    {
        var compilation = SyntheticProject.Compile();
        var driver = SyntheticProject.Drive(generator);
        return Milliseconds(() => driver.RunGenerators(compilation));
    }

    static double Milliseconds(Action work) => Stopwatching.Nanoseconds(1_000_000, work);

    sealed class Editor
    {
        GeneratorDriver driver;
        CSharpCompilation compilation = SyntheticProject.Compile();
        int edits;

        public Editor(IIncrementalGenerator generator) => driver = SyntheticProject.Drive(generator).RunGenerators(compilation);

        public int Interceptions => driver.GetRunResult().GeneratedTrees.Sum(static tree => tree.GetText().ToString().Split("[global::System.Runtime.CompilerServices.InterceptsLocation").Length - 1);

        /// <summary>Changes the body of one method, as a keystroke does, and runs the generator again. Each compilation is a new one, of which nothing is bound yet.</summary>
        public double Edit()
        {
            edits++;
            var file = edits % SyntheticProject.Files;
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], SyntheticProject.File(file, edits));
            return Milliseconds(() => driver = driver.RunGenerators(compilation));
        }
    }
}
