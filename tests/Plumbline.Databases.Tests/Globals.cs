global using Plumbline.Tests;
global using Xunit;
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
