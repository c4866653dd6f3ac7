namespace Orchestrix.Generators.Model;

/// <summary>Everything that the generated class of one tracked method is written from.</summary>
/// <param name="ClassName">The class.</param>
/// <param name="Description">What the method says of itself.</param>
/// <param name="Return">What it returns.</param>
/// <param name="Receiver">What it is called on; null when it is static.</param>
/// <param name="TypeParameters">Its type parameters, with those of its types.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Route">How it is reached.</param>
/// <param name="Key">The interpolation that identifies a call; null when its arguments do.</param>
/// <param name="RunName">The interpolation that names a run; null for the usual name.</param>
/// <param name="Start">The arguments of a call from data, as code over <c>arguments</c>; null where a name is not enough to call it.</param>
/// <param name="Hooks">The hooks that its attribute names.</param>
/// <param name="Rollback">What rolls a call back; null for nothing.</param>
/// <param name="ConditionalSymbols">What has to be defined, so that its calls are not left out.</param>
sealed record Thunk(
    string ClassName,
    MethodDescription Description,
    Return Return,
    Receiver? Receiver,
    EquatableArray<TypeParameter> TypeParameters,
    EquatableArray<Parameter> Parameters,
    Route Route,
    string? Key,
    string? RunName,
    EquatableArray<string>? Start,
    EquatableArray<Callback> Hooks,
    Callback? Rollback,
    EquatableArray<string> ConditionalSymbols)
{
    /// <summary>Whether calls are tracked where they stand, since they pass something by reference.</summary>
    public bool IsInline { get; init; }

    /// <summary>The type of the user's that the class is nested in; null where it stands for itself.</summary>
    public TypeHost? Host { get; init; }

    /// <summary>The class, as code writes it.</summary>
    public string Path => $"{Host?.Name ?? "global::Orchestrix.Generated"}.{ClassName}";

    /// <summary>What the class says of the method, as code anywhere in the assembly writes it.</summary>
    public string MethodPath => Host is null ? $"{ClassName}.Method" : $"{Host.Types.Items[0].Name}.{ClassName}_Method";

    /// <summary>Whether a pointer is in the signature.</summary>
    public bool IsUnsafe { get; init; }
}

/// <summary>What a method returns, and so which entry of <c>TrackedCalls</c> it goes through.</summary>
/// <param name="Kind">How it returns.</param>
/// <param name="Type">The type as the interceptor must repeat it.</param>
/// <param name="ErasedType">The same with <c>object</c> for <c>dynamic</c>, which no interface argument may be.</param>
/// <param name="ErasedResult">The value inside the task, or the value itself.</param>
sealed record Return(ReturnKind Kind, string Type, string ErasedType, string ErasedResult)
{
    /// <summary>Whether the value can outlive the call: no ref struct and no pointer.</summary>
    public bool CanBeKept { get; init; } = true;
}

enum ReturnKind
{
    Void,
    Value,
    Task,
    TaskOfResult,
    ValueTask,
    ValueTaskOfResult,

    /// <summary>An <c>IAsyncEnumerable</c>: its elements come one by one.</summary>
    Stream,
}

/// <summary>The object an instance method is called on.</summary>
/// <param name="Type">The declaring type.</param>
/// <param name="Name">A parameter name that no parameter of the method has.</param>
/// <param name="Passing">Empty for an object; how a struct comes: <c>in </c> where the method leaves it alone, else <c>ref </c>.</param>
sealed record Receiver(string Type, string Name, string Passing)
{
    /// <summary>Whether it is a struct.</summary>
    public bool IsStruct => Passing.Length > 0;

    /// <summary>Whether a part of it must not be shown.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Whether what the method returns may refer to the struct itself.</summary>
    public bool IsUnscoped { get; init; }
}

/// <summary>A type parameter of the method or of a containing type.</summary>
/// <param name="Name">Its name, distinct among all of them.</param>
/// <param name="Constraints">The text after <c>where T :</c>, or nothing.</param>
/// <param name="Attributes">What the trimmer must hear again, with a space after it, or nothing.</param>
/// <param name="IsOfType">Whether a containing type declares it.</param>
sealed record TypeParameter(string Name, string Constraints, string Attributes, bool IsOfType);

/// <summary>A parameter of the method, in order.</summary>
/// <param name="Name">Its name as data calls it.</param>
/// <param name="Identifier">Its name as code may write it.</param>
/// <param name="Attributes">What the trimmer must hear again, with a space after it, or nothing.</param>
/// <param name="Modifier">What stands before the type: <c>in </c>, <c>scoped ref </c> and the like, or nothing.</param>
/// <param name="Type">The type as the interceptor must repeat it.</param>
/// <param name="ErasedType">The same with <c>object</c> for <c>dynamic</c>.</param>
/// <param name="Role">What the runtime does with the argument.</param>
/// <param name="IsDynamic">Whether the parameter itself is dynamic, so that a cast must keep the call static.</param>
/// <param name="IsThis">Whether it is the first one of an extension method.</param>
sealed record Parameter(string Name, string Identifier, string Attributes, string Modifier, string Type, string ErasedType, ParameterRole Role, bool IsDynamic, bool IsThis)
{
    /// <summary>What gets the service, as code; null where the argument is the caller's alone.</summary>
    public string? Service { get; init; }

    /// <summary>What stands before the argument: <c>ref </c>, <c>out </c>, <c>in </c>, or nothing.</summary>
    public string Passing { get; init; } = "";

    /// <summary>Whether the argument, or a part of it, must not be shown.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>The field of the call: an underscore before it keeps it apart from everything else in the struct.</summary>
    public string Field => "_" + Identifier.TrimStart('@');
}

enum ParameterRole
{
    /// <summary>Data.</summary>
    Argument,

    /// <summary>The token that the engine's token takes the place of.</summary>
    Token,

    /// <summary>A further token: handed on, but no data.</summary>
    FurtherToken,

    /// <summary>Comes from the application's services where the caller leaves it out.</summary>
    Service,
}

/// <summary>How generated code reaches the method.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Member">The method's name: as code writes it on the direct way, else as metadata has it.</param>
/// <param name="Target">The declaring type: as code writes it, or by its metadata name on the way by name.</param>
/// <param name="IsStatic">Whether the method is static.</param>
sealed record Route(RouteKind Kind, string Member, string Target, bool IsStatic)
{
    /// <summary>Whether the declaring type is a struct, so that the parameter that names it is no reference.</summary>
    public bool IsOfStruct { get; init; }

    /// <summary>The parameter by which an accessor of a static method is told the declaring type.</summary>
    public string TypeParameter(string name) => Kind == RouteKind.Accessor
        ? $"{Target}{(IsOfStruct ? "" : "?")} {name}"
        : $"[global::System.Runtime.CompilerServices.UnsafeAccessorType({Emit.Literals.Of(Target)})] object? {name}";
}

enum RouteKind
{
    /// <summary>An ordinary call.</summary>
    Direct,

    /// <summary>Through <c>UnsafeAccessor</c>.</summary>
    Accessor,

    /// <summary>Through <c>UnsafeAccessor</c> and <c>UnsafeAccessorType</c>, where the declaring type cannot be a parameter.</summary>
    AccessorByTypeName,
}
