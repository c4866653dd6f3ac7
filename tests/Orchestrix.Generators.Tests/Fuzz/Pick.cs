namespace Orchestrix.Generators.Tests.Fuzz;

/// <summary>Choices by chance, the same for the same seed.</summary>
sealed class Pick(int seed)
{
    readonly Random random = new(seed);

    public bool OneIn(int number) => random.Next(number) == 0;

    public int Below(int number) => random.Next(number);

    public T Of<T>(params ReadOnlySpan<T> options) => options[random.Next(options.Length)];
}
