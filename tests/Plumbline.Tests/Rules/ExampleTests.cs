using Plumbline.Cli;
using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Truth;
using Plumbline.Truth.Claims;
using Xunit;

namespace Plumbline.Tests.Rules;

/// <summary>The founding examples show what they must show, and their consistent twins show no drift.</summary>
public class ExampleTests
{
    private static readonly Lazy<CheckResult> s_health = new(() => Check("examples", "health-records"));
    private static readonly Lazy<CheckResult> s_hybrid = new(() => Check("examples", "hybrid-scheduling"));

    private static readonly Lazy<CheckResult> s_drizzle = new(() => Check("examples", "drizzle-bookings"));

    private static CheckResult Check(params string[] path) => Checks.Run(Workspace.Open(Repository.Path(path)).Project, new DateOnly(2026, 1, 1));

    private static IEnumerable<string> Objects(CheckResult result, params string[] rules) =>
        result.Findings.Where(f => rules.Contains(f.Rule)).Select(f => f.Subject?.Name.ToString() ?? f.About!).Order(StringComparer.Ordinal);

    private static readonly string[] s_newTables =
        ["booking_order_private_notes", "class_occurrences", "class_schedules", "customer_purchases", "package_products", "queue_entries", "queues", "seat_map_seats", "seat_maps"];

    [Fact]
    public void Drizzle_bookings_lacks_the_snapshot_and_the_schema_of_what_was_written_by_hand()
    {
        var missing = Assert.Single(s_drizzle.Value.Findings, f => f.Rule == "migration-without-snapshot");
        Assert.Equal("0003_surgical_schema_fixes has no snapshot: Drizzle still believes the schema of 0002_booking_orders, without 11 columns, 9 tables and 6 indexes", missing.Message);
        Assert.Equal(s_newTables, Objects(s_drizzle.Value, "table-not-declared"));
        Assert.Equal(11, Objects(s_drizzle.Value, "column-not-declared").Count());
        Assert.DoesNotContain(s_drizzle.Value.Findings, f => f.Rule.EndsWith("-not-in-history", StringComparison.Ordinal) || f.Rule is "snapshot-differs-from-history" or "declared-sql-refused");
    }

    [Fact]
    public void Drizzle_bookings_report_counts_wrong_and_leaves_a_use_case_out()
    {
        Assert.Equal(["10 new columns", "8 new tables"], s_drizzle.Value.Findings.Where(f => f.Rule == "document-count-wrong").Select(f => f.Message.Split(": ")[1].Split(';')[0]).Order(StringComparer.Ordinal));
        Assert.Contains("column booking_orders.payment_terms stands in no row", Assert.Single(s_drizzle.Value.Findings, f => f.Rule == "built-not-documented").Message);
        Assert.Contains("UC-14 has no row in the matrix", Assert.Single(s_drizzle.Value.Findings, f => f.Rule == "use-case-without-row").Message);
    }

    [Fact]
    public void Drizzle_bookings_has_nine_tables_without_keys() =>
        Assert.Equal(s_newTables, s_drizzle.Value.Findings.Where(f => f is { Rule: "reference-without-foreign-key", Severity: Severity.Medium }).Select(f => f.Subject!.Name.ToString()).Order(StringComparer.Ordinal));

    /// <summary>Named after its part, as customer_user_id is, which has a key elsewhere.</summary>
    [Fact]
    public void Drizzle_reference_is_known_by_what_a_key_elsewhere_says() =>
        Assert.Contains(s_drizzle.Value.Findings, f => f.Rule == "reference-without-foreign-key" && f.Message.EndsWith("booking_order_id → booking_orders.id and author_user_id → users.id", StringComparison.Ordinal));

    [Fact]
    public void Hybrid_scheduling_keeps_the_slots_of_cancelled_bookings_and_lets_others_overlap()
    {
        var kept = Assert.Single(s_hybrid.Value.Findings, f => f.Rule == "cancelled-row-keeps-slot");
        Assert.Equal("A row of Booking that is cancelled (status, cancelledAt) keeps its place in Booking_tenantId_date_bookingType_key (tenantId, date, bookingType) and Booking_timeslot_unique (tenantId, serviceId, startTime): nobody else can have it", kept.Message);
        Assert.Contains("refuses the same startTime alone, and nothing holds it against endTime", Assert.Single(s_hybrid.Value.Findings, f => f.Rule == "overlap-not-excluded").Message);
    }

    [Fact]
    public void Health_records_is_not_ready() => Assert.Equal(Verdict.NotReady, s_health.Value.Verdict());

    [Fact]
    public void Health_records_lacks_eight_columns_and_no_more() =>
        Assert.Equal(
            ["accuracy_mae", "accuracy_r2", "is_active", "last_used_at", "metadata", "model_type", "training_data_end", "training_data_start"],
            Objects(s_health.Value, "column-not-in-history").Select(o => o.Replace("personal_models.", "")));

    [Fact]
    public void Health_records_shows_both_renames_as_renames()
    {
        Assert.Equal(["personal_models.trained_at", "personal_models.version"], Objects(s_health.Value, "column-rename-unmapped"));
        Assert.Empty(Objects(s_health.Value, "column-not-declared"));
    }

    [Fact]
    public void Health_records_shows_the_unique_swapped_and_the_indexes_missing()
    {
        Assert.Equal(["personal_models.personal_models_person_id_model_type_version_key"], Objects(s_health.Value, "unique-index-not-in-history"));
        Assert.Equal(["personal_models.personal_models_person_id_key"], Objects(s_health.Value, "unique-index-not-declared"));
        Assert.Equal(["analytics_events.analytics_events_sessionId_createdAt_idx", "personal_models.personal_models_person_id_model_type_is_active_idx"], Objects(s_health.Value, "index-not-in-history"));
        Assert.Equal(["model_type", "training_data_end", "training_data_start"], Objects(s_health.Value, "missing-column-needs-backfill").Select(o => o.Replace("personal_models.", "")));
    }

    [Fact]
    public void Health_records_shows_the_refused_key_and_judges_its_table_as_meant()
    {
        var key = Assert.Single(s_health.Value.Findings, f => f.Rule == "foreign-key-type-mismatch");
        Assert.Equal((Severity.Critical, "ChatMessage.ChatMessage_documentId_fkey"), (key.Severity, key.Subject!.Name.ToString()));
        Assert.Contains("42804", key.Message);
        Assert.Equal(["ChatMessage"], Objects(s_health.Value, "history-does-not-replay"));
        Assert.Equal(["ChatMessage.createdAt", "ChatMessage.documentId", "ChatMessage.id"], Objects(s_health.Value, "column-type-differs"));
        Assert.Equal(["ChatMessage.id"], Objects(s_health.Value, "default-differs"));
        var row = Assert.Single(s_health.Value.Truth(), r => r is { Facet: null } && r.Subject.ToString() == "table ChatMessage");
        Assert.Equal(TruthState.Refused, row.Values.Single(v => v.Source == "history").State);
    }

    [Fact]
    public void Health_records_shows_the_two_early_migrations_the_order_that_works_and_the_loose_file()
    {
        Assert.Equal(["20250225120000_add_chat_message.sql", "20250610000000_add_feature_flags_and_analytics"], Objects(s_health.Value, "migration-sorts-before-dependency"));
        var order = s_health.Value.Findings.First(f => f.Rule == "migration-sorts-before-dependency").Message;
        Assert.Contains("20250911081240_init, 20250225120000_add_chat_message.sql, 20250610000000_add_feature_flags_and_analytics, 20250911160708_add_source_anchor, 20251010090000_add_metabolic_insights, 20251010090001_add_metabolic_rls_policies", order);
        Assert.Equal(["prisma/migrations/20250225120000_add_chat_message.sql"], Objects(s_health.Value, "migration-untracked"));
    }

    [Fact]
    public void Health_records_tells_the_analytics_rename_as_resolved_with_what_still_differs()
    {
        var resolved = s_health.Value.Truth().Where(r => r.Status == TruthStatus.Resolved).Select(r => r.Subject.Name.ToString());
        Assert.Equal(["analytics_events", "analytics_events.eventName", "analytics_events.metadata"], resolved);
        Assert.Equal(["analytics_events.eventName", "analytics_events.eventType"], Objects(s_health.Value, "nullability-differs"));
        Assert.Equal(["analytics_events.analytics_events_pkey"], Objects(s_health.Value, "name-differs"));
    }

    [Fact]
    public void Health_records_shows_row_security_by_what_the_table_holds()
    {
        var open = s_health.Value.Findings.Where(f => f.Rule == "row-security-disabled").ToDictionary(f => f.Subject!.Name.ToString(), f => f.Severity);
        Assert.Equal(3, open.Count);
        Assert.Equal((Severity.Critical, Severity.High, Severity.Low), (open["ChatMessage"], open["analytics_events"], open["FeatureFlag"]));
        Assert.Equal(["analytics_events.userId"], Objects(s_health.Value, "personal-data-in-analytics"));
        Assert.Empty(Objects(s_health.Value, "row-security-command-uncovered"));
    }

    [Fact]
    public void Health_records_shows_the_nine_keys_without_an_index() =>
        Assert.Equal(
            ["ChatMessage_documentId_fkey", "Document_personId_fkey", "Observation_documentId_fkey", "food_ingredients_food_entry_id_fkey", "food_photos_food_entry_id_fkey",
                "glucose_predictions_food_entry_id_fkey", "glucose_predictions_person_id_fkey", "meal_templates_person_id_fkey", "metabolic_insights_person_id_fkey"],
            Objects(s_health.Value, "foreign-key-without-index").Select(o => o[(o.IndexOf('.') + 1)..]).Order(StringComparer.Ordinal));

    [Fact]
    public void Health_records_shows_naming_scripts_and_causes()
    {
        Assert.Equal(15, Objects(s_health.Value, "mapping-missing").Count());
        Assert.Single(Objects(s_health.Value, "table-naming-mixed"));
        Assert.Equal(["package.json#scripts.prisma:migrate:dev"], Objects(s_health.Value, "script-hard-codes-migration-name"));
        Assert.Equal(["diff", "preview", "status", "validate"], s_health.Value.Findings.Where(f => f.Rule == "migration-script-missing").Select(f => f.Facet!).Order(StringComparer.Ordinal));
        Assert.Equal(["package.json#scripts.db:sql", "package.json#scripts.prisma:push"], Objects(s_health.Value, "script-bypasses-migrations"));
        Assert.Contains(s_health.Value.Diagnoses, d => d.Cause.Contains("ahead of the migrations"));
        Assert.Contains(s_health.Value.Diagnoses, d => d.Cause.Contains("hand-written migrations beside generated ones"));
        Assert.All(s_health.Value.Diagnoses, d => Assert.NotEmpty(d.Because));
    }

    [Fact]
    public void Health_records_says_nothing_of_what_agrees()
    {
        Assert.DoesNotContain(s_health.Value.Findings, f => f.Subject?.Name.ToString() == "Person.metadata" && MutationsFamily(f) == Family.Drift);
        // What is declared of ChatMessage, and missing, is told; nothing of what agrees.
        Assert.DoesNotContain(s_health.Value.Findings, f => (f.Rule.StartsWith("policy-") && f.Subject?.Name.Table != "ChatMessage") || f.Subject?.Kind == EnumType.OfKind);
        Assert.Equal(4, s_health.Value.Findings.Count(f => f.Rule == "policy-not-in-history"));
    }

    [Fact]
    public void Hybrid_scheduling_names_its_history_hybrid()
    {
        var hybrid = Assert.Single(s_hybrid.Value.Findings, f => f.Rule == "hybrid-history");
        Assert.Contains("00_extensions.sql … 06_tenant_isolation.sql", hybrid.Message);
        Assert.Contains("tracked in _prisma_migrations", hybrid.Message);
        Assert.Empty(Objects(s_hybrid.Value, "history-does-not-replay", "migration-untracked", "non-idempotent-manual-sql", "sql-not-understood"));
    }

    [Fact]
    public void Hybrid_scheduling_lacks_what_was_declared_without_a_migration()
    {
        Assert.Equal(["Booking.bookingType", "Booking.cancelledAt", "Booking.clientTimezone", "Booking.googleEventId", "Booking.serviceId"], Objects(s_hybrid.Value, "column-not-in-history"));
        Assert.Equal(["AvailabilityRule", "Service"], Objects(s_hybrid.Value, "table-not-in-history"));
        Assert.Equal(["BookingType"], Objects(s_hybrid.Value, "enum-not-in-history"));
        Assert.Equal(
            ["AvailabilityRule.AvailabilityRule_serviceId_fkey", "AvailabilityRule.AvailabilityRule_tenantId_fkey", "Booking.Booking_serviceId_fkey", "Service.Service_segmentId_fkey", "Service.Service_tenantId_fkey"],
            Objects(s_hybrid.Value, "foreign-key-not-in-history"));
        Assert.Equal(
            ["AvailabilityRule.AvailabilityRule_tenantId_serviceId_dayOfWeek_startTime_key", "Booking.Booking_tenantId_date_bookingType_key", "Booking.Booking_timeslot_unique", "Service.Service_tenantId_slug_key"],
            Objects(s_hybrid.Value, "unique-index-not-in-history"));
        Assert.Equal(
            ["AvailabilityRule.AvailabilityRule_serviceId_idx", "AvailabilityRule.AvailabilityRule_tenantId_dayOfWeek_idx", "Booking.Booking_googleEventId_idx", "Booking.Booking_serviceId_idx", "Booking.Booking_tenantId_startTime_idx",
                "Booking.Booking_timeslot_range_idx", "Booking.Booking_venueId_idx", "Service.Service_segmentId_idx", "Service.Service_tenantId_active_idx", "Service.Service_tenantId_idx"],
            Objects(s_hybrid.Value, "index-not-in-history"));
        Assert.Equal(["Booking.Booking_tenantId_date_key"], s_hybrid.Value.Findings.Where(f => f.Rule.EndsWith("-not-declared")).Select(f => f.Subject!.Name.ToString()));
    }

    [Fact]
    public void Hybrid_scheduling_reports_partial_indexes_against_the_side_file_only()
    {
        Assert.DoesNotContain(s_hybrid.Value.Findings, f => f.Subject?.Name.Name == "Booking_waiting_idx" && MutationsFamily(f) == Family.Drift);
        foreach (var name in new[] { "Booking_timeslot_unique", "Booking_timeslot_range_idx" })
        {
            var finding = Assert.Single(s_hybrid.Value.Findings, f => f.Subject?.Name.Name == name && MutationsFamily(f) == Family.Drift);
            Assert.Equal("prisma/extra/partial_indexes.sql", finding.Where.File);
            var row = Assert.Single(s_hybrid.Value.Truth(), r => r.Subject.Name.Name == name);
            Assert.Equal(TruthState.Silent, row.Values.Single(v => v.Source == "schema.prisma").State);
        }
        Assert.DoesNotContain(s_hybrid.Value.Findings, f => MutationsFamily(f) == Family.Drift && f.Subject?.Kind.Label is "policy" or "trigger" or "function" or "check" or "extension");
    }

    [Fact]
    public void Hybrid_scheduling_shows_the_true_lints()
    {
        Assert.Equal(["Booking.Booking_venueId_fkey"], Objects(s_hybrid.Value, "foreign-key-without-index"));
        Assert.Equal(["AvailabilityRule.endTime", "AvailabilityRule.startTime"], Objects(s_hybrid.Value, "time-stored-as-text"));
        Assert.Equal(["AvailabilityRule.dayOfWeek"], Objects(s_hybrid.Value, "bounded-number-without-check"));
        Assert.Equal(["Service.Service_tenantId_idx"], Objects(s_hybrid.Value, "redundant-index"));
        Assert.Equal(["package.json#scripts.prisma:migrate:dev"], Objects(s_hybrid.Value, "script-offers-reset"));
        Assert.DoesNotContain(s_hybrid.Value.Findings, f => f.Rule.StartsWith("row-security") || f.Rule is "mapping-missing" or "table-naming-mixed");
        Assert.DoesNotContain(s_hybrid.Value.Diagnoses, d => d.Next.Contains("migrate dev") || d.Next.Contains("reset"));
    }

    private static IEnumerable<string> Told(CheckResult result, string file) =>
        result.Findings.Where(f => AllRules.Find(f.Rule)?.Family == Family.Documents && f.Where.File == file).Select(f => $"{f.Rule} {f.Where.Line}").Order(StringComparer.Ordinal);

    [Fact]
    public void Health_records_write_up_is_contradicted_where_it_is_wrong_and_nowhere_else()
    {
        Assert.Equal(
            ["built-not-documented 36", "document-contradicted 12", "document-contradicted 52", "document-contradicted 53", "document-contradicted 72", "document-contradicted 72", "document-count-wrong 9"],
            Told(s_health.Value, "docs/schema-drift-analysis.md"));
        Assert.Contains("8 in what", s_health.Value.Findings.Single(f => f.Rule == "document-count-wrong").Message);
        Assert.Contains("training_meals_count", s_health.Value.Findings.Single(f => f.Rule == "built-not-documented").Message);
        Assert.Empty(Told(s_health.Value, "docs/environments.md").Concat(Told(s_health.Value, "docs/deployment-checklist.md")).Concat(Told(s_health.Value, "README.md")));
        Assert.True(s_health.Value.Claims().Count(c => c.Verdict == ClaimVerdict.Confirmed) >= 60);
    }

    [Fact]
    public void Hybrid_scheduling_description_is_refuted_in_its_guarantees_its_count_and_its_sql()
    {
        var told = Told(s_hybrid.Value, "docs/scheduling-platform.md").ToList();
        Assert.Equal(["document-count-wrong 13"], told.Where(t => t.StartsWith("document-count-wrong")));
        Assert.Contains("10 in the SQL here", s_hybrid.Value.Findings.Single(f => f.Rule == "document-count-wrong").Message);
        // It only adds; it is synchronised; the third, fourth and fifth guarantee; nine columns of its SQL.
        foreach (var line in (int[])[7, 15, 21, 22, 23, 37, 39, 40, 41, 43, 44, 54, 56, 57]) Assert.Contains($"document-contradicted {line}", told);
        Assert.Equal(15, told.Count);
        foreach (var line in (int[])[11, 19, 20]) Assert.Contains(s_hybrid.Value.Claims(), c => c.Claim.Where.Line == line && c.Verdict == ClaimVerdict.Confirmed);
        Assert.Empty(Told(s_hybrid.Value, "docs/state-of-production.md").Concat(Told(s_hybrid.Value, "README.md")));
    }

    [Fact]
    public void Salon_write_up_is_contradicted_where_it_is_wrong_and_nowhere_else()
    {
        var salon = Check("examples", "salon-quick-booking");
        Assert.Equal(["document-contradicted 50", "document-contradicted 50", "document-contradicted 59", "document-count-wrong 47", "document-count-wrong 49"], Told(salon, "docs/quick-booking.md"));
        Assert.Equal(["document-sql-fails 16", "document-sql-fails 17", "document-sql-fails 6", "document-sql-fails 6"], Told(salon, "docs/operations.md"));
        Assert.Contains("(it has indexrelname)", salon.Findings.Single(f => f.Message.EndsWith("indexrelname)")).Message);
        Assert.Equal(["customer_preferences.idx_customer_prefs"], Objects(salon, "duplicate-index"));
        // Its two tables, 14 and 18 columns, +7 indexes, five keys with their actions.
        foreach (var line in (int[])[8, 9, 10, 14, 16, 30, 38, 39, 40]) Assert.Contains(salon.Claims(), c => c.Claim.Where.File == "docs/quick-booking.md" && c.Claim.Where.Line == line && c.Verdict == ClaimVerdict.Confirmed);
        Assert.DoesNotContain(salon.Findings, f => MutationsFamily(f) == Family.Drift);
    }

    [Fact]
    public void Master_schema_lacks_what_its_design_study_describes_and_matches_where_it_is_said_to()
    {
        var master = Check("examples", "master-schema");
        Assert.Equal(
            ["clients.phone", "conversation_participants.isActive", "conversation_participants.lastReadAt", "conversation_participants.userType", "conversations.description", "conversations.isActive", "conversations.lastMessageAt",
                "payment_history.billingPeriodStart", "profiles.messagesUsed", "profiles.monthlyMessageLimit", "profiles.plan", "timelines.shareToken", "usage_events.quantity"],
            Objects(master, "documented-not-built"));
        Assert.Equal(2, master.Claims().Count(c => c.Claim.Word is Plumbline.Sources.Documents.ClaimWord.Matching && c.Verdict == ClaimVerdict.Confirmed));
        Assert.Contains(master.Claims(), c => c.Claim.Text.Contains("viewedAt") && c.Verdict == ClaimVerdict.Confirmed);
    }

    [Fact]
    public void The_twin_with_documents_has_no_claim_that_is_contradicted()
    {
        var twin = Check("tests", "cases", "twins", "salon-quick-booking");
        Assert.All(twin.Claims(), c => Assert.Equal(ClaimVerdict.Confirmed, c.Verdict));
        Assert.True(twin.Claims().Count >= 30);
        var master = Check("tests", "cases", "twins", "master-schema").Claims();
        Assert.DoesNotContain(master, c => c.Verdict == ClaimVerdict.Contradicted);
        Assert.True(master.Count(c => c.Verdict == ClaimVerdict.Confirmed) >= 40);
        var hybrid = Check("tests", "cases", "twins", "hybrid-scheduling").Claims();
        Assert.DoesNotContain(hybrid, c => c.Verdict == ClaimVerdict.Contradicted);
        Assert.True(hybrid.Count(c => c.Verdict == ClaimVerdict.Confirmed) >= 18);
    }

    [Theory]
    [InlineData("health-records")]
    [InlineData("hybrid-scheduling")]
    [InlineData("drizzle-bookings")]
    [InlineData("salon-quick-booking")]
    [InlineData("master-schema")]
    public void The_twins_have_no_drift_and_no_fault_of_order(string name)
    {
        var result = Check("tests", "cases", "twins", name);
        Assert.DoesNotContain(result.Findings, f => MutationsFamily(f) == Family.Drift);
        Assert.DoesNotContain(result.Findings, f => f.Rule is "migration-sorts-before-dependency" or "history-does-not-replay" or "migration-untracked" or "sql-not-understood" or "foreign-key-type-mismatch");
        Assert.All(result.Truth(), r => Assert.NotEqual(TruthStatus.Drift, r.Status));
        Assert.All(result.Sources, s => Assert.Equal(0, s.Unread));
    }

    /// <summary>Of some, what their old files are told for stands in <c>findings.json</c>: nothing is left that would gate, and nothing stands there that does not occur. The others need none.</summary>
    [Theory]
    [InlineData("health-records", true)]
    [InlineData("hybrid-scheduling", true)]
    [InlineData("drizzle-bookings", false)]
    [InlineData("salon-quick-booking", false)]
    [InlineData("master-schema", false)]
    public void The_twins_stay_silent(string name, bool old)
    {
        foreach (var verb in (string[])["check", "lint"])
        {
            using var output = new StringWriter();
            using var error = new StringWriter();
            var path = Repository.Path("tests", "cases", "twins", name);
            Assert.Equal(ExitCode.Ok, CommandLine.Run(verb == "check" ? [verb, path, "--offline"] : [verb, path], output, error));
            Assert.Contains(old ? "ready  no findings; not counted:" : "clean  no findings", output.ToString());
            Assert.DoesNotContain("any more", error.ToString());
        }
    }

    private static Family? MutationsFamily(Finding finding) => AllRules.Find(finding.Rule)?.Family;
}
