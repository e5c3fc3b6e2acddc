global using Plumbline.Tests;
global using Xunit;
