using Plumbline.Model;

namespace Plumbline.Planning;

/// <summary>How long one connection that does nothing but use a table had to wait at most while the migration ran.</summary>
/// <param name="Writes">It updates one row; else it reads one.</param>
/// <param name="Longest">The longest single statement of it.</param>
/// <param name="AtRest">The same before the migration began: what the machine itself costs.</param>
/// <param name="During">The statement that was running for most of the wait; null where none was.</param>
/// <param name="Attempts">How often it looked: with few, little is known.</param>
public sealed record Stall(ObjectName Table, bool Writes, TimeSpan Longest, TimeSpan AtRest, Origin? During, int Attempts);
