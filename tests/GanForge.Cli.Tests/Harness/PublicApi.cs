using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace GanForge.Cli.Tests;

/// <summary>An assembly's public types and members as sorted text, one per line.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
    };

    public static string Of(Assembly assembly)
    {
        var types = assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal);
        return string.Concat(
            types.Select(type => $"{Head(type)}\n{string.Concat(Members(type).Select(member => $"    {member}\n"))}\n")
        );
    }

    private static string Head(Type type)
    {
        var kind =
            type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsSubclassOf(typeof(Delegate)) ? "delegate"
            : type.IsValueType ? "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        var bases = type.IsEnum
            ? []
            : new[] { type.BaseType }
                .Where(parent => parent is not null && parent != typeof(object) && parent != typeof(ValueType))
                .Concat(
                    type.GetInterfaces()
                        .Where(face => face.IsPublic && !face.Name.StartsWith("IEquatable", StringComparison.Ordinal))
                        .OrderBy(face => face.Name, StringComparer.Ordinal)
                )
                .Select(parent => Name(parent!))
                .ToArray();
        return $"{kind} {type.Namespace}.{Name(type)}{(bases.Length > 0 ? " : " + string.Join(", ", bases) : "")}";
    }

    private static IEnumerable<string> Members(Type type) =>
        type.IsEnum
            ? Enum.GetNames(type)
                .Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}")
            : type.GetMembers(Declared).Select(Text).OfType<string>().OrderBy(text => text, StringComparer.Ordinal);

    private static string? Text(MemberInfo member) =>
        member switch
        {
            _ when member.GetCustomAttribute<CompilerGeneratedAttribute>() is not null => null,
            ConstructorInfo { IsStatic: false } made when IsVisible(made) => $"new({Parameters(made)})",
            MethodInfo method
                when IsVisible(method)
                    && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) =>
                $"{Prefix(method)}{Name(method.ReturnType)} {method.Name}{Generics(method)}({Parameters(method)})",
            PropertyInfo property when property.GetMethod is { } get && IsVisible(get) =>
                $"{Prefix(get)}{Name(property.PropertyType)} {property.Name}{Indices(property)} {{ "
                    + $"get;{Setter(property)} }}",
            FieldInfo { IsLiteral: true } constant when constant.IsPublic =>
                $"const {Name(constant.FieldType)} {constant.Name}",
            FieldInfo field when field.IsPublic =>
                $"{(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}",
            EventInfo raised when IsVisible(raised.AddMethod!) =>
                $"event {Name(raised.EventHandlerType!)} {raised.Name}",
            _ => null,
        };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Prefix(MethodInfo method) =>
        (method.IsPublic ? "" : "protected ")
        + (
            method.IsStatic ? "static "
            : method.DeclaringType!.IsInterface ? ""
            : method.IsAbstract ? "abstract "
            : method.GetBaseDefinition() != method ? "override "
            : method is { IsVirtual: true, IsFinal: false } ? "virtual "
            : ""
        );

    private static string Setter(PropertyInfo property) =>
        property.SetMethod is not { } set || !IsVisible(set) ? ""
        : set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;"
        : " set;";

    private static string Indices(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } indices
            ? $"[{string.Join(", ", indices.Select(Parameter))}]"
            : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var direction =
            !parameter.ParameterType.IsByRef ? ""
            : parameter.IsOut ? "out "
            : parameter.IsIn ? "in "
            : "ref ";
        var value = !parameter.HasDefaultValue
            ? ""
            : " = "
                + (
                    parameter.DefaultValue is null
                        ? "default"
                        : Convert.ToString(parameter.DefaultValue, CultureInfo.InvariantCulture)
                );
        return $"{direction}{Name(parameter.ParameterType)} {parameter.Name}{value}";
    }

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Name(Type type)
    {
        if (type.IsByRef)
            return Name(type.GetElementType()!);
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value) + "?";
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        var name = type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        return type.IsGenericType
            ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : name;
    }
}
