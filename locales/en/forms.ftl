### What exactly departed from the right steps of the signature: one clause for each form, without capital and stop.
### $form is the form's word; $start and $end are seconds, $at and $kind tell a typing error.


## The SecretKey that was used

form-secret-whitespace = { $place ->
        [before] the SecretKey in the code begins with { $what }
        [behind] the SecretKey in the code ends with { $what }
        [around] the SecretKey in the code has { $what } before and after it
        [inside] the SecretKey in the code has { $what } before character { $at }
       *[other] { $form ->
                [trimmed] the SecretKey that was given has white space around it, the code's has none
                [all-removed] the SecretKey that was given has white space in it, the code's has none
                [invisible-removed] the SecretKey that was given has an invisible character in it, the code's has none
               *[other] { deviation-secret-whitespace }
            }
    }
form-character = { $form ->
        [blank] a space
        [tab] a tab
        [line-feed] LF
        [carriage-return] CR
        [crlf] CR LF
        [blank-line-feed] a space and LF
        [no-break-space] a no-break space (U+00A0)
        [soft-hyphen] a soft hyphen (U+00AD)
        [zero-width-space] a zero-width space (U+200B)
        [zero-width-joiner] a zero-width joiner (U+200D)
        [direction-mark] a direction mark (U+200E)
        [word-joiner] a word joiner (U+2060)
        [ideographic-space] a full-width space (U+3000)
        [byte-order-mark] a byte order mark (U+FEFF)
       *[other] an invisible character ({ $code })
    }
form-character-times = { $what } ({ $count } times)
form-secret-quoted = { $form ->
        [double] double quotes are part of the SecretKey in the code
        [single] single quotes are part of the SecretKey in the code
        [back] backquotes are part of the SecretKey in the code
        [angle] angle brackets are part of the SecretKey in the code
        [typographic] typographic quotes are part of the SecretKey in the code
        [escaped] escaped quotes (\") are part of the SecretKey in the code
        [open-only] the SecretKey in the code begins with a double quote
        [close-only] the SecretKey in the code ends with a double quote
        [semicolon] the SecretKey in the code ends with a semicolon
        [comma] the SecretKey in the code ends with a comma
        [double-semicolon] double quotes and a semicolon are part of the SecretKey in the code
        [double-comma] double quotes and a comma are part of the SecretKey in the code
        [single-comma] single quotes and a comma are part of the SecretKey in the code
        [equals-before] the SecretKey in the code begins with an equals sign
        [name-secret-key] the SecretKey in the code begins with "SecretKey="
        [name-secret-key-upper] the SecretKey in the code begins with "SECRET_KEY="
        [name-colon] the SecretKey in the code begins with "SecretKey: "
        [byte-literal] the SecretKey in the code is what Python prints for bytes, b'...'
        [removed] the SecretKey that was given has quotes around it, the code's has none
       *[other] { deviation-secret-quoted }
    }
form-secret-is-secret-id = { $form ->
        [secret-id] the SecretId was used as the SecretKey
        [token] the session token was used as the SecretKey
        [bucket] the bucket's name was used as the SecretKey
        [id-and-key] SecretId and SecretKey together were used as the SecretKey
        [id-colon-key] SecretId, a colon and SecretKey were used as the SecretKey
       *[other] { deviation-secret-is-secret-id }
    }
form-secret-typo = { $kind ->
        [substituted] character { $at } of the SecretKey in the code differs from the SecretKey that was given
        [inserted] the SecretKey in the code has an extra character at position { $at }
        [deleted] the SecretKey in the code lacks character { $at }
        [swapped] character { $at } of the SecretKey in the code has been swapped with the next
        [two] two characters of the SecretKey in the code differ from the SecretKey that was given, the first at position { $at }
       *[other] { deviation-secret-typo }
    }
form-secret-truncated = { $form ->
        [first-32] only the first 32 characters of the SecretKey were used
        [first-31] only the first 31 characters of the SecretKey were used
        [first-30] only the first 30 characters of the SecretKey were used
        [first-24] only the first 24 characters of the SecretKey were used
        [first-20] only the first 20 characters of the SecretKey were used
        [first-16] only the first 16 characters of the SecretKey were used
        [first-lost] the SecretKey in the code lacks its first character
        [last-lost] the SecretKey in the code lacks its last character
        [last-two-lost] the SecretKey in the code lacks its last two characters
        [last-three-lost] the SecretKey in the code lacks its last three characters
        [first-and-last-lost] the SecretKey in the code lacks its first and its last character
        [variable-swallowed] a "$" and the word after it are lost from the SecretKey, because a shell or PHP took them for a variable
       *[other] { deviation-secret-truncated }
    }
form-secret-encoded = { $form ->
        [base64] the base64 of the SecretKey was used instead of the SecretKey
        [base64-unpadded] the base64 of the SecretKey, without padding, was used instead of the SecretKey
        [base64-decoded] the SecretKey was decoded from base64 before use
        [base64-line-feed] the base64 of the SecretKey and LF was used instead of the SecretKey
        [hex] the hexadecimal text of the SecretKey was used instead of the SecretKey
        [hex-upper-case] the upper-case hexadecimal text of the SecretKey was used instead of the SecretKey
        [hex-decoded] the SecretKey was decoded from hexadecimal text before use
        [percent] the SecretKey was percent-encoded before use
        [plus-to-blank] the + in the SecretKey became spaces
        [percent-decoded] the SecretKey was percent-decoded before use
        [padding-lost] the = signs at the end of the SecretKey were lost
        [url-alphabet] + and / in the SecretKey became - and _
        [md5] the MD5 of the SecretKey was used instead of the SecretKey
        [md5-raw] the MD5 of the SecretKey, as bytes, was used instead of the SecretKey
        [sha1] the SHA-1 of the SecretKey was used instead of the SecretKey
        [sha1-raw] the SHA-1 of the SecretKey, as bytes, was used instead of the SecretKey
        [sha256] the SHA-256 of the SecretKey was used instead of the SecretKey
        [utf16-little] the SecretKey was turned into bytes as UTF-16 (little-endian)
        [utf16-big] the SecretKey was turned into bytes as UTF-16 (big-endian)
        [lower-case] the SecretKey was turned into lower case
        [upper-case] the SecretKey was turned into upper case
        [full-width] the SecretKey was used in full-width characters
        [reversed] the SecretKey was used backwards
        [twice] the SecretKey was doubled (written twice, without a gap)
       *[other] { deviation-secret-encoded }
    }
form-secret-placeholder = { $form ->
        [empty] an empty string was used as the SecretKey
        [undefined] "undefined" was used as the SecretKey
        [null] "null" was used as the SecretKey
        [none] "None" was used as the SecretKey
        [nil] "nil" was used as the SecretKey
        [go-nil] "<nil>" was used as the SecretKey
        [true] "true" was used as the SecretKey
        [false] "false" was used as the SecretKey
        [zero] "0" was used as the SecretKey
        [one] "1" was used as the SecretKey
        [secret-key] the text "SecretKey" was used as the SecretKey
        [secret-key-camel] the text "secretKey" was used as the SecretKey
        [secret-key-snake] the text "secret_key" was used as the SecretKey
        [secret-key-upper] the text "SECRET_KEY" was used as the SecretKey
        [secretkey-upper] the text "SECRETKEY" was used as the SecretKey
        [your-secret-key] the text "YourSecretKey" was used as the SecretKey
        [your-secret-key-camel] the text "yourSecretKey" was used as the SecretKey
        [your-secret-key-upper] the text "YOUR_SECRET_KEY" was used as the SecretKey
        [your-secret-key-dashes] the text "your-secret-key" was used as the SecretKey
        [your-secret-key-snake] the text "your_secret_key" was used as the SecretKey
        [cos-secret-key] the text "COS_SECRET_KEY" was used as the SecretKey
        [cos-secretkey] the text "COS_SECRETKEY" was used as the SecretKey
        [tencent-secret-key] the text "TENCENT_SECRET_KEY" was used as the SecretKey
        [tencentcloud-secret-key] the text "TENCENTCLOUD_SECRET_KEY" was used as the SecretKey
        [aws-secret-key] the text "AWS_SECRET_KEY" was used as the SecretKey
        [shell-variable] "$SECRET_KEY" was used as the SecretKey (the variable was not expanded)
        [shell-variable-braces] "${"{"}SECRET_KEY{"}"}" was used as the SecretKey (the variable was not expanded)
        [shell-variable-cos] "${"{"}COS_SECRET_KEY{"}"}" was used as the SecretKey (the variable was not expanded)
        [process-env] the text "process.env.SECRET_KEY" was used as the SecretKey
        [process-env-cos] the text "process.env.COS_SECRET_KEY" was used as the SecretKey
        [angle] "<SecretKey>" was used as the SecretKey
        [angle-your] "<YourSecretKey>" was used as the SecretKey
        [six-x] "XXXXXX" was used as the SecretKey
        [three-x] "xxx" was used as the SecretKey
        [stars] "******" was used as the SecretKey
        [object] "[object Object]" was used as the SecretKey
        [php-array] PHP's "Array" was used as the SecretKey
       *[other] { deviation-secret-placeholder }
    }
form-secret-prefixed = { $form ->
        [aws4] "AWS4" was put before the SecretKey, as Amazon S3 does
        [tc3] "TC3" was put before the SecretKey, as the Tencent Cloud API does
        [ampersand] "&" was put after the SecretKey, as the Alibaba Cloud API does
        [aliyun-v4] "aliyun_v4" was put before the SecretKey, as Alibaba Cloud OSS does
        [bearer] "Bearer " was put before the SecretKey
        [salt-sha1] "sha1" was put before the SecretKey
       *[other] { deviation-secret-prefixed }
    }

## The KeyTime that was used

form-key-time-other = { $form ->
        [sign-time] SignKey was computed with the policy's q-sign-time, which differs from q-key-time
        [end-start] SignKey was computed with end;start instead of start;end
        [end-end] SignKey was computed with end;end instead of start;end
        [start-start] SignKey was computed with start;start instead of start;end
        [start-duration] SignKey was computed with start;duration instead of start;end
        [duration] SignKey was computed with the duration alone
        [zero-end] SignKey was computed with 0;end instead of start;end
        [start-expiration] SignKey was computed with the policy's expiration instead of KeyTime's end
        [expiration-only] SignKey was computed with the policy's expiration as Unix seconds
        [expiration-text] SignKey was computed with the text of the policy's expiration
        [sum] SignKey was computed with the sum of start and end
       *[other] { deviation-key-time-other }
    }
form-key-time-end-only = { $form ->
        [end] SignKey was computed with KeyTime's end alone
        [start] SignKey was computed with KeyTime's start alone
        [separator-end] SignKey was computed with ;end, the start is missing
        [start-separator] SignKey was computed with start;, the end is missing
       *[other] { deviation-key-time-end-only }
    }
form-key-time-milliseconds = { $form ->
        [both] SignKey was computed with start and end in milliseconds
        [start] SignKey was computed with the start in milliseconds
        [end] SignKey was computed with the end in milliseconds
        [end-only] SignKey was computed with the end alone, in milliseconds
        [removed] SignKey was computed with seconds, but q-key-time is in milliseconds
       *[other] { deviation-key-time-milliseconds }
    }
form-key-time-separator = { $form ->
        [comma] SignKey was computed with a comma instead of the semicolon in KeyTime
        [colon] SignKey was computed with a colon instead of the semicolon in KeyTime
        [blank] SignKey was computed with a space instead of the semicolon in KeyTime
        [hyphen] SignKey was computed with a hyphen instead of the semicolon in KeyTime
        [underscore] SignKey was computed with an underscore instead of the semicolon in KeyTime
        [none] SignKey was computed without the semicolon in KeyTime
        [percent] SignKey was computed with %3B instead of the semicolon in KeyTime
        [percent-lower-case] SignKey was computed with %3b instead of the semicolon in KeyTime
        [full-width] SignKey was computed with a full-width semicolon in KeyTime
        [full-width-all] SignKey was computed with KeyTime in full-width characters
        [ampersand] SignKey was computed with & instead of the semicolon in KeyTime
        [bar] SignKey was computed with | instead of the semicolon in KeyTime
        [slash] SignKey was computed with / instead of the semicolon in KeyTime
        [tilde] SignKey was computed with ~ instead of the semicolon in KeyTime
        [plus] SignKey was computed with + instead of the semicolon in KeyTime
        [line-feed] SignKey was computed with LF instead of the semicolon in KeyTime
        [blank-behind-semicolon] SignKey was computed with a space after the semicolon in KeyTime
        [blanks-around-semicolon] SignKey was computed with a space before and after the semicolon in KeyTime
        [comma-blank] SignKey was computed with a comma and a space instead of the semicolon in KeyTime
        [html] SignKey was computed with &#59; instead of the semicolon in KeyTime
        [tuple] SignKey was computed with a Python tuple, (start, end), instead of start;end
        [list] SignKey was computed with a list, [start, end], instead of start;end
        [list-compact] SignKey was computed with a list, [start,end], instead of start;end
        [semicolon-behind] SignKey was computed with a KeyTime that ends with a semicolon
        [line-feed-behind] SignKey was computed with a KeyTime that ends with LF
        [crlf-behind] SignKey was computed with a KeyTime that ends with CR LF
        [blank-behind] SignKey was computed with a KeyTime that ends with a space
        [blank-before] SignKey was computed with a KeyTime that begins with a space
        [trimmed] q-key-time has white space around it, and SignKey was computed without
        [double-quotes] SignKey was computed with double quotes around KeyTime
        [single-quotes] SignKey was computed with single quotes around KeyTime
        [name-key-time] SignKey was computed with "q-key-time=" before KeyTime
        [name-sign-time] SignKey was computed with "q-sign-time=" before KeyTime
        [byte-literal] SignKey was computed with what Python prints for bytes, b'start;end'
       *[other] { deviation-key-time-separator }
    }
form-key-time-empty = { $form ->
        [empty] SignKey was computed with an empty KeyTime
        [semicolon] SignKey was computed with ";" alone, both times were empty
        [undefined] SignKey was computed with "undefined" instead of KeyTime
        [undefined-both] SignKey was computed with "undefined;undefined"
        [start-undefined] SignKey was computed with start;undefined
        [undefined-end] SignKey was computed with undefined;end
        [nan] SignKey was computed with "NaN;NaN"
        [start-nan] SignKey was computed with start;NaN
        [nan-only] SignKey was computed with "NaN" instead of KeyTime
        [null] SignKey was computed with "null" instead of KeyTime
        [null-both] SignKey was computed with "null;null"
        [none] SignKey was computed with "None" instead of KeyTime
        [none-both] SignKey was computed with "None;None"
        [zero] SignKey was computed with "0" instead of KeyTime
        [zero-both] SignKey was computed with "0;0"
        [key-time-word] SignKey was computed with the word "KeyTime" instead of its value
        [q-key-time-word] SignKey was computed with the word "q-key-time" instead of its value
       *[other] { deviation-key-time-empty }
    }
form-key-time-shifted = { $form ->
        [one-second-later] SignKey was computed with a KeyTime one second later than q-key-time
        [one-second-earlier] SignKey was computed with a KeyTime one second earlier than q-key-time
        [eight-hours-later] SignKey was computed with a KeyTime eight hours later than q-key-time
        [eight-hours-earlier] SignKey was computed with a KeyTime eight hours earlier than q-key-time
        [nine-hours-later] SignKey was computed with a KeyTime nine hours later than q-key-time
        [nine-hours-earlier] SignKey was computed with a KeyTime nine hours earlier than q-key-time
        [seconds] SignKey was computed with another KeyTime, whose start differs by { $start } s and whose end differs by { $end } s from q-key-time
       *[other] { deviation-key-time-shifted }
    }
form-key-time-fraction = { $form ->
        [point-zero] SignKey was computed with .0 after both times
        [three-zeros] SignKey was computed with .000 after both times
        [six-zeros] SignKey was computed with .000000 after both times
        [cut] q-key-time has fractions of a second, and SignKey was computed without
       *[other] { deviation-key-time-fraction }
    }
form-key-time-date = { $form ->
        [iso] SignKey was computed with dates (Z) instead of Unix seconds
        [iso-milliseconds] SignKey was computed with dates with milliseconds (.000Z) instead of Unix seconds
        [iso-bare] SignKey was computed with dates without a zone instead of Unix seconds
        [end-iso] SignKey was computed with the end alone, as a date
        [end-iso-milliseconds] SignKey was computed with the end alone, as a date with milliseconds
       *[other] { deviation-key-time-date }
    }

## SignKey

form-signkey-arguments-swapped = { $form ->
        [hex] key and message were swapped when SignKey was computed
        [raw] key and message were swapped when SignKey was computed, and its 20 bytes were used
        [upper-case] key and message were swapped when SignKey was computed, and it was written in upper case
        [base64] key and message were swapped when SignKey was computed, and it was written as base64
       *[other] { deviation-signkey-arguments-swapped }
    }
form-signkey-encoding = SignKey { form-encoded }
form-encoded = { $form ->
        [upper-case] was written in upper case
        [base64] was written as base64
        [base64-unpadded] was written as base64 without padding
        [base64-url] was written as URL-safe base64
        [base64-of-hex] was written as base64 of the hexadecimal text
        [hex-of-hex] was written as hexadecimal text of the hexadecimal text
        [base64-line-feed] was written as base64 with LF after it
        [line-feed-behind] was written with LF after it
        [crlf-behind] was written with CR LF after it
        [openssl-prefix] was written with OpenSSL's "(stdin)= " before it
        [openssl-prefix-line-feed] was written as OpenSSL prints it, with "(stdin)= " before it and LF after it
        [openssl-3-prefix] was written with OpenSSL 3's "SHA1(stdin)= " before it
        [openssl-3-prefix-line-feed] was written as OpenSSL 3 prints it, with "SHA1(stdin)= " before it and LF after it
        [openssl-3-hmac-prefix] was written with OpenSSL 3's "HMAC-SHA1(stdin)= " before it
        [blank-before] was written with a space before it
        [sha1sum-name] was written with the " -" of sha1sum after it
        [sha1sum] was written with the " -" of sha1sum after it
        [sha1sum-line-feed] was written as sha1sum prints it, with " -" and LF after it
        [name-before] was written with "sha1=" before it
        [name-line-before] was written with a line "sha1" before it
        [double-quotes] was written in double quotes
        [byte-literal] was written as Python prints bytes, b'...'
        [latin1-as-utf8] was written as bytes that were read as Latin-1 and written as UTF-8
        [lossy-utf8] was written as bytes that were read as UTF-8, which loses most of them
        [zeros-lost] was written without the leading zero of each byte
        [number] was written as one number, without its leading zeros
        [sign-extended] was written with "ffffff" before every byte from 0x80 up
        [hyphens] was written with a hyphen between the bytes
        [colons] was written with a colon between the bytes
        [utf16] was written as UTF-16
        [wrapped] was written as base64 in lines of 76
        [first-32] was written with its first 32 characters only
       *[other] was written in a form other than lower-case hexadecimal text
    }
form-signkey-plain-hash = { $form ->
        [secret-time] SignKey is the SHA-1 of SecretKey and KeyTime concatenated, not an HMAC
        [time-secret] SignKey is the SHA-1 of KeyTime and SecretKey concatenated, not an HMAC
        [secret-time-raw] SignKey is the SHA-1 of SecretKey and KeyTime concatenated, as bytes, not an HMAC
        [time-secret-raw] SignKey is the SHA-1 of KeyTime and SecretKey concatenated, as bytes, not an HMAC
        [md5-secret-time] SignKey is the MD5 of SecretKey and KeyTime concatenated, not an HMAC
        [md5-time-secret] SignKey is the MD5 of KeyTime and SecretKey concatenated, not an HMAC
        [sha256-secret-time] SignKey is the SHA-256 of SecretKey and KeyTime concatenated, not an HMAC
        [sha256-time-secret] SignKey is the SHA-256 of KeyTime and SecretKey concatenated, not an HMAC
        [secret-alone] SignKey is the SHA-1 of the SecretKey alone
        [time-alone] SignKey is the SHA-1 of KeyTime alone
        [concatenated] SecretKey and KeyTime concatenated were used as SignKey
        [concatenated-time-first] KeyTime and SecretKey concatenated were used as SignKey
       *[other] { deviation-signkey-plain-hash }
    }
form-signkey-other-hash = { $form ->
        [sha256] SignKey was computed with HMAC-SHA256 instead of HMAC-SHA1
        [sha256-raw] SignKey was computed with HMAC-SHA256 instead of HMAC-SHA1, and used as bytes
        [sha256-base64] SignKey was computed with HMAC-SHA256 instead of HMAC-SHA1, and written as base64
        [md5] SignKey was computed with HMAC-MD5 instead of HMAC-SHA1
        [md5-raw] SignKey was computed with HMAC-MD5 instead of HMAC-SHA1, and used as bytes
        [sha512] SignKey was computed with HMAC-SHA512 instead of HMAC-SHA1
        [sha512-raw] SignKey was computed with HMAC-SHA512 instead of HMAC-SHA1, and used as bytes
       *[other] { deviation-signkey-other-hash }
    }
form-signkey-other-input = { $form ->
        [key-is-true] SignKey was computed with the key "1", which is what PHP makes of true, and KeyTime
        [key-is-true-secret] SignKey was computed with the key "1", which is what PHP makes of true, and the SecretKey as the message
        [key-empty] SignKey was computed with an empty key
        [key-empty-secret] SignKey was computed with an empty key and the SecretKey as the message
        [message-empty] SignKey was computed with an empty message
        [secret-twice] SignKey was computed with the SecretKey as key and as message
        [time-twice] SignKey was computed with KeyTime as key and as message
        [message-sha1] SignKey was computed with the word "sha1" as the message
        [key-time-itself] KeyTime was used as SignKey
        [sha1-of-time] SignKey was computed with SHA-1 of KeyTime as the message
        [twice] the step that computes SignKey was done twice
        [twice-raw] the step that computes SignKey was done twice, over its bytes
        [hashed] SignKey was hashed once more with SHA-1
        [hashed-raw] the bytes of SignKey were hashed once more with SHA-1
       *[other] { deviation-signkey-other-input }
    }
form-signkey-truncated = { $form ->
        [first-32] only the first 32 characters of SignKey were used
        [first-20] only the first 20 characters of SignKey were used
        [first-16] only the first 16 characters of SignKey were used
        [first-16-raw] only the first 16 bytes of SignKey were used
        [raw-to-nul] the bytes of SignKey were used up to the first zero byte only
       *[other] { deviation-signkey-truncated }
    }

## The text that was signed

form-signed-base64-policy = { $form ->
        [as-sent] the base64 of the policy was hashed, not the policy text
        [standard] the standard base64 of the policy was hashed, not the policy text
        [unpadded] the base64 of the policy without padding was hashed, not the policy text
        [url-alphabet] the URL-safe base64 of the policy was hashed, not the policy text
        [url-alphabet-unpadded] the URL-safe base64 of the policy without padding was hashed, not the policy text
        [line-feed-behind] the base64 of the policy with LF after it was hashed, not the policy text
        [crlf-behind] the base64 of the policy with CR LF after it was hashed, not the policy text
        [of-text-with-line-feed] the base64 of the policy and LF was hashed, not the policy text
        [of-compact] the base64 of the policy, written again without spaces, was hashed
        [of-python] the base64 of the policy, written again by Python, was hashed
        [of-php] the base64 of the policy, written again by PHP, was hashed
        [of-go] the base64 of the policy, written again by Go, was hashed
        [wrapped-60] the base64 of the policy in lines of 60 was hashed, not the policy text
        [wrapped-64] the base64 of the policy in lines of 64 was hashed, not the policy text
        [wrapped-76] the base64 of the policy in lines of 76 was hashed, not the policy text
        [wrapped-76-open] the base64 of the policy in lines of 76, without a last LF, was hashed, not the policy text
        [wrapped-64-open] the base64 of the policy in lines of 64, without a last LF, was hashed, not the policy text
        [wrapped-76-crlf] the base64 of the policy in lines of 76 that end with CR LF was hashed, not the policy text
        [wrapped-76-crlf-closed] the base64 of the policy in lines of 76 that all end with CR LF was hashed, not the policy text
        [unwrapped] the base64 of the policy without its line breaks was hashed, not the policy text
        [percent] the percent-encoded base64 of the policy was hashed, not the policy text
        [byte-literal] what Python prints for the base64 bytes, b'...', was hashed, not the policy text
        [double-quotes] the base64 of the policy in double quotes was hashed, not the policy text
        [twice] the policy in base64 twice was hashed, not the policy text
        [plus-to-blank] the base64 of the policy with spaces instead of + was hashed, not the policy text
        [of-utf16] the base64 of the policy as UTF-16 was hashed, not the policy text
        [lower-case] the base64 of the policy in lower case was hashed, not the policy text
       *[other] { deviation-signed-base64-policy }
    }
form-policy-reserialised = { $form ->
        [compact] the signed policy was written again without spaces
        [squeezed] the signed policy had all white space outside the strings removed
        [spaced] the signed policy was written again with a space after each comma and colon
        [python] the signed policy was written again by Python's json.dumps (spaces after commas and colons, \u for non-ASCII)
        [ascii] the signed policy was written again with \u for non-ASCII
        [php] the signed policy was written again by PHP's json_encode (\/ for slashes, \u for non-ASCII)
        [php-unicode] the signed policy was written again by PHP's json_encode with JSON_UNESCAPED_UNICODE (\/ for slashes)
        [php-pretty] the signed policy was written again by PHP's json_encode with JSON_PRETTY_PRINT
        [php-pretty-unicode] the signed policy was written again by PHP's json_encode with JSON_PRETTY_PRINT and JSON_UNESCAPED_UNICODE
        [go] the signed policy was written again by Go's json.Marshal (\u0026, \u003c and \u003e)
        [go-sorted] the signed policy was written again by Go's json.Marshal from a map (names sorted)
        [go-line-feed] the signed policy was written again by Go's json.Encoder, which adds LF
        [gson] the signed policy was written again by Gson (\u003d and \u0027)
        [gson-pretty] the signed policy was written again by Gson with setPrettyPrinting
        [dotnet] the signed policy was written again by System.Text.Json (\u0022, \u002B and \u for non-ASCII)
        [dotnet-pretty] the signed policy was written again by System.Text.Json with WriteIndented
        [dotnet-pretty-crlf] the signed policy was written again by System.Text.Json with WriteIndented and CR LF
        [sorted] the signed policy was written again with sorted names
        [sorted-spaced] the signed policy was written again with sorted names and spaces
        [sorted-python] the signed policy was written again by Python's json.dumps with sort_keys
        [reversed] the signed policy was written again with the names in reverse order
        [reversed-spaced] the signed policy was written again with the names in reverse order and spaces
        [two-blanks] the signed policy was written again with an indent of two spaces
        [four-blanks] the signed policy was written again with an indent of four spaces
        [tabs] the signed policy was written again with an indent of tabs
        [no-indent] the signed policy was written again in lines without an indent
        [two-blanks-ascii] the signed policy was written again with an indent of two spaces and \u for non-ASCII
        [four-blanks-ascii] the signed policy was written again with an indent of four spaces and \u for non-ASCII
        [two-blanks-sorted] the signed policy was written again with an indent of two spaces and sorted names
        [four-blanks-sorted] the signed policy was written again with an indent of four spaces and sorted names
        [two-blanks-crlf] the signed policy was written again with an indent of two spaces and CR LF
        [four-blanks-crlf] the signed policy was written again with an indent of four spaces and CR LF
        [jackson-pretty] the signed policy was written again by Jackson's pretty printer
        [document] the signed policy was written in the layout of COS's documents
        [document-two-blanks] the signed policy was written in the layout of COS's documents with two spaces
        [blanks-removed] the signed policy had all spaces and line breaks removed, in the strings as well
        [lines-joined] the signed policy had its line breaks removed
        [lines-to-blanks] the signed policy had spaces instead of its line breaks
        [lines-trimmed] the signed policy had no indent
        [lines-trimmed-joined] the signed policy had neither indent nor line breaks
        [line-ends-trimmed] the signed policy had no spaces at the ends of its lines
        [tabs-to-blanks] the signed policy had four spaces instead of each tab
        [blanks-to-tabs] the signed policy had a tab instead of four spaces
        [slashes-bare] the signed policy had / instead of \/
        [slashes-escaped] the signed policy had \/ instead of /
        [backslashes-removed] the signed policy had no backslashes
        [as-string] the signed policy was itself written as a JSON string (JSON.stringify on a text)
        [compact-as-string] the signed policy was written again and then as a JSON string (JSON.stringify twice)
        [single-quotes] the signed policy had single quotes instead of double quotes
       *[other] { deviation-policy-reserialised }
    }
form-policy-line-endings = { $form ->
        [crlf] the signed policy has CR LF line endings, the one that was sent has LF
        [lf] the signed policy has LF line endings, the one that was sent does not
        [cr] the signed policy has CR line endings
        [doubled] the signed policy has each line break twice
        [escaped] the signed policy has a backslash and n instead of line breaks
        [escaped-crlf] the signed policy has \r\n as letters instead of line breaks
        [crlf-and-last] the signed policy has CR LF line endings and one more at its end
       *[other] { deviation-policy-line-endings }
    }
form-policy-trailing-newline = { $form ->
        [line-feed] the signed policy ends with LF, the one that was sent does not
        [crlf] the signed policy ends with CR LF, the one that was sent does not
        [carriage-return] the signed policy ends with CR, the one that was sent does not
        [two] the signed policy ends with two LF
        [blank] the signed policy ends with a space
        [before] the signed policy begins with LF
        [both] the signed policy begins and ends with LF
        [nul] the signed policy ends with a NUL byte
        [removed] the policy that was sent ends with white space, the signed one does not
        [trimmed] the policy that was sent has white space around it, the signed one has none
        [compact-line-feed] the signed policy was written again without spaces and ends with LF
        [python-line-feed] the signed policy was written again by Python and ends with LF
       *[other] { deviation-policy-trailing-newline }
    }
form-policy-bom = { $form ->
        [before] the signed policy begins with a byte order mark, the one that was sent does not
        [removed] the policy that was sent begins with a byte order mark, the signed one does not
       *[other] { deviation-policy-bom }
    }
form-policy-regenerated = { $form ->
        [fraction] the policy was built twice, and the fraction of a second in expiration differs
       *[other] the policy was built twice, and its times differ ({ $form })
    }
form-conditions-changed = condition { $form } was not in the signed policy
form-wrong-variable-signed = { $form ->
        [sign-key] SignKey was hashed instead of the policy
        [key-time] KeyTime was hashed instead of the policy
        [secret-id] the SecretId was hashed instead of the policy
        [object-key] the object key was hashed instead of the policy
        [bucket] the bucket's name was hashed instead of the policy
        [host] the host was hashed instead of the policy
        [token] the session token was hashed instead of the policy
        [secret-key] the SecretKey was hashed instead of the policy
        [conditions] only the member "conditions" of the policy was hashed
        [expiration] only the member "expiration" of the policy was hashed
        [empty] an empty string was hashed instead of the policy
        [undefined] "undefined" was hashed instead of the policy
        [null] "null" was hashed instead of the policy
        [none] "None" was hashed instead of the policy
        [empty-object] an empty object, {"{}"}, was hashed instead of the policy
        [empty-list] an empty list, [], was hashed instead of the policy
        [word] the word "policy" was hashed instead of the policy
        [sha1-of-base64-then] SHA-1 of the policy's base64 was hashed instead of the policy
        [md5-of-text-then] MD5 of the policy was hashed instead of the policy
       *[other] { deviation-wrong-variable-signed }
    }
form-policy-other-copy = { $form ->
        [text] a different copy of the policy was signed than the one in the form
        [text-trimmed] a different copy of the policy, without the white space around it, was signed than the one in the form
        [base64] the base64 of a different copy of the policy was signed than the one in the form
       *[other] { deviation-policy-other-copy }
    }
form-policy-encoded = { $form ->
        [utf16-little] the policy was turned into bytes as UTF-16 (little-endian) before it was hashed
        [utf16-big] the policy was turned into bytes as UTF-16 (big-endian) before it was hashed
        [utf16-little-mark] the policy was turned into bytes as UTF-16 (little-endian) with a byte order mark before it was hashed
        [utf16-big-mark] the policy was turned into bytes as UTF-16 (big-endian) with a byte order mark before it was hashed
        [latin1-as-utf8] the policy was read as Latin-1 and written as UTF-8 before it was hashed
        [lossy-utf8] bytes of the policy that are not UTF-8 were replaced before it was hashed
        [hex] the hexadecimal text of the policy was hashed
        [percent-component] the policy was escaped by encodeURIComponent before it was hashed
        [percent-uri] the policy was escaped by encodeURI before it was hashed
        [percent-raw] the policy was percent-encoded (rawurlencode) before it was hashed
        [percent-plus] the policy was percent-encoded with + for spaces (urlencode) before it was hashed
        [html] the policy was escaped for HTML (htmlspecialchars) before it was hashed
        [slashes-added] the quotes of the policy were escaped with backslashes (addslashes) before it was hashed
        [byte-literal] what Python prints for bytes, b'...', was hashed
        [quoted] the policy in double quotes was hashed
        [single-quoted] the policy in single quotes was hashed
        [name-before] "policy=" and the policy were hashed
        [member] an object with the policy as its member was hashed
        [array] an array with the policy in it was hashed
       *[other] { deviation-policy-encoded }
    }
form-policy-printed = { $form ->
        [javascript] JavaScript's "[object Object]" was hashed, not JSON
        [php] PHP's "Array" was hashed, not JSON
        [python] Python's str(dict) was hashed, not JSON
        [java] Java's Map.toString() was hashed, not JSON
        [go] what Go prints with %v was hashed, not JSON
        [ruby] Ruby's Hash#inspect was hashed, not JSON
       *[other] { deviation-policy-printed }
    }
form-header-style-string-to-sign = { $form ->
        [policy] the policy's hash was wrapped in the StringToSign of request headers
        [host] the StringToSign of request headers was signed, with the header host
        [no-headers] the StringToSign of request headers was signed, without any header
       *[other] { deviation-header-style-string-to-sign }
    }

## How it was hashed

form-digest-encoding = StringToSign { form-encoded }
form-digest-twice = { $form ->
        [hex] the hexadecimal text of the policy's SHA-1 was hashed once more
        [raw] the bytes of the policy's SHA-1 were hashed once more
        [all-raw] the bytes of the policy's SHA-1 were hashed once more, and used as bytes
       *[other] { deviation-digest-twice }
    }
form-other-digest = { $form ->
        [sha256] the policy was hashed with SHA-256 instead of SHA-1
        [sha256-raw] the policy was hashed with SHA-256 instead of SHA-1, and the hash used as bytes
        [sha256-base64] the policy was hashed with SHA-256 instead of SHA-1, and the hash written as base64
        [sha256-upper-case] the policy was hashed with SHA-256 instead of SHA-1, and the hash written in upper case
        [md5] the policy was hashed with MD5 instead of SHA-1
        [md5-raw] the policy was hashed with MD5 instead of SHA-1, and the hash used as bytes
        [md5-base64] the policy was hashed with MD5 instead of SHA-1, and the hash written as base64
        [md5-upper-case] the policy was hashed with MD5 instead of SHA-1, and the hash written in upper case
        [sha512] the policy was hashed with SHA-512 instead of SHA-1
        [sha384] the policy was hashed with SHA-384 instead of SHA-1
        [sha224] the policy was hashed with SHA-224 instead of SHA-1
        [hmac-sign-key] StringToSign is the HMAC-SHA1 of the policy with SignKey, not plain SHA-1
        [hmac-sign-key-raw] StringToSign is the HMAC-SHA1 of the policy with SignKey, as bytes, not plain SHA-1
        [hmac-secret-key] StringToSign is the HMAC-SHA1 of the policy with the SecretKey, not plain SHA-1
        [secret-before] StringToSign is the SHA-1 of SecretKey and policy concatenated
        [secret-behind] StringToSign is the SHA-1 of policy and SecretKey concatenated
        [sign-key-behind] StringToSign is the SHA-1 of policy and SignKey concatenated
       *[other] { deviation-other-digest }
    }

## The last HMAC

form-hmac-twice = { $form ->
        [hex] the last HMAC was done twice
        [raw] the last HMAC was done twice, over its bytes
        [then-sha1] the signature was hashed once more with SHA-1
        [then-sha1-raw] the bytes of the signature were hashed once more with SHA-1
       *[other] { deviation-hmac-twice }
    }
form-plain-hash = { $form ->
        [key-message] the signature is the SHA-1 of SignKey and StringToSign concatenated, not an HMAC
        [message-key] the signature is the SHA-1 of StringToSign and SignKey concatenated, not an HMAC
        [key-message-key] the signature is the SHA-1 of SignKey, StringToSign and SignKey concatenated, not an HMAC
        [message] the signature is the SHA-1 of StringToSign, without any key
        [sha256-key-message] the signature is the SHA-256 of SignKey and StringToSign concatenated, not an HMAC
        [sha256-message-key] the signature is the SHA-256 of StringToSign and SignKey concatenated, not an HMAC
        [md5-key-message] the signature is the MD5 of SignKey and StringToSign concatenated, not an HMAC
        [md5-message-key] the signature is the MD5 of StringToSign and SignKey concatenated, not an HMAC
        [sha512-key-message] the signature is the SHA-512 of SignKey and StringToSign concatenated, not an HMAC
        [sha512-message-key] the signature is the SHA-512 of StringToSign and SignKey concatenated, not an HMAC
       *[other] { deviation-plain-hash }
    }
form-hmac-skipped = { $form ->
        [string-to-sign] StringToSign was sent as the signature, the last HMAC is missing
        [sign-key] SignKey was sent as the signature, the last HMAC is missing
       *[other] { deviation-hmac-skipped }
    }
form-hmac-other-hash = { $form ->
        [sha256] the last HMAC was computed with SHA-256 instead of SHA-1
        [sha256-swapped] the last HMAC was computed with SHA-256 instead of SHA-1, key and message swapped
        [md5] the last HMAC was computed with MD5 instead of SHA-1
        [sha512] the last HMAC was computed with SHA-512 instead of SHA-1
        [sha384] the last HMAC was computed with SHA-384 instead of SHA-1
        [sha224] the last HMAC was computed with SHA-224 instead of SHA-1
       *[other] { deviation-hmac-other-hash }
    }
