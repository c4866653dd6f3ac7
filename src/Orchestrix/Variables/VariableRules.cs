using System.Text.Json;

namespace Orchestrix.Variables;

/// <summary>What variables may be.</summary>
static class VariableRules
{
    /// <exception cref="InvalidVariableException">Something is wrong; all of it is told.</exception>
    public static void ThrowIfWrong(string name, JsonElement value)
    {
        List<string> mistakes = [];
        if (name.Length is 0 or > Variable.LongestName || name.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_')))
            mistakes.Add($"The variable's name '{(name.Length > 80 ? $"{name[..80]}…" : name)}' is not allowed. Use lowercase letters, digits, dashes and underscores, at most {Variable.LongestName} of them, for example 'late_after_minutes'.");
        var size = value.GetRawText().Length;
        if (size > Variable.LargestValue)
            mistakes.Add($"The value of the variable has {size:N0} characters as JSON; at most {Variable.LargestValue:N0} are allowed. Store what is large elsewhere, and keep a reference to it.");
        if (mistakes.Count > 0) throw new InvalidVariableException(mistakes);
    }
}
