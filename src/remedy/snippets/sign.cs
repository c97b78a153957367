using System;
using System.Security.Cryptography;
using System.Text;

static string Hex(byte[] bytes) => BitConverter.ToString(bytes).Replace("-", "").ToLowerInvariant();

static string Hmac(string key, string message)
{
    using var mac = new HMACSHA1(Encoding.UTF8.GetBytes(key));
    return Hex(mac.ComputeHash(Encoding.UTF8.GetBytes(message)));
}

// keyTime is "start;end" in Unix seconds; policy is the JSON text before base64.
static string Sign(string secretKey, string keyTime, string policy)
{
    string signKey = Hmac(secretKey, keyTime);
    using var sha1 = SHA1.Create();
    string stringToSign = Hex(sha1.ComputeHash(Encoding.UTF8.GetBytes(policy)));
    return Hmac(signKey, stringToSign);
}
