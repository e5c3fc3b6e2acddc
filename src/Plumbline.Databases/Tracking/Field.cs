using System.Data.Common;
using System.Globalization;
using Plumbline.Databases.Postgres;

namespace Plumbline.Databases.Tracking;

/// <summary>Values of a row as any of the two databases gives them: SQLite has moments as text or numbers and truth as 0 and 1.</summary>
internal static class Field
{
    extension(DbDataReader row)
    {
        public string? Text(int column) => row.IsDBNull(column) ? null : Convert.ToString(row.GetValue(column), CultureInfo.InvariantCulture);

        public bool Truth(int column) => row.Text(column) is "True" or "true" or "t" or "1";

        public int? Number(int column) => int.TryParse(row.Text(column), CultureInfo.InvariantCulture, out var number) ? number : null;

        /// <summary>A list of PostgreSQL's, selected by array_send.</summary>
        public IReadOnlyList<string> Texts(int column) => row.IsDBNull(column) ? [] : BinaryArray.Texts((byte[])row.GetValue(column));

        /// <summary>Without a zone it is taken as UTC; numbers are seconds or milliseconds since 1970.</summary>
        public DateTimeOffset? Moment(int column) => row.IsDBNull(column) ? null : row.GetValue(column) switch
        {
            DateTimeOffset moment => moment.ToUniversalTime(),
            DateTime moment => new(DateTime.SpecifyKind(moment, moment.Kind == DateTimeKind.Local ? DateTimeKind.Local : DateTimeKind.Utc)),
            long number => Since1970(number),
            double number => Since1970((long)number),
            string text when long.TryParse(text, CultureInfo.InvariantCulture, out var number) => Since1970(number),
            string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) => moment,
            _ => null,
        };
    }

    private static DateTimeOffset? Since1970(long number) => number switch
    {
        < 0 or > 253_402_300_799_999 => null,
        < 100_000_000_000 => DateTimeOffset.FromUnixTimeSeconds(number),
        _ => DateTimeOffset.FromUnixTimeMilliseconds(number),
    };
}
