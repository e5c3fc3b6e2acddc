global using Xunit;
global using Plumbline.Tests;
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
