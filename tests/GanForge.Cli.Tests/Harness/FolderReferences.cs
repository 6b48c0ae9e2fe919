using Mono.Cecil;
using Mono.Cecil.Cil;

namespace GanForge.Cli.Tests;

/// <summary>References between the folders of a project, read from its assembly and symbols.</summary>
internal sealed class FolderReferences
{
    private const string OpsFolder = "GanForge.Tensors.Ops";

    private readonly Dictionary<(string From, string To), SortedSet<string>> _edges = [];

    /// <summary>Reads the references of a project.</summary>
    public static FolderReferences Of(string project)
    {
        var references = new FolderReferences();
        var path = Path.Combine(
            AppContext.BaseDirectory,
            project == "GanForge.Cli" ? "ganforge.dll" : $"{project}.dll"
        );
        using var module = ModuleDefinition.ReadModule(path, new ReaderParameters { ReadSymbols = true });
        foreach (var type in module.Types.Where(type => type.Namespace.StartsWith(project, StringComparison.Ordinal)))
        {
            foreach (var (folder, mentioned) in Mentioned(type))
            {
                foreach (
                    var other in Parts(mentioned)
                        .OfType<TypeDefinition>()
                        .Where(other => other.Module == module)
                        .Select(Outermost)
                )
                {
                    references.Add((folder, type), other, project);
                }
            }
        }
        return references;
    }

    /// <summary>The references that are part of a cycle, direct or through other folders.</summary>
    public IEnumerable<(string From, string To)> Cycles() =>
        _edges.Keys.Where(edge => Reaches(edge.To, edge.From)).Order();

    /// <summary>The types that cause a reference.</summary>
    public IEnumerable<string> Reasons((string From, string To) edge) => _edges[edge];

    private void Add((string Folder, TypeDefinition Type) from, TypeDefinition to, string project)
    {
        var edge = (from.Folder, FolderOf(to));
        if (!to.Namespace.StartsWith(project, StringComparison.Ordinal) || edge.Item1 == edge.Item2)
            return;
        if (!_edges.TryGetValue(edge, out var reasons))
            _edges.Add(edge, reasons = []);
        reasons.Add($"{from.Type.Name} > {to.Name}");
    }

    private bool Reaches(string from, string to)
    {
        var (seen, open) = (new HashSet<string> { from }, new Stack<string>([from]));
        while (open.TryPop(out var folder))
        {
            if (folder == to)
                return true;
            foreach (var edge in _edges.Keys.Where(edge => edge.From == folder && seen.Add(edge.To)))
                open.Push(edge.To);
        }
        return false;
    }

    /// <summary>
    /// The folder of a type: its namespace, except for ops, which share that of tensors and are known by their files.
    /// </summary>
    private static string FolderOf(TypeDefinition type)
    {
        var methods = WithNested(type)
            .SelectMany(part => part.Methods)
            .Where(method => method.DebugInformation.HasSequencePoints)
            .ToArray();
        return methods.Length > 0 && methods.All(IsOp) ? OpsFolder : type.Namespace;
    }

    private static string FolderOf(MethodDefinition method, TypeDefinition type) =>
        IsOp(method) ? OpsFolder : FolderOf(type);

    private static bool IsOp(MethodDefinition method) =>
        method.DebugInformation.SequencePoints.Any(point =>
            point.Document.Url.Replace('\\', '/').Contains("/GanForge.Tensors/Ops/", StringComparison.Ordinal)
        );

    private static IEnumerable<(string Folder, TypeReference Type)> Mentioned(TypeDefinition type) =>
        WithNested(type)
            .SelectMany(part =>
                part.Interfaces.Select(face => face.InterfaceType)
                    .Concat(part.BaseType is { } parent ? [parent] : [])
                    .Concat(
                        part.GenericParameters.SelectMany(parameter => parameter.Constraints)
                            .Select(constraint => constraint.ConstraintType)
                    )
                    .Concat(part.Fields.Select(field => field.FieldType))
                    .Select(mentioned => (FolderOf(type), mentioned))
                    .Concat(
                        part.Methods.SelectMany(method =>
                            Mentioned(method).Select(mentioned => (FolderOf(method, type), mentioned))
                        )
                    )
            );

    private static IEnumerable<TypeReference> Mentioned(MethodDefinition method) =>
        method
            .Parameters.Select(parameter => parameter.ParameterType)
            .Append(method.ReturnType)
            .Concat(
                method.HasBody
                    ? method
                        .Body.Variables.Select(variable => variable.VariableType)
                        .Concat(method.Body.Instructions.SelectMany(Mentioned))
                    : []
            );

    private static IEnumerable<TypeReference> Mentioned(Instruction instruction) =>
        instruction.Operand switch
        {
            TypeReference type => [type],
            GenericInstanceMethod method => [method.DeclaringType, .. method.GenericArguments],
            MemberReference member => [member.DeclaringType],
            _ => [],
        };

    /// <summary>The definitions that make up a type, including generic arguments and element types.</summary>
    private static IEnumerable<TypeReference?> Parts(TypeReference type) =>
        type switch
        {
            GenericInstanceType generic => generic
                .GenericArguments.SelectMany(Parts)
                .Append(generic.ElementType.Resolve()),
            FunctionPointerType => [],
            TypeSpecification wrapped => Parts(wrapped.ElementType),
            GenericParameter => [],
            _ => [type.Scope == type.Module ? type.Resolve() : type as TypeDefinition],
        };

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static TypeDefinition Outermost(TypeDefinition type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type;
    }
}
