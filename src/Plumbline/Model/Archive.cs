namespace Plumbline.Model;

/// <summary>The schema in which a plan keeps rows that it drops. It belongs to no declared schema and to no history: nothing reads or compares it.</summary>
public static class Archive
{
    public const string Schema = "plumbline_archive";

    public static bool Holds(ObjectName name) => name.Schema == Schema;
}
