global using Xunit;
global using Plumbline.Tests;
