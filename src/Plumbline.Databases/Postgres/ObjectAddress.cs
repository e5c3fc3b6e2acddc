namespace Plumbline.Databases.Postgres;

/// <summary>Which object, or which part of one: as in pg_depend (src/include/catalog/objectaddress.h).</summary>
/// <param name="Class">The system catalog it stands in; 0 where only one can be meant.</param>
/// <param name="Number">A column; 0 for the whole.</param>
internal readonly record struct ObjectAddress(uint Class, uint Oid, int Number = 0)
{
    public static implicit operator ObjectAddress(uint oid) => new(0, oid);

    public bool Equals(ObjectAddress other) => Oid == other.Oid && Number == other.Number && Class == other.Class;

    /// <summary>OIDs are given one after another, and so are spread already.</summary>
    public override int GetHashCode() => (int)(Oid + ((uint)Number * 0x9E3779B1) + (Class << 8));
}
