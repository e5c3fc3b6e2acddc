
namespace Plumbline.Replay.DoBlocks;

/// <summary>The condition names of EXCEPTION WHEN (manual appendix A).</summary>
internal static class Conditions
{
    public const string Others = "others";
    private const string AssertFailure = "P0004";
    private const string QueryCanceled = "57014";

    private static readonly Dictionary<string, string> s_states = new Dictionary<string, string>
    {
        ["duplicate_object"] = "42710",
        ["duplicate_table"] = "42P07",
        ["duplicate_column"] = "42701",
        ["duplicate_schema"] = "42P06",
        ["duplicate_function"] = "42723",
        ["duplicate_alias"] = "42712",
        ["duplicate_database"] = "42P04",
        ["duplicate_prepared_statement"] = "42P05",
        ["duplicate_file"] = "58P02",
        ["undefined_table"] = "42P01",
        ["undefined_column"] = "42703",
        ["undefined_object"] = "42704",
        ["undefined_function"] = "42883",
        ["undefined_parameter"] = "42P02",
        ["undefined_file"] = "58P01",
        ["invalid_schema_name"] = "3F000",
        ["invalid_catalog_name"] = "3D000",
        ["invalid_table_definition"] = "42P16",
        ["invalid_object_definition"] = "42P17",
        ["invalid_column_definition"] = "42611",
        ["invalid_function_definition"] = "42P13",
        ["invalid_column_reference"] = "42P10",
        ["invalid_foreign_key"] = "42830",
        ["invalid_name"] = "42602",
        ["invalid_schema_definition"] = "42P15",
        ["invalid_parameter_value"] = "22023",
        ["invalid_text_representation"] = "22P02",
        ["datatype_mismatch"] = "42804",
        ["wrong_object_type"] = "42809",
        ["ambiguous_column"] = "42702",
        ["ambiguous_function"] = "42725",
        ["syntax_error"] = "42601",
        ["syntax_error_or_access_rule_violation"] = "42000",
        ["insufficient_privilege"] = "42501",
        ["cannot_coerce"] = "42846",
        ["grouping_error"] = "42803",
        ["reserved_name"] = "42939",
        ["dependent_objects_still_exist"] = "2BP01",
        ["dependent_privilege_descriptors_still_exist"] = "2B000",
        ["feature_not_supported"] = "0A000",
        ["object_not_in_prerequisite_state"] = "55000",
        ["object_in_use"] = "55006",
        ["lock_not_available"] = "55P03",
        ["cant_change_runtime_param"] = "55P02",
        ["unsafe_new_enum_value_usage"] = "55P04",
        ["integrity_constraint_violation"] = "23000",
        ["unique_violation"] = "23505",
        ["check_violation"] = "23514",
        ["not_null_violation"] = "23502",
        ["foreign_key_violation"] = "23503",
        ["exclusion_violation"] = "23P01",
        ["division_by_zero"] = "22012",
        ["data_exception"] = "22000",
        ["string_data_right_truncation"] = "22001",
        ["numeric_value_out_of_range"] = "22003",
        ["no_data_found"] = "P0002",
        ["too_many_rows"] = "P0003",
        ["raise_exception"] = "P0001",
        ["assert_failure"] = AssertFailure,
        ["query_canceled"] = QueryCanceled,
        ["invalid_role_specification"] = "0P000",
        ["invalid_grant_operation"] = "0LP01",
        ["active_sql_transaction"] = "25001",
        ["internal_error"] = "XX000",
        ["deadlock_detected"] = "40P01",
        ["serialization_failure"] = "40001",
    }.ToDictionary();

    /// <summary>The SQLSTATE of a condition; a code, <c>others</c> and an unknown name stay what they are.</summary>
    public static string StateOf(string condition) => s_states.GetValueOrDefault(condition.ToLowerInvariant(), condition);

    /// <summary>OTHERS catches all but a cancelled query and a failed assertion; a code that ends in 000 stands for its class.</summary>
    public static bool Catches(string condition, string state) =>
        condition == state || (condition == Others && state is not (QueryCanceled or AssertFailure)) || (condition.EndsWith("000", StringComparison.Ordinal) && state.StartsWith(condition[..2], StringComparison.Ordinal));
}
