namespace Plumbline.Databases.Connections;

/// <summary>Which of several hosts is meant (libpq's <c>target_session_attrs</c>).</summary>
internal enum TargetSession { Any, ReadWrite, ReadOnly, Primary, Standby, PreferStandby, PreferPrimary }
