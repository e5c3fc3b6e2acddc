using Plumbline.Rules.Design;
using Plumbline.Rules.Documents;
using Plumbline.Rules.Drift;
using Plumbline.Rules.Environments;
using Plumbline.Rules.Hygiene;
using Plumbline.Rules.Locks;
using Plumbline.Rules.Loss;
using Plumbline.Rules.Replay;
using Plumbline.Rules.Safety;
using Plumbline.Rules.Security;
using Plumbline.Rules.Tracking;
using Plumbline.Rules.Usages;
using Plumbline.Rules.Workflow;

namespace Plumbline.Rules;

/// <summary>Every rule. A new one is one line here; a test finds the one that is missing.</summary>
public static class AllRules
{
    public static IReadOnlyList<Rule> List { get; } =
    [
        // What readers report
        .. ReadingRules.All(),

        // Replay
        new HistoryDoesNotReplay(),
        new BlockNotExecuted(),
        new MigrationSortsBeforeDependency(),
        new MigrationUntracked(),
        new HybridHistory(),
        new HandWrittenMigration(),
        new DuplicateVersion(),
        new VersionInFuture(),
        new MigrationWithoutSnapshot(),
        new SnapshotChainBroken(),
        new SnapshotsShareParent(),
        new SnapshotDiffersFromHistory(),
        new JournalTimeBehindEarlier(),

        // Drift
        .. DriftRules.All(),
        new RenameUnmapped("column", o => o is Model.Column),
        new RenameUnmapped("table", o => o is Model.Table),
        new RenameUnmapped("object", o => o is not (Model.Table or Model.Column)),
        new RenameNotInHistory(),
        new NameDiffers(),
        new DeclaredSourcesDisagree(),

        // Environments
        UnreachableDatabase.Rule,
        new MissingInDatabase(),
        new OnlyInDatabase(),
        new DiffersInDatabase(),
        new SchemaPushed(),
        new InvalidIndex(),
        new ConstraintNotValidated(),
        new InsecureConnection(),
        new IntegerKeyCapacity(),
        new UnusedIndex(),
        // Tracking
        new MigrationPending(),
        new MigrationFailedInDatabase(),
        new MigrationEditedAfterApply(),
        new MigrationReformattedAfterApply(),
        new RecordedMigrationWithoutFile(),
        new RecordedMigrationNotInEffect(),
        new AppliedMigrationNotRecorded(),
        new MigrationPartlyInEffect(),
        new PendingMigrationBehindApplied(),
        new MigrationsAppliedOutOfOrder(),
        new MultipleTrackers(),

        // Loss
        new DropTableWithData(),
        new DropColumnWithData(),
        new DropSchemaOrDatabase(),
        new DropCascade(),
        new BulkDeleteInMigration(),
        new TypeNarrowing(),
        new IndexDroppedInUse(),
        new GeneratedMigrationDropsHandMade(),

        // Hygiene
        new ConcurrentlyInTransaction(),
        new InvalidIndexRetryTrap(),
        new TransactionControlInFile(),
        new EnumValueUsedSameTransaction(),
        new SessionStateLeak(),
        new IdentifierTooLong(),
        new PsqlCommandInMigration(),

        // Safety
        new ObjectRenamedInPlace(),
        new DroppedObjectStillReferenced(),
        new FunctionBodyReferencesMissingObject(),
        new ConstraintDropped(),
        new EnumChangeUnsafe(),
        new UniqueWithoutDedupe(),
        new ValidationMayFail(),
        new UnbatchedBackfill(),
        new UndoIncomplete(),
        new RequiredColumnNoDefault(),
        new NotNullWithoutBackfill(),
        new MissingColumnNeedsBackfill(),
        new NonIdempotentManualSql(),
        new SqliteForeignKeysOff(),

        // Locks
        new IndexNotConcurrent(),
        new IndexDropNotConcurrent(),
        new ForeignKeyWithoutNotValid(),
        new CheckWithoutNotValid(),
        new SetNotNullScan(),
        new UniqueConstraintBuildsIndex(),
        new KeyOrExclusionBuildsIndex(),
        new ColumnTypeRewrite(),
        new TypeChangeRebuildsDependents(),
        new VolatileDefaultRewrite(),
        new ComputedColumnRewrite(),
        new NewColumnInlineConstraint(),
        new LockTimeoutMissing(),
        new LockTimeoutBreaksConcurrent(),
        new WorkAfterExclusiveLock(),
        new MultiTableExclusiveLocks(),
        new ValidateInSameTransaction(),
        new BlockingMaintenance(),
        new PartitionOperationBlocks(),

        // Design
        new ForeignKeyTypeMismatch(),
        new ImpliedForeignKeyTypeMismatch(),
        new ReferenceWithoutForeignKey(),
        new ForeignKeyWithoutIndex(),
        new RedundantIndex(duplicates: true),
        new RedundantIndex(duplicates: false),
        new UniqueWithNullableColumn(),
        new BoundedNumberWithoutCheck(),
        new CancelledRowKeepsSlot(),
        new OverlapNotExcluded(),
        new SlugWithoutUnique(),
        new StatusWithoutCheck(),
        new RemainderWithoutCheck(),
        new TimeStoredAsText(),
        new TableNamingMixed(),
        new MappingMissing(),
        new NoPrimaryKey(),
        new DiscouragedType(),
        new DuplicateRepresentation(),
        new ReservedIdentifier(),
        new RequiredFieldsMissing(),
        new TenantColumnMissing(),
        new TenantNotLeading(),
        new SqliteUnsupportedType(),

        // Security
        new RowSecurityDisabled(),
        new RowSecurityCommandUncovered(),
        new RowSecurityWithoutPolicy(),
        new PolicyWithoutRowSecurity(),
        new PersonalDataInAnalytics(),
        new RowSecurityPolicyIneffective(),
        new RowSecuritySlowPolicy(),
        new SecurityDefinerSearchPath(),
        new SecurityDefinerView(),
        new ProtectedTableExposed(),
        new GrantWidened(),
        new SecretInMigration(),

        // Documents
        new DocumentContradicted(),
        new DocumentCountWrong(),
        new DocumentedNotBuilt(),
        new BuiltNotDocumented(),
        new UseCaseWithoutRow(),
        new DocumentSqlFails(),

        // Workflow
        new ScriptDestroysData(),
        new ScriptHardCodesMigrationName(),
        new ScriptBypassesMigrations(),
        new ScriptOffersReset(),
        new MigrationScriptMissing(),

        // Usages
        CodeUnreadable.Rule,
        GeneratedClientStale.Rule,
        GeneratedClientAbsent.Rule,
        new UsedNotDeclared(),
        new UsedNotInHistory(),
        new UsedNotInDatabase(),
        new DroppedWhileUsed(),
        new EnumValuesDiffer(),
        new HandWrittenType(),
        new HandWrittenTypeDiffers(),
        new UnusedInCode("table"),
        new UnusedInCode("column"),
        new UnusedInCode("enum-value"),
    ];

    public static IReadOnlyDictionary<string, Rule> ByName { get; } = List.ToDictionary(r => r.Name);

    /// <summary>The rule of that name, or null.</summary>
    public static Rule? Find(string name) => ByName.TryGetValue(name, out var rule) ? rule : null;
}
