namespace Plumbline.Model;

/// <summary>critical: data loss, exposure or certain failure; high: an error; medium: structural drift or a warning; low; info.</summary>
public enum Severity { Info, Low, Medium, High, Critical }
