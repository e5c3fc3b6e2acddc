using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules;

/// <summary>How tables and columns were called when the file began, and how they will be when it ends: renames in between hide nothing.</summary>
internal static class EarlierNames
{
    extension(StatementPlace place)
    {
        public ObjectName TableAtStart(ObjectName table)
        {
            for (var i = place.At - 1; i >= 0; i--)
                foreach (var effect in place.Migration.Statements[i].Effects)
                    if (effect is Change.Renamed { Before: Table before, After: Table after } && after.Name == table) table = before.Name;
            return table;
        }

        public string ColumnAtStart(ObjectName table, string column)
        {
            for (var i = place.At - 1; i >= 0; i--)
                foreach (var effect in place.Migration.Statements[i].Effects)
                {
                    if (effect is not Change.Renamed { Before: var before, After: var after }) continue;
                    if (after is Column && after.Name.Name == column && after.Name.OfTable() == table) column = before.Name.Name;
                    else if (after is Table && after.Name == table) table = before.Name;
                }
            return column;
        }

        public ObjectName TableAtEnd(ObjectName table)
        {
            foreach (var statement in place.Later)
                foreach (var effect in statement.Effects)
                    if (effect is Change.Renamed { Before: Table before, After: Table after } && before.Name == table) table = after.Name;
            return table;
        }

        public string ColumnAtEnd(ObjectName table, string column)
        {
            foreach (var statement in place.Later)
                foreach (var effect in statement.Effects)
                {
                    if (effect is not Change.Renamed { Before: var before, After: var after }) continue;
                    if (before is Column && before.Name.Name == column && before.Name.OfTable() == table) column = after.Name.Name;
                    else if (before is Table && before.Name == table) table = after.Name;
                }
            return column;
        }
    }
}
