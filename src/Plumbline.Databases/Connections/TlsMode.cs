namespace Plumbline.Databases.Connections;

/// <summary>How much encryption is asked of a server, weakest first (manual 34.19.1).</summary>
internal enum TlsMode { Disable, Allow, Prefer, Require, VerifyCa, VerifyFull }
