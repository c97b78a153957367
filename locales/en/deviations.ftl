### Differences from the right steps of the signature: value = what the code did (a clause without capital
### and stop), .cos = what COS does, .code = where it is usual, .fix = what to change.

## The SecretKey that was used

deviation-secret-whitespace = the SecretKey has stray white space or an invisible character
    .cos = COS uses the SecretKey without anything around it.
    .code = echo into a secret file, Docker and Kubernetes secrets, .env files with CRLF, a no-break space or byte order mark copied from a web page.
    .fix = Strip white space where the code reads the key: trim() in PHP, Java and JavaScript, strip() in Python, strings.TrimSpace in Go. Write secret files with printf, not with echo.
deviation-secret-quoted = the SecretKey still has the settings file's quotes or other characters around it
    .cos = COS uses the bare SecretKey.
    .code = .env files read without a library, Docker --env-file, ini files, a semicolon or comment after the value.
    .fix = Remove the quotes from the file, or read it with a library that knows its syntax.
deviation-secret-is-secret-id = another value was used as the SecretKey
    .cos = COS uses the SecretKey that belongs to q-ak.
    .code = SecretId and SecretKey swapped in a call or in the settings, in any language; the token of a temporary key instead of its key.
    .fix = Pass the SecretKey to the HMAC; the SecretId only goes into q-ak.
deviation-secret-typo = the SecretKey that was used has a mistyped character
    .cos = COS uses the SecretKey exactly as the console shows it.
    .code = Keys typed by hand or read off a screen: l and I, 0 and O, a first or last character lost in a double click.
    .fix = Copy the SecretKey from the console again.
deviation-secret-truncated = only part of the SecretKey was used
    .cos = COS uses the whole SecretKey.
    .code = A database column or C buffer that is too short, substr in PHP, a $word expanded inside double quotes by the shell or PHP.
    .fix = Print the length of the key where it is used: 32 for a permanent SecretKey. Use single quotes around it.
deviation-secret-encoded = the SecretKey was encoded, decoded or hashed before use
    .cos = COS uses the characters of the SecretKey as they are.
    .code = Base64.decode in Java, Encoding.Unicode in .NET, enc.Base64.parse in CryptoJS, base64 values copied out of a Kubernetes secret.
    .fix = Pass the SecretKey to the HMAC as its ASCII characters.
deviation-secret-placeholder = a placeholder or an empty value was used as the SecretKey
    .cos = { deviation-secret-is-secret-id.cos }
    .code = undefined in JavaScript, None in Python, "YourSecretKey" from an example, an environment variable that is not set.
    .fix = Load the key before the form is built, and stop when it is empty.
deviation-secret-prefixed = another scheme's prefix or suffix was added to the SecretKey
    .cos = COS uses the SecretKey without additions.
    .code = AWS4 in front (Amazon S3), TC3 in front (Tencent Cloud API), & at the end (Alibaba Cloud API).
    .fix = Remove the addition.

## The KeyTime that was used

deviation-key-time-other = SignKey used a different KeyTime from the form's
    .cos = COS computes SignKey from the text in q-key-time.
    .code = start;end computed as numbers in PHP 8 or JavaScript, start and end swapped, a duration instead of the end, another variable.
    .fix = Build the text start;end once, and use this one variable everywhere.
deviation-key-time-end-only = SignKey was computed with only one of the two times
    .cos = COS uses the whole text start;end.
    .code = A library call that takes an expiry only; PHP before 8, which turns start;end into a number.
    .fix = Pass the whole text start;end as the message of the first HMAC.
deviation-key-time-milliseconds = SignKey was computed with a KeyTime in milliseconds
    .cos = COS uses the text in q-key-time, in seconds.
    .code = Date.now() in JavaScript, System.currentTimeMillis() in Java.
    .fix = Divide by 1000, round down, and use the same text in the form and for SignKey.
deviation-key-time-separator = SignKey was computed with a KeyTime in another spelling
    .cos = COS uses the text start;end exactly as in q-key-time.
    .code = A comma, colon or %3B instead of the semicolon, blanks or quotes around it, a list printed by Python, the field's name in front.
    .fix = Join the two numbers with a plain semicolon and nothing else.
deviation-key-time-empty = SignKey was computed with an empty or undefined KeyTime
    .cos = COS uses the text in q-key-time.
    .code = undefined or NaN;NaN in JavaScript, a variable that is filled later.
    .fix = Compute KeyTime first, then SignKey.
deviation-key-time-shifted = KeyTime was computed twice, and the two differ
    .cos = { deviation-key-time-empty.cos }
    .code = Code that reads the clock once for the form and again for the signature, in any language; a time zone added to one of the two.
    .fix = Compute KeyTime once and keep it in a variable.
deviation-key-time-fraction = SignKey was computed with fractions of a second in KeyTime
    .cos = { deviation-key-time-empty.cos }
    .code = Date.now() / 1000 without rounding in JavaScript, time.time() in Python.
    .fix = Round down to whole seconds before the text is built.
deviation-key-time-date = SignKey was computed with dates instead of Unix seconds
    .cos = COS uses the text in q-key-time: two Unix times in seconds.
    .code = toISOString() in JavaScript, SimpleDateFormat in Java.
    .fix = Use Unix seconds for KeyTime; only expiration is a date.

## SignKey

deviation-signkey-skipped = SignKey was left out, and the SecretKey was used directly
    .cos = COS signs with SignKey = hex(HMAC-SHA1(SecretKey, KeyTime)).
    .code = Code modeled on Amazon S3 (version 2) or Alibaba Cloud OSS, in any language.
    .fix = Compute SignKey first and use it as the key of the last HMAC.
deviation-raw-signkey-bytes = SignKey was used as 20 raw bytes, not as 40 hexadecimal digits
    .cos = COS uses the 40 digits of SignKey as the key of the last HMAC.
    .code = hash_hmac with true as fourth argument in PHP, mac.Sum(nil) in Go, doFinal without Hex in Java, digest() in Python and Node, a WordArray in CryptoJS, openssl -binary.
    .fix = Turn SignKey into lower-case hexadecimal text: hash_hmac('sha1', $keyTime, $secretKey) in PHP, hex.EncodeToString in Go, hexdigest() in Python, digest('hex') in Node, .toString() in CryptoJS.
deviation-signkey-arguments-swapped = key and message were swapped when SignKey was computed
    .cos = COS takes the SecretKey as the key and KeyTime as the message.
    .code = CryptoJS.HmacSHA1(message, key) and hash_hmac(algorithm, message, key) in PHP take the key after the message; other libraries take it first.
    .fix = CryptoJS.HmacSHA1(keyTime, secretKey); hash_hmac('sha1', $keyTime, $secretKey).
deviation-signkey-encoding = SignKey was written in a form other than lower-case hexadecimal text
    .cos = COS uses 40 lower-case hexadecimal digits as the key.
    .code = Upper case (X2 in .NET, %X in Java, strtoupper in PHP), base64 (CryptoJS enc.Base64, openssl -base64), "(stdin)= " in front, a line break at the end.
    .fix = Write SignKey as lower-case hexadecimal digits and nothing else.
deviation-signkey-plain-hash = SignKey is a plain hash, not an HMAC
    .cos = COS uses HMAC-SHA1 with the SecretKey as the key.
    .code = sha1($a . $b) in PHP, MessageDigest in Java.
    .fix = Use the HMAC function: hash_hmac in PHP, Mac in Java, hmac in Python and Go, createHmac in Node.
deviation-signkey-other-hash = SignKey was computed with a hash other than SHA-1
    .cos = COS uses HMAC-SHA1.
    .code = Code modeled on newer signatures with SHA-256, such as Amazon S3 version 4.
    .fix = Use SHA-1 in all three steps.
deviation-signkey-other-input = SignKey was computed from another input
    .cos = COS computes SignKey once, from SecretKey and KeyTime.
    .code = Third and fourth arguments of hash_hmac swapped in PHP, KeyTime used as SignKey, the step done twice.
    .fix = SignKey = hex(HMAC-SHA1(key = SecretKey, message = KeyTime)), once.
deviation-signkey-truncated = only part of SignKey was used
    .cos = COS uses all 40 digits of SignKey.
    .code = substr(..., 0, 32), a C buffer that is too short, a cut at the first zero byte.
    .fix = Use SignKey in full.

## The text that was signed

deviation-signed-base64-policy = the base64 of the policy was signed, not the policy text
    .cos = COS decodes the field policy and hashes the text that comes out.
    .code = Code modeled on Amazon S3 or Alibaba Cloud OSS, where this is right, in any language.
    .fix = Hash the JSON text: sha1(policyText). Encode the same text as base64 for the form only.
deviation-policy-reserialised = the policy was serialized again between signing and sending
    .cos = COS hashes exactly the bytes that are in the field policy.
    .code = json.dumps in Python, \/ from json_encode in PHP, \u0026 and sorted keys in Go, \u003d from Gson, JSON.stringify called twice in JavaScript, indents of Jackson and Newtonsoft.
    .fix = Turn the policy into text once, keep it in a variable, and use that for both SHA1 and base64.
deviation-policy-line-endings = the signed policy has different line endings from the one that was sent
    .cos = { deviation-policy-reserialised.cos }
    .code = Windows editors, Git's autocrlf, PHP_EOL, Environment.NewLine in .NET.
    .fix = Hash and encode the same variable, or write the policy without line breaks.
deviation-policy-trailing-newline = the signed policy differs in white space at its beginning or end
    .cos = { deviation-policy-reserialised.cos }
    .code = echo, here documents and editors add a line break at the end.
    .fix = Hash and encode the same variable; in a shell, use printf '%s' instead of echo.
deviation-policy-bom = a byte order mark was signed along with the policy
    .cos = { deviation-policy-reserialised.cos }
    .code = Notepad on Windows, the preamble of Encoding.UTF8 in .NET, PowerShell redirection.
    .fix = Write UTF-8 without the mark: new UTF8Encoding(false) in .NET.
deviation-policy-regenerated = the policy was built twice, with different times
    .cos = COS hashes the policy that was sent.
    .code = A function that makes the policy is called once for signing and once for the form, in any language.
    .fix = Build the policy once and keep the text.
deviation-conditions-changed = conditions were added or removed after signing
    .cos = { deviation-policy-regenerated.cos }
    .code = Middleware and upload components that add a condition for the key or the size.
    .fix = Finish the policy first, then sign it, then leave it alone.
deviation-wrong-variable-signed = a variable other than the policy was signed
    .cos = COS hashes the policy text.
    .code = SignKey, KeyTime, the SecretId, the object key or one member of the policy passed to sha1, in any language.
    .fix = Pass the policy text to sha1.
deviation-policy-other-copy = the signed policy is not the copy in the form
    .cos = COS hashes the policy in the form's field.
    .code = A server that signs one policy while the page sends a stored one.
    .fix = Send the policy together with its signature, from the same place.
deviation-policy-encoded = the policy text was escaped or encoded before it was signed
    .cos = COS hashes the decoded policy as it is, in UTF-8.
    .code = Encoding.Unicode in .NET, encodeURIComponent, urlencode, htmlspecialchars, addslashes, JSON.stringify on a text.
    .fix = Hash the UTF-8 bytes of the policy text without any conversion.
deviation-policy-printed = the printed form of an object was signed, not JSON
    .cos = COS hashes the JSON text in the field policy.
    .code = [object Object] in JavaScript, Array in PHP, str(dict) in Python, toString of a Map in Java, %v in Go.
    .fix = Turn the object into JSON text first, and hash that.
deviation-header-style-string-to-sign = the StringToSign of request headers was used
    .cos = For POST Object, StringToSign is just hex(SHA1(policy text)).
    .code = The algorithm of Request Signature (436/7778) with sha1, KeyTime and HttpString on lines; helpers such as getAuthorization of the SDKs.
    .fix = Do not use the header algorithm here. StringToSign = sha1(policyText).

## How it was hashed

deviation-no-sha1 = SHA1 was left out, and the text itself was signed
    .cos = COS signs hex(SHA1(policy text)).
    .code = Code modeled on Amazon S3 or Alibaba Cloud OSS, in any language.
    .fix = Compute StringToSign = sha1(policyText) first, and sign that.
deviation-raw-digest = StringToSign was used as 20 raw bytes, not as 40 hexadecimal digits
    .cos = COS signs the 40 digits.
    .code = sha1 with true as second argument in PHP, Sum(nil) in Go, digest() in Java and Python.
    .fix = Turn the hash into lower-case hexadecimal text before the last HMAC.
deviation-other-digest = the policy was hashed with a function other than SHA1
    .cos = COS uses SHA1.
    .code = SHA-256 or MD5 by habit; HMAC instead of a plain hash.
    .fix = StringToSign = sha1(policyText), without a key.
deviation-digest-encoding = StringToSign was written in a form other than lower-case hexadecimal text
    .cos = COS signs 40 lower-case hexadecimal digits.
    .code = Upper case, base64, "(stdin)= " in front or the file name after it (openssl, sha1sum), b'...' in Python.
    .fix = Write the hash as lower-case hexadecimal digits and nothing else.
deviation-digest-twice = the policy was hashed twice
    .cos = COS hashes the policy once.
    .code = A helper that hashes its input gets text that is already hashed.
    .fix = Hash once.

## The last HMAC

deviation-hmac-arguments-swapped = key and message were swapped in the last HMAC
    .cos = COS takes SignKey as the key and StringToSign as the message.
    .code = { deviation-signkey-arguments-swapped.code }
    .fix = CryptoJS.HmacSHA1(stringToSign, signKey); hash_hmac('sha1', $stringToSign, $signKey).
deviation-hmac-other-hash = the last HMAC was computed with a hash other than SHA-1
    .cos = { deviation-signkey-other-hash.cos }
    .code = { deviation-signkey-other-hash.code }
    .fix = { deviation-signkey-other-hash.fix }
deviation-hmac-twice = the last step was done twice
    .cos = COS computes one HMAC of StringToSign.
    .code = A helper that signs gets a value that is already signed or hashed.
    .fix = Compute the last HMAC once.
deviation-plain-hash = the last step is a plain hash, not an HMAC
    .cos = COS uses HMAC-SHA1 with SignKey as the key.
    .code = sha1(a + b), in any language.
    .fix = Use the HMAC function of the language.
deviation-hmac-skipped = the last step is missing, and an intermediate value was sent
    .cos = COS expects HMAC-SHA1(SignKey, StringToSign).
    .code = SignKey or StringToSign put into q-signature: the wrong variable.
    .fix = Compute the last HMAC and send its result.

## How the signature was written

deviation-signature-base64 = the signature is base64, not hexadecimal text
    .cos = COS compares 40 lower-case hexadecimal digits.
    .code = Code modeled on Amazon S3 or Alibaba Cloud OSS; CryptoJS enc.Base64, openssl -base64.
    .fix = Write the 20 bytes as hexadecimal text.
deviation-signature-upper-case = the signature is in upper case
    .cos = COS compares lower-case digits.
    .code = X2 in .NET, %X in Java, strtoupper in PHP.
    .fix = Use lower case: x2 in .NET, %02x in Java.
deviation-signature-of-hex = the hexadecimal text was encoded once more
    .cos = COS compares the 40 digits themselves.
    .code = base64_encode or bin2hex around a function that already returns hexadecimal text.
    .fix = Send the 40 digits as they are.
deviation-signature-truncated = part of the signature is missing
    .cos = COS compares all 40 digits.
    .code = A database column that is too short, substr, a double click that selects only part.
    .fix = Send all 40 digits.
deviation-signature-decorated = the signature has extra characters around it
    .cos = COS compares the 40 digits alone.
    .code = sha1= or "(stdin)= " in front, quotes, b'...' in Python, a line break, the whole Authorization text.
    .fix = Send the 40 digits and nothing else.
deviation-signature-encoded = the signature is percent-encoded or split into groups
    .cos = { deviation-signature-decorated.cos }
    .code = urlencode on a form value, BitConverter.ToString in .NET (groups with hyphens).
    .fix = Send the 40 digits without separators, and do not URL-encode values of a multipart form.
deviation-signature-zeros-lost = leading zeros of single bytes are missing in the signature
    .cos = COS compares 40 digits, two for each byte.
    .code = Integer.toHexString in Java, toString(16) in JavaScript, dechex in PHP.
    .fix = Write each byte with two digits: %02x.

## The recipe as a whole

deviation-oss-or-s3-v2-signature = this is the signature of Amazon S3 version 2, Alibaba Cloud OSS or Huawei Cloud OBS
    .cos = COS derives SignKey from KeyTime and signs the SHA1 of the policy text.
    .code = base64(HMAC-SHA1(SecretKey, base64 policy)), copied from a sample for those services.
    .fix = Follow POST Object (436/14690) instead of the sample.
deviation-s3-v4-signature = this is the signature of Amazon S3 version 4
    .cos = COS uses HMAC-SHA1 twice and no region or service name.
    .code = An S3 library, or a sample with AWS4-HMAC-SHA256.
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-tc3-signature = this is the signature of the Tencent Cloud API, version 3
    .cos = COS has its own signature for form uploads.
    .code = Code for TC3-HMAC-SHA256, which is for other Tencent Cloud products.
    .fix = Follow POST Object (436/14690).
deviation-cos-header-signature = this is COS's signature for request headers
    .cos = For POST Object COS signs the policy, not method, path and headers.
    .code = getAuthorization of an SDK for POST /, or code modeled on Request Signature (436/7778).
    .fix = Follow POST Object (436/14690): StringToSign is sha1(policyText).
deviation-oss-v4-signature = this is the signature of Alibaba Cloud OSS, version 4
    .cos = { deviation-s3-v4-signature.cos }
    .code = A sample with OSS4-HMAC-SHA256.
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-tos4-signature = this is the signature of Volcengine TOS
    .cos = { deviation-s3-v4-signature.cos }
    .code = A sample with TOS4-HMAC-SHA256.
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-gcs-v4-signature = this is the signature of Google Cloud Storage, version 4
    .cos = { deviation-s3-v4-signature.cos }
    .code = A sample with GOOG4-HMAC-SHA256.
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-bos-signature = this is the signature of Baidu BOS
    .cos = { deviation-oss-or-s3-v2-signature.cos }
    .code = hex(HMAC-SHA256(SecretKey, base64 policy)), copied from a sample.
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-qiniu-signature = this is the signature of a Qiniu upload token
    .cos = { deviation-oss-or-s3-v2-signature.cos }
    .code = URL-safe base64 of HMAC-SHA1(SecretKey, encoded policy), copied from a sample.
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-upyun-signature = this is the signature of UPYUN's form API
    .cos = { deviation-oss-or-s3-v2-signature.cos }
    .code = A sample that signs with the MD5 of a password or with md5(policy&key).
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-tencent-v1-signature = this is the signature of the Tencent Cloud API, version 1
    .cos = { deviation-tc3-signature.cos }
    .code = base64(HMAC-SHA1(SecretKey, method, host and parameters)), which is for other Tencent Cloud products.
    .fix = { deviation-tc3-signature.fix }
deviation-cos-json-api-signature = this is the signature of the first COS (JSON API)
    .cos = The XML API of today has another signature.
    .code = Old code with a=...&b=...&k=... in the signed text.
    .fix = { deviation-tc3-signature.fix }
deviation-azure-signature = this is the shared key signature of Azure Storage
    .cos = COS uses HMAC-SHA1, and the SecretKey as its characters.
    .code = HMAC-SHA256 with a key that is decoded from base64 first.
    .fix = { deviation-oss-or-s3-v2-signature.fix }
