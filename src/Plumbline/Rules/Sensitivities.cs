using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules;

/// <summary>How much it matters who reads a table's rows.</summary>
public enum Sensitivity { None, Personal, Content, Health }

/// <summary>
/// Judges from names and keys what a table holds: facts about health, what people wrote or sent, or rows that lead to a person.
/// Whole words only; a name that says nothing counts as nothing.
/// </summary>
public sealed class Sensitivities
{
    private static readonly HashSet<string> s_health = new(StringComparer.Ordinal)
    {
        "health", "medical", "patient", "patients", "diagnosis", "diagnoses", "glucose", "insulin", "symptom", "symptoms", "medication", "medications",
        "prescription", "prescriptions", "observation", "observations", "allergy", "allergies", "metabolic", "clinical", "biopsy", "therapy",
    };

    private static readonly HashSet<string> s_person = new(StringComparer.Ordinal)
    {
        "user", "person", "owner", "customer", "patient", "member", "profile", "account", "employee", "contact", "subscriber", "author",
    };

    private static readonly HashSet<string> s_personal = new(StringComparer.Ordinal)
    {
        "email", "phone", "birthdate", "birthday", "dateofbirth", "ssn", "passport", "firstname", "lastname", "fullname", "surname", "passwordhash", "password", "iban",
    };

    private static readonly HashSet<string> s_content = new(StringComparer.Ordinal) { "content", "message", "body", "note", "notes", "transcript", "text" };

    private readonly Dictionary<ObjectName, Sensitivity> _byTable = [];

    public Sensitivities(Catalog catalog)
    {
        var tables = catalog.OfType<Table>().ToList();
        foreach (var table in tables) _byTable[table.Name] = Own(table, catalog);
        HoldsHealthData = _byTable.Values.Contains(Sensitivity.Health);
        // A row that belongs to somebody's row is somebody's too: follow the keys until nothing changes.
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var key in catalog.OfType<ForeignKey>())
            {
                if (Of(key.Name.OfTable()) != Sensitivity.None || Of(key.ReferencedTable) == Sensitivity.None) continue;
                changed = true;
                _byTable[key.Name.OfTable()] = Sensitivity.Personal;
            }
        }
    }

    /// <summary>Whether any table holds facts about somebody's health: then a user's id beside an event is health information too.</summary>
    public bool HoldsHealthData { get; }

    public Sensitivity Of(ObjectName table) => _byTable.GetValueOrDefault(table);

    /// <summary>Whether a column names a person: <c>userId</c>, <c>customer_id</c>.</summary>
    public static bool NamesPerson(string column)
    {
        var words = NameWords.Words(column);
        return words.Count >= 2 && words[^1] is "id" or "uuid" && words.Take(words.Count - 1).Any(s_person.Contains);
    }

    /// <summary>Whether a column holds a fact about a person: <c>email</c>, <c>phoneNumber</c>, <c>birthDate</c>.</summary>
    public static bool IsPersonal(string column)
    {
        var words = NameWords.Words(column);
        return words.Any(s_personal.Contains) || s_personal.Contains(string.Concat(words));
    }

    private static Sensitivity Own(Table table, Catalog catalog)
    {
        var columns = catalog.Columns(table.Name);
        if (NameWords.Words(table.Name.Name).Any(s_health.Contains)) return Sensitivity.Health;
        if (columns.Any(c => NameWords.Words(c.Name.Name).Any(s_health.Contains))) return Sensitivity.Health;
        var person = columns.Any(c => NamesPerson(c.Name.Name) || IsPersonal(c.Name.Name)) || NameWords.Words(table.Name.Name).Any(s_person.Contains);
        if (!person) return Sensitivity.None;
        return columns.Any(c => c.Type.Name is "text" or "character varying" or "jsonb" && NameWords.Words(c.Name.Name) is [var word] && s_content.Contains(word)) ? Sensitivity.Content : Sensitivity.Personal;
    }
}
