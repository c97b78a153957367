using System;
using System.Security.Cryptography;
using System.Text.Json;

// One array of bytes: hashed as it is, encoded as it is, never written twice.
static (string PolicyField, string StringToSign) Prepare(object policyObject)
{
    byte[] policy = JsonSerializer.SerializeToUtf8Bytes(policyObject);
    using var sha1 = SHA1.Create();
    string digest = BitConverter.ToString(sha1.ComputeHash(policy)).Replace("-", "").ToLowerInvariant();
    return (Convert.ToBase64String(policy), digest);
}
