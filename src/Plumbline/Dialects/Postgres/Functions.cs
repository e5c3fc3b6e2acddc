using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Functions, procedures and, for all but their own CREATE, aggregates (manual 38; CREATE FUNCTION, CREATE PROCEDURE, DROP ROUTINE).</summary>
internal sealed class Functions(Routine routine) : KindDialect
{
    public override Kind Kind => KindOf(routine);

    public static Kind KindOf(Routine routine) => routine switch { Routine.Procedure => Function.OfProcedure, Routine.Aggregate => Function.OfAggregate, _ => Function.OfKind };

    public override void Register(Grammar grammar)
    {
        var word = routine.ToString().ToUpperInvariant();
        if (routine == Routine.Aggregate) grammar.On("CREATE AGGREGATE", Aggregates.Create);
        else grammar.On($"CREATE {word}", (sql, catalog) => Create(sql, catalog, routine));
        grammar.On($"ALTER {word}", (sql, catalog) => Alter(sql, catalog, routine));
        grammar.On($"DROP {word}", (sql, catalog) => Drop(sql, catalog, routine));
        if (routine != Routine.Function) return;
        grammar.On("ALTER ROUTINE", (sql, catalog) => Alter(sql, catalog, null));
        grammar.On("DROP ROUTINE", (sql, catalog) => Drop(sql, catalog, null));
    }

    private static void Create(SqlReader sql, CatalogBuilder catalog, Routine routine)
    {
        var position = sql.Position;
        var written = sql.QualifiedName();
        var needs = new List<ObjectId>();
        var arguments = FunctionSignature.Read(sql, catalog, needs).Arguments.ToList();
        string? returns = null;
        if (sql.Take("RETURNS")) returns = ReadReturns(sql, catalog, arguments, needs);
        var signature = new FunctionSignature(arguments.ToEquatableArray());
        var name = catalog.NewName(written, position);
        var made = new Function(name with { Name = signature.Identity(name.Name) }, signature.Text()) { ArgumentsSql = signature.Sql(), Routine = routine, Returns = returns, Needs = Needs.Distinct(needs) };
        while (!sql.AtEnd) made = FunctionOptions.TryRead(sql, catalog, made) ?? throw sql.Unexpected("an option of a function");
        if (made.Language is null) catalog.Refuse(InvalidFunctionDefinition, "no language specified", position);
        if (routine == Routine.Function && returns is null && !signature.Outputs().Any()) catalog.Refuse(InvalidFunctionDefinition, "function result type must be specified", position);
        CheckArguments(catalog, signature, routine, position);
        if (made is { Language: "plpgsql", Returns: "trigger" or "event_trigger" } && signature.Inputs().Any())
            catalog.Refuse(InvalidFunctionDefinition, "a trigger function declares no arguments: what the trigger hands over is in TG_ARGV", position);
        FunctionBodies.Check(catalog, made, position);
        Put(catalog, FunctionOptions.WithoutDefaults(made), signature, position);
    }

    public const string InvalidFunctionDefinition = "42P13";

    private static void CheckArguments(CatalogBuilder catalog, FunctionSignature signature, Routine routine, int position)
    {
        var defaults = false;
        FunctionArgument? variadic = null;
        foreach (var argument in signature.Arguments)
        {
            if (variadic is not null && (argument.IsInput || routine == Routine.Procedure)) catalog.Refuse(InvalidFunctionDefinition, "VARIADIC must be the last input argument", position);
            if (argument.Mode == "variadic") variadic = argument;
            if (argument.Default is not null && !argument.IsInput) catalog.Refuse(InvalidFunctionDefinition, "only input arguments have defaults", position);
            if (defaults && argument.Default is null && (argument.IsInput || (routine == Routine.Procedure && argument.Mode == "out")))
                catalog.Refuse(InvalidFunctionDefinition, "input arguments after one with a default must have defaults, too", position);
            defaults |= argument.Default is not null;
        }
        foreach (var group in signature.Arguments.Where(a => a.Name is not null).GroupBy(a => a.Name))
        {
            // an input and a table column may not share a name either; two inputs with OUT of the same name neither
            if (group.Count() > 1) catalog.Refuse(InvalidFunctionDefinition, $"argument name {group.Key} is used more than once", position);
        }
        if (variadic is { Type: { IsArray: false, Name: not ("any" or "anyarray" or "anycompatiblearray") } }) catalog.Refuse(InvalidFunctionDefinition, "a VARIADIC argument must be an array", position);
    }

    /// <summary>A result that the OUT arguments say already is left out, as the server can tell no difference.</summary>
    private static string? ReadReturns(SqlReader sql, CatalogBuilder catalog, List<FunctionArgument> arguments, List<ObjectId> needs)
    {
        var table = new List<FunctionArgument>();
        var returns = FunctionTypes.ReadReturns(sql, catalog, table, needs);
        arguments.AddRange(table);
        return table.Count == 0 && arguments.Exists(a => a.IsOutput) && !returns.StartsWith("SETOF ", StringComparison.Ordinal) ? null : returns;
    }

    /// <summary>Adds the routine, or with OR REPLACE puts it in the place of the one there is, as far as the two may differ.</summary>
    public static void Put(CatalogBuilder catalog, Function made, FunctionSignature signature, int position)
    {
        var present = catalog.Current.Functions(made.Name.Schema, made.BareName().Name).FirstOrDefault(f => f.Name == made.Name);
        if (present is null) { catalog.Add(made, position); return; }
        if (!catalog.Modifiers.HasFlag(Modifiers.OrReplace) && present.Refused is null)
            throw new StatementRefused(SqlStates.DuplicateFunction, $"{present.Kind.Label} {present.Name} already exists with the same argument types", position);
        if (present.Routine != made.Routine) throw new StatementRefused(SqlStates.WrongObjectType, $"cannot change the kind of routine {present.Name}: it is a {present.Kind.Label}", position);
        if (present.Refused is null && WhyNotReplace(catalog, present, made, signature) is { } why) throw new StatementRefused(InvalidFunctionDefinition, why, position);
        catalog.Alter(present, made with { Comment = present.Comment, Owner = present.Owner });
    }

    private static string? WhyNotReplace(CatalogBuilder catalog, Function before, Function after, FunctionSignature signature)
    {
        var earlier = FunctionSignature.Parse(before.Arguments, catalog);
        if (before.Returns != after.Returns) return $"cannot change the return type of {before.Name}; drop it first";
        if (!earlier.Outputs().Select(o => (o.Name, o.Type)).SequenceEqual(signature.Outputs().Where(o => o.Mode != "table").Select(o => (o.Name, o.Type))))
            return $"cannot change the return type of {before.Name}: its OUT arguments differ; drop it first";
        foreach (var (x, y) in earlier.Inputs().Zip(signature.Inputs()))
        {
            if (x.Name is not null && x.Name != y.Name) return $"cannot change the name of input argument {x.Name} of {before.Name}; drop it first";
            if (x.Default is not null && y.Default is null) return $"cannot remove the default of an argument of {before.Name}; drop it first";
        }
        return null;
    }

    private static void Alter(SqlReader sql, CatalogBuilder catalog, Routine? routine)
    {
        var function = FunctionReference.Read(sql, routine).Find(catalog);
        void EnsureFree(ObjectName name, int position)
        {
            if (catalog.Current.Functions(name.Schema, PlainName(name)).Any(f => f.Name == name)) throw new StatementRefused(SqlStates.DuplicateFunction, $"function {name} already exists", position);
        }
        if (sql.Take("RENAME", "TO"))
        {
            var position = sql.Position;
            var name = function.Name with { Name = sql.Name() + function.Name.Name[function.BareName().Name.Length..] };
            sql.ExpectEnd();
            EnsureFree(name, position);
            catalog.RenameWithParts(function, name);
            return;
        }
        if (CommonAlters.TryRead(sql, catalog, function, EnsureFree)) return;
        var changed = function;
        do changed = FunctionOptions.TryRead(sql, catalog, changed) ?? throw sql.Unexpected("an option of a function");
        while (!sql.AtEnd && !sql.Is("RESTRICT"));
        sql.Take("RESTRICT");
        sql.ExpectEnd();
        catalog.Alter(function, FunctionOptions.WithoutDefaults(changed));
    }

    private static string PlainName(ObjectName name) => name.Name.IndexOf('(') is > 0 and var end ? name.Name[..end] : name.Name;

    private static void Drop(SqlReader sql, CatalogBuilder catalog, Routine? routine) => catalog.Drop(sql, ifExists =>
    {
        var reference = FunctionReference.Read(sql, routine);
        if (!ifExists) return reference.Find(catalog).Id();
        if (reference.TryFind(catalog) is { } found) return found.Id();
        catalog.Skip(reference.Id(catalog));
        return null;
    });

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var function = (Function)subject;
        if (renaming.Of(function.Needs) == function.Needs) return function;
        var plain = function.BareName().Name;
        return function with
        {
            Name = function.Name with { Name = plain + renaming.Of(function.Name.Name[plain.Length..]) },
            Arguments = renaming.Of(function.Arguments),
            ArgumentsSql = function.ArgumentsSql is null ? null : renaming.Of(function.ArgumentsSql),
            Returns = function.Returns is null ? null : renaming.Of(function.Returns),
            Needs = renaming.Of(function.Needs),
        };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var function = (Function)subject;
        yield return function.Routine == Routine.Aggregate ? Aggregates.Written(function) : FunctionText.Of(function);
    }

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP {NamedObject.Written(subject)}"];

    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing)
    {
        var (present, wanted) = ((Function)before, (Function)after);
        if (FunctionChanges.AreSmall(facets)) return [$"ALTER {NamedObject.Written(after)} {FunctionChanges.Actions(present, wanted)}"];
        return FunctionChanges.MayReplace(present, wanted) ? [CommonAlters.OrReplace(Create(after, writing.After).Single())] : null;
    }

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => CommonAlters.Renamed(before, after);

    public override string Exists(SchemaObject subject) =>
        PgCatalog.Row("pg_proc", $"{PgCatalog.Routine((Function)subject)} AND prokind {routine switch { Routine.Procedure => "= 'p'", Routine.Aggregate => "= 'a'", _ => "IN ('f', 'w')" }}");
}
