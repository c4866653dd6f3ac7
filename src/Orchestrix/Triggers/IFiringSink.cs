namespace Orchestrix.Triggers;

/// <summary>Takes what evaluation decides, in order.</summary>
interface IFiringSink
{
    /// <summary>An outermost node fires.</summary>
    void Fire(in Raised raised);
}
