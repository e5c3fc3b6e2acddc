using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Sources;

/// <summary>How migration tools hash a file. Each takes the text as it lies on disk and gives what the tool writes down.</summary>
public static class FileChecksums
{
    private static readonly uint[] s_crc = CrcTable();

    /// <summary>Prisma, Drizzle, and our own.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>sqitch: the deploy script.</summary>
    public static string Sha1(string text) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Flyway: CRC-32 over the lines without their ends, as a signed number. How lines end makes no difference to it.</summary>
    public static string Flyway(string text)
    {
        var crc = 0xFFFFFFFFu;
        var buffer = new byte[256];
        for (var rest = text.AsSpan().TrimStart('\uFEFF'); rest.Length > 0;)
        {
            var end = rest.IndexOfAny('\r', '\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            var most = Encoding.UTF8.GetMaxByteCount(line.Length);
            if (buffer.Length < most) buffer = new byte[most];
            foreach (var value in buffer.AsSpan(0, Encoding.UTF8.GetBytes(line, buffer))) crc = s_crc[(crc ^ value) & 0xFF] ^ (crc >> 8);
        }
        return unchecked((int)~crc).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>graphile-migrate: the body, chained to the hash of the file before, which the file's head names.</summary>
    public static string GraphileMigrate(string text)
    {
        var (previous, body) = ("", text);
        // A word in small letters belongs to the body: no-transaction.
        while (body.StartsWith("--! ", StringComparison.Ordinal) && body.Length > 4 && char.IsAsciiLetterUpper(body[4]))
        {
            var end = body.IndexOf('\n');
            var line = end < 0 ? body : body[..end];
            if (line.StartsWith("--! Previous: ", StringComparison.Ordinal)) previous = line["--! Previous: ".Length..].Trim();
            body = end < 0 ? "" : body[(end + 1)..];
        }
        if (previous == "-") previous = "";
        return $"sha1:{Sha1($"{previous}\n{body.Trim()}".Trim() + "\n")}";
    }

    private static uint[] CrcTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320u ^ (value >> 1) : value >> 1;
            table[i] = value;
        }
        return table;
    }
}
