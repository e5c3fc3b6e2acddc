namespace Plumbline.TypeScript;

/// <summary>The environment lacks what reading TypeScript needs; the message says what, and what would do.</summary>
public sealed class TypeScriptException(string message) : Exception(message);
