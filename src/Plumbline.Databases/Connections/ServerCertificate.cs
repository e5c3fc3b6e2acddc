using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Plumbline.Databases.Connections;

/// <summary>Judges the certificate that a server shows, and keeps why it was refused: the driver only says that it was.</summary>
internal sealed class ServerCertificate(HostAddress host, TlsMode mode, string? rootFile)
{
    /// <summary>Why it was refused; null while it was not.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Whether a handshake took place at all.</summary>
    public bool WasShown { get; private set; }

    /// <summary>Null where nothing leaves the machine.</summary>
    public bool? IsEncrypted => host.IsLocal() ? null : WasShown;

    /// <summary>For the driver, whose own verification is off: one judge.</summary>
    public void Configure(SslClientAuthenticationOptions options)
    {
        WasShown = true;
        options.TargetHost = host.Name;
        options.CertificateRevocationCheckMode = X509RevocationMode.NoCheck;
        if (mode >= TlsMode.VerifyCa) options.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => IsTrusted(certificate, chain, errors);
    }

    private bool IsTrusted(X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors)
    {
        Refusal = Judge(shown as X509Certificate2, chain, errors);
        return Refusal is null;
    }

    private string? Judge(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || chain is null) return "it shows no certificate";
        if (mode == TlsMode.VerifyFull && errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return $"its certificate is for {PostgresAddress.Plain(certificate.GetNameInfo(X509NameType.DnsName, false))}, not for {host.Name}: use the name that it is for, or sslmode=verify-ca";
        using var judged = new X509Chain();
        judged.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in chain.ChainElements) judged.ChainPolicy.ExtraStore.Add(element.Certificate);
        if (rootFile is not null)
        {
            judged.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            if (Roots(judged.ChainPolicy.CustomTrustStore) is { } fault) return fault;
        }
        if (judged.Build(certificate)) return null;
        var status = judged.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        if (status.HasFlag(X509ChainStatusFlags.NotTimeValid)) return $"its certificate is valid from {certificate.NotBefore:yyyy-MM-dd} to {certificate.NotAfter:yyyy-MM-dd}, or one of its issuers' is out of date";
        var issuer = PostgresAddress.Plain(certificate.GetNameInfo(X509NameType.SimpleName, true));
        return rootFile is null
            ? $"its certificate is signed by {issuer}, whom this machine does not trust: give the root certificate with sslrootcert=FILE, or, to encrypt without verifying, sslmode=require"
            : $"its certificate is signed by {issuer}, and leads to no root in {rootFile}";
    }

    private string? Roots(X509Certificate2Collection roots)
    {
        try
        {
            roots.ImportFromPemFile(rootFile!);
            return roots.Count > 0 ? null : $"{rootFile} holds no certificate";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return File.Exists(rootFile) ? $"{rootFile} cannot be read as certificates (PEM)" : $"sslrootcert names {rootFile}, which is not there";
        }
    }
}
