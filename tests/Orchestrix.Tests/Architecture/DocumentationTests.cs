namespace Orchestrix.Tests.Architecture;

/// <summary>The documentation keeps up with the folders.</summary>
public sealed class DocumentationTests
{
    [Test]
    public void Folders_OfTheCore_EachHaveTheirPage()
    {
        var folders = Directory.GetDirectories(Repository.PathTo("src", "Orchestrix")).Select(f => Path.GetFileName(f)!)
            .Where(f => f is not ("bin" or "obj" or "buildTransitive" or "Runtime"));

        Assert.That(folders.Where(f => !File.Exists(Repository.PathTo("docs", "concepts", $"{f.ToLowerInvariant()}.md"))), Is.Empty);
    }
}
