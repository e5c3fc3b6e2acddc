using System.Text.Json.Serialization;

namespace Plumbline.Databases.Shadow;

/// <summary>The list of versions as npm prints it.</summary>
[JsonSerializable(typeof(string[]))]
internal sealed partial class NpmVersions : JsonSerializerContext;
