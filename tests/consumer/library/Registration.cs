using Microsoft.Extensions.DependencyInjection;

namespace Company.Prices;

/// <summary>Adds what the library needs to an application.</summary>
public static class Registration
{
    /// <summary>Adds Orchestrix with the library's flows. The application adds its own by a call of its own.</summary>
    public static IServiceCollection AddPrices(this IServiceCollection services) => services.AddOrchestrix();
}
