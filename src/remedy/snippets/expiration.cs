using System;
using System.Globalization;

// UtcNow, not Now; and fff, since SSS means nothing to .NET.
static string Expiration() =>
    DateTime.UtcNow.AddMinutes(30).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
