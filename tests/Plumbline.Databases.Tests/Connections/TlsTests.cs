using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Plumbline.Databases.Connections;

namespace Plumbline.Databases.Tests.Connections;

/// <summary>Who may call himself the server: certificates made for the test, shown by a server that then refuses the sign-in.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly Machine _machine = new();
    private readonly X509Certificate2 _authority = Authority("Our root");

    public void Dispose()
    {
        _authority.Dispose();
        _machine.Dispose();
    }

    [Theory]
    [InlineData("verify-full", "localhost", "trusted", FailureReason.SignIn, "does not take the password")]
    [InlineData("verify-ca", "elsewhere.example", "trusted", FailureReason.SignIn, "does not take the password")]
    [InlineData("require", "elsewhere.example", null, FailureReason.SignIn, "does not take the password")]
    [InlineData("prefer", "elsewhere.example", null, FailureReason.SignIn, "does not take the password")]
    [InlineData("verify-full", "elsewhere.example", "trusted", FailureReason.Tls, "its certificate is for elsewhere.example, not for localhost")]
    [InlineData("verify-full", "localhost", null, FailureReason.Tls, "signed by Our root, whom this machine does not trust: give the root certificate with sslrootcert=FILE")]
    [InlineData("verify-full", "localhost", "system", FailureReason.Tls, "whom this machine does not trust")]
    [InlineData("verify-ca", "localhost", "other", FailureReason.Tls, "signed by Our root, and leads to no root in")]
    [InlineData("require", "localhost", "other", FailureReason.Tls, "leads to no root in")]
    [InlineData("verify-full", "localhost", "absent", FailureReason.Tls, "which is not there")]
    [InlineData("verify-full", "localhost", "garbage", FailureReason.Tls, "holds no certificate")]
    public async Task Certificates_are_judged_as_asked(string mode, string name, string? root, FailureReason reason, string says)
    {
        using var certificate = Certificate(name, DateTimeOffset.UtcNow.AddDays(1));
        var parameters = $"?sslmode={mode}" + (root is null ? "" : $"&sslrootcert={Uri.EscapeDataString(Root(root))}");
        var (fault, startups) = await OpenAsync(certificate, parameters);
        Assert.Contains(says, fault.Message);
        Assert.Equal(reason, fault.Reason);
        Assert.Equal(reason == FailureReason.SignIn, startups > 0);
    }

    [Fact]
    public async Task A_certificate_out_of_date_is_told()
    {
        using var certificate = Certificate("localhost", DateTimeOffset.UtcNow.AddDays(-1));
        var (fault, startups) = await OpenAsync(certificate, $"?sslmode=verify-full&sslrootcert={Uri.EscapeDataString(Root("trusted"))}");
        Assert.Contains("its certificate is valid from", fault.Message);
        Assert.Equal((FailureReason.Tls, 0), (fault.Reason, startups));
    }

    [Fact]
    public async Task The_root_in_the_usual_place_or_in_a_variable_is_taken()
    {
        using var certificate = Certificate("localhost", DateTimeOffset.UtcNow.AddDays(1));
        _machine["PGSSLROOTCERT"] = Root("trusted");
        Assert.Equal(FailureReason.SignIn, (await OpenAsync(certificate, "?sslmode=verify-full")).Fault.Reason);
        _machine["PGSSLROOTCERT"] = "";
        Assert.Equal(FailureReason.Tls, (await OpenAsync(certificate, "?sslmode=verify-full")).Fault.Reason);
        _machine.Write(".postgresql/root.crt", _authority.ExportCertificatePem());
        Assert.Equal(FailureReason.SignIn, (await OpenAsync(certificate, "?sslmode=verify-full")).Fault.Reason);
    }

    [Fact]
    public async Task A_client_certificate_that_cannot_be_read_is_told_without_its_password()
    {
        using var certificate = Certificate("localhost", DateTimeOffset.UtcNow.AddDays(1));
        var broken = _machine.Write("client.crt", "garbage");
        var (fault, _) = await OpenAsync(certificate, $"?sslmode=require&sslcert={broken}&sslkey={broken}&sslpassword=canary");
        Assert.Equal(FailureReason.Tls, fault.Reason);
        Assert.Contains("sslcert, sslkey", fault.Message);
    }

    private async Task<(DatabaseException Fault, int Startups)> OpenAsync(X509Certificate2 certificate, string parameters)
    {
        await using var server = new FakeServer(async session =>
        {
            await session.SignInAsync(certificate);
            await session.SendErrorAsync("28P01", "no");
        });
        var address = _machine.Parse($"postgres://ada:canary@localhost:{server.Port}/shop{parameters}");
        var fault = await Assert.ThrowsAsync<DatabaseException>(() => PostgresConnection.OpenAsync(address, Limits.Default with { Connect = TimeSpan.FromSeconds(5) }));
        Assert.DoesNotContain("canary", fault.ToString());
        return (fault, server.Startups.Count);
    }

    private string Root(string kind)
    {
        using var other = Authority("Another root");
        return kind switch
        {
            "trusted" => _machine.Write("root.pem", _authority.ExportCertificatePem()),
            "other" => _machine.Write("root.pem", other.ExportCertificatePem()),
            "garbage" => _machine.Write("root.pem", "nothing"),
            "absent" => Path.Combine(_machine.Home, "absent.pem"),
            _ => kind,
        };
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-1), DateTimeOffset.UtcNow.AddYears(1));
    }

    private X509Certificate2 Certificate(string name, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        if (name == "localhost") names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(_authority, DateTimeOffset.UtcNow.AddDays(-30), until, RandomNumberGenerator.GetBytes(8));
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }
}
