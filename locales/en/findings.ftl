### Findings: the message id is the finding's id with "-" for "."; value = title, .cause, .fix.
### Every text argument $x has a companion $x_given ("yes" where it is not empty).

## What was given as the error

answer-unrecognised = postdoc does not recognize this as a COS response
    .cause = A COS error has a Code and a Message. Neither was found here, or the message has not been documented or reported.
    .fix = Paste the whole response body, from <?xml to </Error>, or choose the message from the list. Policy and form can be checked without it.
answer-other-vendor = { $vendor ->
        [s3] This response comes from Amazon S3, not from COS
        [oss] This response comes from Alibaba Cloud OSS, not from COS
        [minio] This response comes from MinIO, not from COS
        [obs] This response comes from Huawei Cloud OBS, not from COS
        [gcs] This response comes from Google Cloud Storage, not from COS
       *[other] This response comes from another storage service, not from COS
    }
    .cause = Several storage services use the same form upload and similar messages, but each has its own fields and signature. The request was sent to a host of that service, or the response was copied from somewhere else.
    .fix = Check the host the request goes to. For COS it is <BucketName-APPID>.cos.<Region>.myqcloud.com.
answer-known-code = COS returned { $code }, which the troubleshooting page does not cover
    .cause = Troubleshooting POST Object (436/41164) does not explain this response. postdoc knows it from Error Codes (436/7730) or from public reports.
    .fix = Follow the advice for { $code }. postdoc also checks the policy and the form: a problem found there may be the cause, or the next error.
answer-success = COS stored the file
    .cause = A status of 200, 201, 204 or 303 without an error in the body means success. The default is 204 with an empty body.
    .fix = If the page still reports a failure, look at what the client does after the upload. Some clients expect a body, which a 204 does not have, and a browser hides the response unless the bucket's CORS rules allow the page's origin.
answer-wrapper-only = { $kind ->
        [request-id] Only a RequestId is given, not the response of COS
       *[other] { $status_given ->
            [yes] This is only the status { $status }, not the response of COS
           *[no] This is only the client library's message, not the response of COS
        }
    }
    .cause = { $kind ->
        [refused] Status 403 alone has several causes: a condition that is not met, an expired policy, the signature, the SecretId, a missing permission, or CORS. Code and Message are in the response body.
        [malformed] Status 400 alone has several causes: a policy that is not JSON, a body that is not a form, a wrong field, or the size of the file. Code and Message are in the response body.
        [request-id] The RequestId says that COS received the request, and when. It says nothing about the cause. Code and Message are in the response body.
       *[other] The message contains only the HTTP status. The response of COS, with Code and Message, is in the response body.
    }
    .fix = Print the response body in the error handler (for example error.response.data), or copy it from the browser's Network tab.
answer-hidden = The browser hid COS's response from the page
    .cause = "Network Error" and "Failed to fetch" can mean two different things: the browser hid the response because the bucket has no CORS rule for this page, or the request never reached COS.
    .fix = Open the Network tab of the developer tools and look at the rows that go to myqcloud.com. Their status says whether the file was stored (2xx), rejected (4xx) or never sent.
answer-preflight-refused = The browser's OPTIONS (preflight) request was rejected, so the POST was not sent
    .cause = When an upload sets a custom header or listens for progress, the browser sends an OPTIONS request first. No CORS rule of the bucket allows this origin, method and set of headers.
    .fix = Add a CORS rule to the bucket: the page's origin (scheme, host and port), the method POST, and the headers that the request carries.
answer-header-signed = { $method_given ->
        [yes] COS rejected the header signature of { $method } { $path }, an operation other than POST Object
       *[no] COS rejected a header signature, of an operation other than POST Object
    }
    .cause = { $difference ->
        [plus] The response contains StringToSign and FormatString, as for requests signed by Request Signature (436/7778). COS read the path { $expected }, and it was asked for { $actual }: a space is written as + on one side only.
        [percent] The response contains StringToSign and FormatString, as for requests signed by Request Signature (436/7778). COS read the path { $expected }, and it was asked for { $actual }: one of them is percent-encoded once more.
        [slash] The response contains StringToSign and FormatString, as for requests signed by Request Signature (436/7778). COS read the path { $expected }, and it was asked for { $actual }: the slashes at the start differ.
        [other] The response contains StringToSign and FormatString, as for requests signed by Request Signature (436/7778). COS read the path { $expected }, and Resource says { $actual }.
       *[none] The response contains StringToSign, as for requests signed by Request Signature (436/7778): PUT, GET, pre-signed addresses. A form upload is signed over its policy instead.
    }
    .fix = Compare method, path, parameters and headers that your code signs with FormatString in the response, character by character. Sign the decoded path in UTF-8, and send it percent-encoded once, with a space as %20.
answer-client-side = { $stopped ->
        [gateway] { $status_given ->
            [yes] A gateway in front of COS rejected the request with status { $status }; COS never saw it
           *[no] A gateway in front of COS rejected the request; COS never saw it
        }
        [network] The connection failed; the request did not reach COS
       *[client] The client stopped the request; it never reached COS
    }
    .cause = { $stopped ->
        [gateway] The page comes from another server (nginx, a CDN or your own proxy), not from COS. A status of 413 means that the body is larger than that server allows. Policy and signature have nothing to do with it.
        [network] The host name could not be resolved, the connection broke or timed out, or the certificate was not accepted. Policy and signature have nothing to do with it.
       *[client] This message comes from the client, not from COS. A mini program sends uploads only to hosts on its list of uploadFile domains. Policy and signature have nothing to do with it.
    }
    .fix = { $stopped ->
        [gateway] Raise the limit of that server (in nginx: client_max_body_size), or send the form straight to <BucketName-APPID>.cos.<Region>.myqcloud.com.
        [network] { $host_given ->
            [yes] Check that { $host } can be reached from this machine: name, proxy, firewall, certificate. Then try again.
           *[no] Check the host name <BucketName-APPID>.cos.<Region>.myqcloud.com, proxy, firewall and certificate. Then try again.
        }
       *[client] { $host_given ->
            [yes] Register https://{ $host } as an uploadFile domain of the mini program, then try again.
           *[no] Register https://<BucketName-APPID>.cos.<Region>.myqcloud.com as an uploadFile domain of the mini program, then try again.
        }
    }
answer-permission-denied = This key is not allowed to upload; the form is not the cause
    .cause = "Access Denied." without a condition means that COS accepted the key, but neither CAM nor the bucket grants it { $action_given ->
        [yes] { $action }
       *[no] name/cos:PostObject
    } on this object.
    .fix = { $resource_given ->
        [yes] Ask the account owner to allow name/cos:PostObject on { $resource }. name/cos:PutObject is a different action and is not enough. For a temporary key, action and prefix are set when it is issued.
       *[no] Ask the account owner to allow name/cos:PostObject on this bucket and key prefix. name/cos:PutObject is a different action and is not enough. For a temporary key, action and prefix are set when it is issued.
    }
answer-other-request = { $how ->
        [expiration] The response belongs to a policy with a different expiration
        [resource] The response belongs to an upload to a different bucket
        [condition] The response names a condition that this policy does not have
        [request-id] The response is older than this signature
       *[value] The response contains a value found in neither this policy nor this form
    }
    .cause = { $how ->
        [expiration] COS prints the expiration it read: { $answer }. The policy given here says { $evidence }.{ $offset_given ->
            [yes] { $offset ->
                [0] { "" }
               *[other] { " " }The difference is exactly that of { $offset_text }, so COS may also have read this time in that zone.
            }
           *[no] { "" }
        }
        [resource] Resource in the response is { $answer }. The request given here goes to { $evidence }.
        [condition] COS reports only conditions that the policy contains, and it reported { $answer }.
        [request-id] The RequestId contains the time at which COS received the request: { $answer }. KeyTime starts at { $evidence }, more than 15 minutes later.
       *[value] The message prints { $answer }. Values may have changed between two attempts.
    }
    .fix = Paste the policy and form of the upload that got this response. Or upload again and paste the new response together with what was sent.
said-fault = { $node ->
        [q-ak-console] q-ak is not the SecretId that the console shows
        [policy-conditions] The policy has no conditions array with an entry, spelled in lower case
        [policy-entries] An entry of conditions has none of the documented shapes
        [signature-fields] A field that the signature needs is missing
        [signature-order] A field that the signature needs comes after file
        [body-content-type] Content-Type is not multipart/form-data, or has no boundary
        [body-grammar] A part of the body has no blank line between its headers and its value
        [expiration-cause] { $answer ->
            [local-time] expiration is local time, labeled as UTC (Z)
            [twelve-hour] expiration was written with a 12-hour clock
            [hard-coded] expiration is a hard-coded date
            [reused] A policy was used again after it had expired
            [clock] The clock of the machine that signs is wrong
            [too-short] The policy is valid for too short a time
           *[other] The policy had expired when COS received the request
        }
        [signature-deviations] A known mistake reproduces this signature
        [bucket-appid] The bucket in the policy lacks the APPID
       *[other] One of the answers given points to a problem
    }
    .cause = This comes from your answer; postdoc could not verify it.
    .fix = { $node ->
        [q-ak-console] Put the correct SecretId into q-ak and into the policy, and sign the policy again.
        [policy-conditions] Write conditions in lower case, as an array with at least one entry.
        [policy-entries] Write every entry as an object with one pair, as an array with eq or starts-with, or as content-length-range.
        [signature-fields] Send policy, q-sign-algorithm, q-ak, q-key-time and q-signature.
        [signature-order] Move file to the end of the form. COS does not read the fields after it.
        [body-content-type] { $built ->
            [hand] Write the header as multipart/form-data; boundary=... with the boundary that your code writes into the body.
           *[other] Do not set Content-Type by hand; the browser or library writes it with the boundary.
        }
        [body-grammar] { $built ->
            [browser] Send the FormData object itself, and the browser writes the body.
            [hand] Write \r\n\r\n after the headers of every part, then its value.
           *[other] Give the library each field separately, and let it build the body.
        }
        [expiration-cause] Set expiration to now plus 30 minutes in UTC for every upload, and sign the new policy.
        [signature-deviations] Change the step that the mistake names, and sign the policy again.
        [bucket-appid] Write the bucket as <BucketName-APPID> in the policy, and sign it again.
       *[other] Paste the policy and the form; then postdoc can mark the place.
    }
evidence-conflict = Two of the inputs give different values for { $slot ->
        [file-name] the file's name
        [file-size] the file's size
        [now] the current time
       *[field] { $slot }
    }
    .cause = postdoc uses the value closest to what was sent: request, then form, then a separate policy, then options. If the code signs one value and sends the other, this difference is the problem.
    .fix = Remove the input that belongs to another upload. If both belong to this one, compute the value once and use it in both places.
evidence-capped = Only the first { $kept } of { $total } { $what ->
        [conditions] conditions
       *[fields] form fields
    } are read
    .cause = No upload has that many, so postdoc does not keep them all.
    .fix = Paste only the request that failed.

## The policy field

policy-missing = The form has no policy field
    .cause = The form is signed with q-signature, which signs the policy. Without the policy COS has nothing to check it against.
    .fix = { $actual_given ->
        [yes] Rename the form field "{ $actual }": its name must be exactly policy.
       *[no] Send the base64 of the policy text as the form field policy, before file.
    }
policy-not-base64 = The policy field is not base64
    .cause = { $found_given ->
        [yes] COS decodes the field as base64. The first character that base64 does not have is { $found }.
       *[no] COS decodes the field as base64, and this text cannot be decoded.
    }
    .fix = { $shape ->
        [byte-literal] Python wrote the bytes object, not its text: use base64.b64encode(...).decode() before it goes into the form.
       *[other] Encode the policy text once, with the standard alphabet (A-Z a-z 0-9 + /) and padding (=), and send the result unchanged.
    }
policy-base64-variant = { $variant ->
        [url-safe] The policy's base64 uses the URL alphabet (- and _)
        [unpadded] The policy's base64 has no padding (=) at its end
        [white-space] The policy's base64 contains white space
        [plus-as-space] The policy's base64 has spaces where + should be
        [percent-encoded] The policy's base64 has been percent-encoded
        [twice] The policy was encoded as base64 twice
        [trailing-bits] The policy's base64 ends with stray bits
        [quoted] The policy's base64 is in quotes
       *[other] The policy's base64 is not in the standard form
    }
    .cause = Every sample in POST Object (436/14690) uses the standard alphabet with padding, on one line. Whether COS accepts any other form is not documented. { $variant ->
        [plus-as-space] Something on the way treated the text as a URL-encoded form, in which + means a space.
        [percent-encoded] Values in a multipart form are sent as they are, without URL encoding.
        [twice] The value decodes to base64 again, not to JSON.
        [quoted] The quotes come from a printed string (in Python, b'...') and are not part of the value.
        [white-space] Some encoders break the line after 60, 64 or 76 characters.
       *[other] postdoc decoded it leniently.
    }
    .fix = Encode the policy text once with the standard base64 encoder of the language, without line breaks, and put the result into the form unchanged.
policy-sent-unencoded = The policy field holds the JSON itself, not its base64
    .cause = COS decodes the field as base64 before it reads the JSON. The text that is signed and the text that is sent differ: the signature is over the JSON, the field carries the base64 of the same JSON.
    .fix = Send base64(policy) as the form field policy, and leave the signature as it is: it is computed over the JSON.
policy-holds-signature = The policy field holds a signature
    .cause = The value has the shape of a signature, not of a policy. Two variables seem to be swapped.
    .fix = Put the base64 of the policy into policy and the 40 hexadecimal digits into q-signature.
policy-other-kind = This is a CAM policy, not a POST policy
    .cause = A CAM policy (version, statement, effect, action, resource) grants permissions to keys. The policy of a form upload has two members: expiration and conditions. They only share the name.
    .fix = Build the POST policy from expiration and conditions (POST Object, 436/14690), and keep the CAM policy for the key's permissions.
policy-not-utf8 = The policy is not UTF-8
    .cause = JSON is UTF-8. The decoded policy has { $byte_given ->
        [yes] the byte { $byte }
       *[no] a byte
    } that is not valid UTF-8 here; the text was probably written in another encoding such as GBK, Shift_JIS or UTF-16.
    .fix = Take the UTF-8 bytes of the JSON text, and use these same bytes both for SHA1 and for base64.
policy-not-json = { $error ->
        [empty] The policy is empty
        [byte-order-mark] The policy's JSON starts with a byte order mark
        [not-utf8] The policy's JSON is not UTF-8
        [trailing-comma] The policy is not JSON (there is a comma before a closing bracket)
        [missing-comma] The policy is not JSON (a comma is missing)
        [missing-colon] The policy is not JSON (a colon is missing between name and value)
        [missing-value] The policy is not JSON (a value is missing)
        [extra-comma] The policy is not JSON (there is a comma without an element)
        [single-quotes] The policy is not JSON (a string is in single quotes)
        [smart-quotes] The policy is not JSON (a string is in typographic quotes)
        [unquoted-name] The policy is not JSON (a name has no quotes)
        [unknown-word] The policy is not JSON (it contains a word that JSON does not have)
        [comment] The policy is not JSON (it has a comment)
        [bad-number] The policy is not JSON (a number is written in a way JSON does not allow)
        [bad-escape] The policy is not JSON (a backslash comes before a character that cannot be escaped)
        [lone-surrogate] The policy is not JSON (it contains half of a surrogate pair)
        [control-in-string] The policy is not JSON (a string contains a line break or tab)
        [unclosed-string] The policy is not JSON (a string is never closed)
        [unclosed-object] The policy is not JSON (a brace is never closed)
        [unclosed-array] The policy is not JSON (a square bracket is never closed)
        [mismatched-bracket] The policy is not JSON (a closing bracket does not match)
        [trailing-text] The policy is not JSON (there is text after its end)
        [too-deep] The policy is nested too deeply to be read
       *[other] The policy is not JSON
    }
    .cause = COS reads the decoded policy as JSON. If it cannot, it says that a condition must be provided, even when conditions are there. { $error ->
        [byte-order-mark] The three bytes EF BB BF come from a file or an encoder that marks UTF-8.
        [single-quotes] This is how Python prints a dictionary, and how JavaScript may be written; JSON knows double quotes only.
        [smart-quotes] A word processor or a chat has replaced the plain quotes.
        [unquoted-name] This is a JavaScript object literal; JSON requires double quotes around every name.
        [unknown-word] Words such as True, None, undefined and NaN belong to a programming language.
        [control-in-string] JSON writes them as \n and \t. A value with an accidental line break, for example one read from a file, also causes this.
        [bad-escape] JSON needs no backslash before "$"; this one is left over from a shell or a string literal.
        [trailing-comma] Many programming languages allow it, JSON does not.
       *[other] JSON built by joining strings easily loses a comma or a quote.
    }
    .fix = Build the policy as an object and let the JSON encoder of the language write it (json_encode, JSON.stringify, json.dumps, encoding/json, Jackson). Keep the text it returns, and use that one text for both SHA1 and base64.
policy-not-object = The policy is JSON, but not an object
    .cause = The policy must be one object with expiration and conditions. Here the outermost value is { $found ->
        [array] an array
        [string] a string: it was probably encoded as JSON twice
        [number] a number
        [boolean] true or false
        [null] null
       *[other] something else
    }.
    .fix = Encode the object itself, once, with expiration and conditions as its members.
policy-duplicate-member = { $name } appears more than once in the policy
    .cause = JSON parsers differ in which of several members they keep; most keep the last one. What COS does is not documented.
    .fix = Keep one { $name }.
policy-text-altered = The policy is a copy whose exact bytes are unknown
    .cause = The JSON came through a log, a string literal or was typed by hand. White space, line endings, \/ and escapes may differ from the text that was signed, so postdoc uses the contents but not the exact spelling.
    .fix = To be certain, paste the base64 from the form field policy, or the SHA1 of the policy as the code computed it.
policy-misspelt-member = The policy has { $found } instead of { $wanted }
    .cause = Member names are case-sensitive. COS does not find { $wanted } and treats it as missing.
    .fix = Write { $wanted }. In .NET and Java, set the name with an attribute or annotation, or build a dictionary, so that the encoder does not capitalize it.

## expiration

policy-expiration-missing = The policy has no expiration
    .cause = expiration is required (POST Object, 436/14690): it says until when the policy may be used.
    .fix = Add expiration: now plus 30 minutes, in UTC, as in 2030-01-01T00:30:00.000Z.
policy-expiration-format = { $form ->
        [fraction] expiration has an unusual number of fractional-second digits
        [offset] expiration has an offset such as +08:00 instead of Z
        [no-zone] expiration has no time zone
        [space] expiration has a space instead of T
        [lower-case] expiration is written with a lower-case t or z
        [unix] expiration is a Unix timestamp
        [placeholder] expiration still contains a format pattern
        [impossible] expiration is a date that does not exist
        [unreadable] expiration cannot be read as a time
        [number] expiration is a number, not a string
        [not-text] expiration is not a string
       *[other] expiration is not in the documented form
    }
    .cause = POST Object (436/14690) shows ISO 8601 in UTC with Z. COS has been seen to accept that form with zero or three fractional-second digits; how it treats any other is not known. { $form ->
        [placeholder] This formatter does not know a pattern such as SSS or %f, so it copied the pattern into the value.
        [unix] Unix seconds belong in q-key-time.
        [number] Unix seconds belong in q-key-time.
        [no-zone] Without Z, the time zone is unknown.
       *[other] The upload may work today and be rejected elsewhere.
    }
    .fix = Write the time in UTC as in 2030-01-01T00:30:00.000Z.
policy-expired = { $now_from ->
        [machine] By this machine's clock, expiration is { $behind_text } in the past
        [option] At the time given with --now, expiration was { $behind_text } in the past
        [trial] At the time tried, expiration is { $behind_text } in the past
       *[other] The policy had expired { $behind_text } before COS received the request
    }
    .cause = expiration is { $expiration_text }; it was compared against { $now_text }{ $now_from ->
        [answer] {" "}(COS's message)
        [server-time] {" "}(ServerTime in the response)
        [date] {" "}(Date of the response)
        [request-id] {" "}(RequestId)
        [request-date] {" "}(Date of the request)
        [machine] {" "}(this machine's clock; no time from COS was given)
       *[other] {""}
    }. COS rejects a form whose policy has expired. Usually the page was left open, a policy was reused, the date is hard-coded, or the time zone is wrong.
    .fix = Make a new policy for every upload and set expiration to now plus 30 minutes in UTC. Leave more time where files are large or the page stays open for long.
policy-expiration-local-time = { $offset_given ->
        [yes] expiration is local time ({ $offset_text }) labeled as UTC
       *[no] expiration is local time labeled as UTC
    }
    .cause = The Z at the end means UTC, but { $against ->
        [key-time] expiration and the end of q-key-time differ
       *[now] expiration and the time of the upload differ
    } by exactly the offset from UTC: the code formats local time and appends Z. East of Greenwich such a policy is valid for hours too long; west of it every upload has expired before it starts.
    .fix = Format the time in UTC. PHP: gmdate('Y-m-d\TH:i:s\Z', time() + 1800). Java: Instant.now().plusSeconds(1800).toString(). Go: time.Now().UTC(). Python: datetime.now(timezone.utc). .NET: DateTime.UtcNow. JavaScript: toISOString() is already correct.
policy-expiration-twelve-hour = expiration was written with a 12-hour clock
    .cause = In the afternoon the hour is 12 too small: the format uses hh or h instead of HH or H. In the morning the same code works.
    .fix = Use the 24-hour format: HH in Java and .NET, H in PHP, 15 in Go, %H in Python and C.
policy-expiration-hard-coded = expiration looks like a hard-coded date
    .cause = It is a round date far in the future. Until then the policy works for whoever has it; on that day every upload stops.
    .fix = Compute expiration for every upload: now plus 30 minutes, in UTC.
policy-expiration-too-short = The policy is valid for { $life_text } only
    .cause = A slow network, a large file or a slightly wrong clock uses that up before COS receives the form.
    .fix = Set expiration to now plus 30 minutes in UTC, as Troubleshooting POST Object (436/41164) recommends.
policy-expiration-key-time-gap = expiration and the end of q-key-time are { $gap_text } apart
    .cause = They are two separate limits, and an upload must meet both. In Tencent's example they are the same moment.
    .fix = No change is needed. To have only one limit, compute both from the same moment.

## conditions

policy-conditions-missing = The policy has no conditions
    .cause = COS requires conditions in every policy, and says so in its message: "You must provide condition".
    .fix = Add conditions as an array, with at least the entries for q-sign-algorithm, q-ak and q-sign-time.
policy-conditions-empty = conditions has no entry
    .cause = COS requires at least one condition, and POST Object (436/14690) lists those for q-sign-algorithm, q-ak and q-sign-time as required.
    .fix = Add these three, then the ones that limit bucket, key and size.
policy-conditions-not-array = conditions is not an array
    .cause = conditions is { $found ->
        [object] an object. Each condition must be an entry of an array: several pairs in one object are not a list of conditions
        [string] a string: the array was probably encoded as JSON twice
        [number] a number
        [boolean] true or false
        [null] null: the variable that should hold the conditions had no value
       *[other] something else
    }.
    .fix = Write an array whose entries are objects with one pair, or arrays with three elements: {"[ { \"q-ak\": \"...\" }, [\"starts-with\", \"$key\", \"uploads/\"] ]"}
policy-condition-shape = { $shape ->
        [empty] An entry of conditions is empty
        [several-pairs] An entry of conditions holds several pairs
        [element-count] An entry of conditions has the wrong number of elements
        [name-not-text] An entry of conditions has no field name
        [value-structured] An entry of conditions requires an array or an object
        [length-in-object] content-length-range is written as an object; only the array form is documented
        [length-bound] The bounds of content-length-range are not two sizes in order
       *[other] An entry of conditions is neither an object nor an array
    }
    .cause = POST Object (436/14690) shows three shapes: an object with one pair, an array of "eq" or "starts-with" with name and value, and content-length-range with two numbers. { $shape ->
        [several-pairs] COS has rejected several pairs in one object as not well formed.
        [length-bound] The bounds are whole numbers of bytes, the smaller first.
       *[other] COS rejects anything it cannot read as one of these.
    }
    .fix = Write one entry for each condition, in one of the three shapes.
policy-condition-operator = "{ $operator }" is not a documented operator
    .cause = The documented ones are eq, starts-with and content-length-range, in lower case and with hyphens. How COS treats any other is not known.
    .fix = { $wanted_given ->
        [yes] Write { $wanted }.
       *[no] Write eq for an exact value or starts-with for the beginning of a value.
    }
policy-condition-name = { $shape ->
        [dollar-missing] A condition names { $name } without the $ that the array form needs
        [dollar-doubled] A condition names { $name } with one $ too many
        [dollar-in-object] A condition in object form names { $name } with a $
        [space] There is white space in the name of a condition
        [key-time] A condition is called q-key-time; COS documents q-sign-time
       *[other] A condition names { $name }, which is not the documented spelling
    }
    .cause = { $shape ->
        [misspelt] No form field has this name. COS then looks for a field that no form sends.
        [key-time] Form field and condition have different names: the form sends q-key-time, the policy limits it as q-sign-time.
        [dollar-in-object] Arrays write "$key", objects write "key". Public code with $ in objects exists, but it is not documented.
        [space] Names are compared exactly, including white space.
       *[other] Arrays write the name with one $ in front, as in ["eq", "$key", "a.png"]; objects write it without.
    }
    .fix = { $wanted_given ->
        [yes] Write { $wanted }.
       *[no] Write the name as POST Object (436/14690) shows it.
    }
policy-condition-value-type = { $found ->
        [string] A bound of content-length-range is written as a string
        [number] A condition value is a number; every sample has a string
        [boolean] A condition value is true or false; every sample has a string
        [null] A condition value is null; every sample has a string
       *[other] A condition value is not a string
    }
    .cause = { $found ->
        [string] The documentation shows the bounds as numbers, without quotes. How COS treats a string is not documented.
       *[other] Form values are text. How COS compares text with anything else is not documented.
    }
    .fix = { $found ->
        [string] Remove the quotes: ["content-length-range", 1, 1048576].
       *[other] Put the value in double quotes. Only the bounds of content-length-range are numbers.
    }
policy-condition-wildcard = { $shape ->
        [pages] A condition ends in *, and Tencent's pages disagree about it
       *[literal] A condition contains *, which COS compares literally
    }
    .cause = { $shape ->
        [pages] Two other Tencent pages write ["starts-with", "$Content-Type", "image/*"] for POST Object and say that anything but images is rejected. POST Object (436/14690) says that starts-with compares the beginning of the value, character by character; then no image passes.
       *[literal] COS has no wildcards: a value would have to contain the star itself.
    }
    .fix = { $expected_given ->
        [yes] { $shape ->
            [pages] Write { $expected }, the part before the star, which both readings accept.
           *[literal] Use starts-with with { $expected }, the part before the star.
        }
       *[no] { $shape ->
            [pages] Write starts-with with the part before the star, which both readings accept.
           *[literal] Use starts-with and the part before the star.
        }
    }
policy-condition-filename-variable = A condition contains {"${filename}"}
    .cause = COS replaces {"${filename}"} with the file's name before it checks the policy, so the value never contains it.
    .fix = Keep {"${filename}"} in the form's key and use starts-with in the policy with the part before it.
policy-required-condition-missing = The policy has no condition on { $name }
    .cause = POST Object (436/14690) lists the conditions on q-sign-algorithm, q-ak and q-sign-time as required. What COS returns without them is not documented.
    .fix = { $name ->
        [q-sign-algorithm] Add {"{ \"q-sign-algorithm\": \"sha1\" }"} to conditions.
        [q-ak] Add {"{ \"q-ak\": \"...\" }"} to conditions, with the SecretId that the form sends.
        [q-sign-time] Add {"{ \"q-sign-time\": \"start;end\" }"} to conditions, with the same value as the form's q-key-time.
       *[other] Add it to conditions.
    }

## The form against the policy

condition-mismatch = { $field ->
        [bucket] The policy's bucket is not the bucket the request was sent to
        [q-ak] q-ak in the form differs from q-ak in the policy
        [q-key-time] q-key-time in the form differs from q-sign-time in the policy
        [q-sign-algorithm] q-sign-algorithm in the form differs from the one in the policy
       *[other] { $rule ->
            [said] { $field } does not satisfy its condition in the policy
            [starts-with] { $field } does not start with what the policy requires
           *[exact] { $field } is not the value that the policy requires
        }
    }
    .cause = { $field ->
        [bucket] COS compares this condition with the bucket in the host (or in the path), including the APPID. It does not compare it with a form field.
        [q-ak] COS compares the form field with the condition, byte by byte and case-sensitively. Both may look right on their own; check the console only after they match.
        [q-key-time] Both contain KeyTime and must be the same text. Often the code reads the clock twice, once for the policy and once for the form.
        [key] COS first replaces {"${filename}"} with the file's name, then compares key with the policy, including letter case and slashes.
        [Content-Type] COS compares the form field Content-Type. The type that the browser puts on the file part is not compared.
        [content-type] COS compares the form field Content-Type. The type that the browser puts on the file part is not compared.
       *[other] { $rule ->
            [said] The value and the condition do not agree.
            [starts-with] The condition says starts-with: the value must start with exactly this text, including letter case.
           *[exact] The condition requires exactly this text, including letter case.
        }
    }{ $difference_text_given ->
        [yes] { $difference ->
            [other] {""}
            [prefix] { $field ->
                [bucket] {" "}Here the policy's bucket has no APPID, or only a part of it.
               *[named] {" "}The difference: { $difference_text }.
            }
           *[named] {" "}The difference: { $difference_text }.
        }
       *[no] {""}
    }{ $masked ->
        [yes] {" "}One side is masked, so only its visible part was compared.
       *[no] {""}
    }
    .fix = { $difference ->
        [wildcard] Write the part before the star as the condition, and sign the new policy: starts-with needs no wildcard.
        [encoding-loss] The program that wrote the form used an encoding without these characters (ISO-8859-1, for example) and lost them. Let it write UTF-8; the policy is right.
       *[named] { $field ->
            [bucket] Write the bucket in the policy as <BucketName-APPID>, and send the request to this same bucket. Then sign the new policy.
            [q-ak] Read the SecretId once, and use it in both the policy and the form. Then sign the new policy.
            [q-key-time] Compute KeyTime once and use that one text for q-sign-time, for q-key-time and for SignKey.
            [key] Send a key that the policy allows, or allow this one: write the condition for it and sign the new policy.
            [Content-Type] Send the field Content-Type with a value that the policy allows, before file.
            [content-type] Send the field Content-Type with a value that the policy allows, before file.
           *[other] Send the value that the policy requires, or change the condition and sign the new policy.
        }
    }
condition-field-missing = { $field ->
        [q-key-time] The policy has a condition on q-sign-time, but the form has no q-key-time
       *[other] The policy has a condition on { $field }, but the form has no such field
    }
    .cause = Every field that a condition names must be in the form; only bucket is exempt. { $field ->
        [q-ak] COS then says that q-ak does not match, even when the SecretId in the policy is right.
        [Content-Type] The type on the file part is not this field.
        [content-type] The type on the file part is not this field.
       *[other] COS then says that the condition does not match.
    }
    .fix = { $near_given ->
        [yes] Rename the form field "{ $near }": its name must be exactly { $field }.
       *[no] Send { $field } before file{ $expected_given ->
            [yes] {" "}with { $rule ->
                [starts-with] a value that starts with { $expected }
               *[exact] the value { $expected }
            }
           *[no] {""}
        }{ $required ->
            [yes] . POST Object (436/14690) requires the condition, so it stays.
           *[no] , or remove the condition from the policy and sign it again.
        }
    }
condition-size = The file is { $size } bytes, but the policy allows { $min } to { $max }
    .cause = content-length-range limits only the file, in bytes, not the rest of the form.
    .fix = Upload a file of an allowed size, or change the range and sign the new policy.

## The form itself

form-field-missing = { $shape ->
        [text] The part { $field } has no filename and is sent as text
       *[absent] The form has no { $field } field
    }
    .cause = { $field ->
        [key] key is the name of the object to be stored. COS needs it in the form; the path of the request is always /.
        [file] file is the content. It must be there exactly once, as the last field.
        [q-signature] Without q-signature COS cannot check the policy.
        [q-ak] q-ak says whose key signed the policy.
        [q-key-time] q-key-time is part of the signature: COS derives SignKey from it.
        [q-sign-algorithm] q-sign-algorithm says how the policy was signed; its value is sha1.
       *[other] POST Object (436/14690) lists this field as required.
    }
    .fix = { $actual_given ->
        [yes] Rename the form field "{ $actual }": its name must be exactly { $field }.
       *[no] { $field ->
            [file] { $shape ->
                [text] Append the file itself instead of its text, or write filename="..." into the part's header.
               *[absent] Add the file as the last field, under the name file.
            }
            [q-sign-algorithm] Send q-sign-algorithm with the value sha1, before file.
           *[other] Send { $field } before file.
        }
    }
form-field-after-file = { $fields_given ->
        [yes] Fields come after file ({ $fields })
       *[no] Fields come after file
    }
    .cause = POST Object (436/14690) requires file to be last, with the signature fields before it. COS seems to check the form before it reads the file, so assume that it does not read fields after file.
    .fix = Append file to the form last. In JavaScript, the order of the append calls is the order of the form.
form-duplicate-field = The form has { $field } { $count } times
    .cause = Which of them COS uses is not documented. Often a hidden field and a script both add one.
    .fix = Send { $field } once.
form-file-field-name = { $name_given ->
        [yes] The file is sent under the name { $name }, not file
       *[no] The file is not sent under the name file
    }
    .cause = COS reads the content from the field called file. Upload components often use another name, such as file[] or upload.
    .fix = Set the component's field name to file.
form-text-field-as-file = { $field } is sent as a file
    .cause = The part has a filename, so the server treats it as a file, and COS accepts only one file. This happens when a text is wrapped in a Blob or read from a file.
    .fix = Append { $field } as plain text, without a filename.
form-field-name-case = { $field } differs in letter case from the documentation ({ $wanted })
    .cause = COS seems to ignore letter case in field names, but this is not guaranteed.
    .fix = Write { $wanted }.
form-field-alias = { $found_given ->
        [yes] { $found } was read as { $field }
       *[no] A field was read as { $field }
    }
    .cause = A signing service often uses names of its own, and the page translates them. COS reads only { $field }.
    .fix = Check that the page sends the value as { $field }.
form-value-undefined = { $value ->
        [empty] { $field } is empty
        [template] { $field } still contains an unfilled template
        [object] { $field } contains the printed form of an object
        [null] { $field } contains the word for "no value"
        [shell] The shell replaces the variable in { $field } before the form is sent
       *[undefined] { $field } contains the word undefined
    }
    .cause = { $value ->
        [empty] The variable had no value when the form was built: it was not set yet, or has another name.
        [template] The form was sent before the value replaced the template.
        [object] An object was put into the form instead of its text.
        [shell] Inside double quotes the shell replaces the name with its own, empty variable.
       *[undefined] That is what a program writes for a variable without a value: it was not set yet, or has another name.
    }
    .fix = { $value ->
        [object] Put in the value inside the object (such as .policy), or its JSON text.
        [shell] Put the value in single quotes, so that the shell leaves it alone.
       *[undefined] Print the variable just before the form is built, and send the form only when all values are there.
    }
form-security-token-missing = This is a temporary key, but the form has no x-cos-security-token
    .cause = A temporary key consists of three values. Without the token COS does not know the SecretId.
    .fix = Send the token from the same STS response as x-cos-security-token, before file.
form-security-token-name = { $found_given ->
        [yes] The token is sent as "{ $found }", which COS does not read
       *[no] The token is sent under a name that COS does not read
    }
    .cause = In a COS form the session token is called x-cos-security-token. Other services and SDKs use other names for it.
    .fix = Rename the field to x-cos-security-token and keep it before file.
form-security-token-space = { $shape ->
        [line-end] x-cos-security-token contains a line break
        [space] x-cos-security-token contains white space
        [quoted] x-cos-security-token is in quotes
        [percent] x-cos-security-token is percent-encoded
       *[invisible] x-cos-security-token contains an invisible character
    }
    .cause = A form field is sent as it is, so COS reads a different token from the one that STS issued. Often the token is read from a file that ends with a line break.
    .fix = { $shape ->
            [quoted] Remove the quotes where the code reads the token.
            [percent] Send the token as STS issued it: the value of a form field is not percent-encoded.
           *[other] Strip white space and invisible characters where the code reads the token.
        }
form-key-leading-slash = key begins with a slash
    .cause = An object key must not begin with / or \ (Object Overview, 436/13324). It also does not match a condition that begins without one.
    .fix = Remove the slash: uploads/a.png, not /uploads/a.png.
form-success-status = success_action_status is not one of 200, 201 and 204
    .cause = POST Object (436/14690) lists these three. What COS does with another value is not documented.
    .fix = Send 200, 201 or 204, or leave the field out: the default is 204.
form-field-value = { $domain ->
        [key-length] The object key is too long ({ $length } bytes)
        [key-character] The object key contains a control character that COS forbids
        [md5-hex] Content-MD5 is written in hexadecimal
        [md5] Content-MD5 is not the base64 of 16 bytes
        [md5-other] Content-MD5 is not the MD5 of this file
        [traffic-limit] x-cos-traffic-limit is not a number from 819200 to 838860800
        [storage-class] x-cos-storage-class is not a storage class that COS documents
        [acl] { $field } is not an ACL that COS documents
        [algorithm] q-sign-algorithm is not sha1
        [return-body] x-cos-return-body is not the base64 of a JSON object
        [callback] x-cos-callback is not the base64 of a JSON object
        [meta-name] x-cos-meta- has no metadata name after it
        [encryption] x-cos-server-side-encryption is neither AES256 nor cos/kms
        [meta-underscore] { $field } has an underscore in the name of the metadata
        [file-size] The file is larger than 5 GB
       *[other] { $field } has a value that the documentation does not list
    }
    .cause = { $domain ->
        [key-length] An object key has 1 to 850 bytes in UTF-8 (Object Overview, 436/13324). A Japanese or Chinese character takes three.
        [key-character] The characters 24 to 27 (CAN, EM, SUB, ESC) are not allowed in a key (Object Overview, 436/13324).
        [md5-hex] The field takes the base64 of the 16 bytes of the digest, not its 32 hexadecimal digits (POST Object, 436/14690). COS returns InvalidDigest.
        [md5] The field takes the base64 of the 16 bytes of the digest (POST Object, 436/14690). COS returns InvalidDigest.
        [md5-other] The MD5 was computed from another file, or before the file was changed. COS returns BadDigest.
        [traffic-limit] The value is in bits per second; outside this range COS returns 400 (POST Object, 436/14690).
        [storage-class] POST Object (436/14690) lists the classes in upper case, such as STANDARD, STANDARD_IA and ARCHIVE. COS may return NotSupportedStorageClass.
        [acl] POST Object (436/14690) lists default, private and public-read. COS may return InvalidArgument.
        [algorithm] POST Object (436/14690) lists only sha1, in lower case.
        [return-body] The field takes the URL-safe base64 of a JSON object.
        [callback] The field takes the base64 of a JSON object.
        [meta-underscore] POST Object (436/14690) allows underscores in the values of metadata, not in the names.
        [meta-name] The name of the metadata follows x-cos-meta-.
        [file-size] One form upload takes at most 5 GB (POST Object, 436/14690). COS returns EntityTooLarge.
       *[other] POST Object (436/14690) lists the values.
    }
    .fix = { $expected_given ->
        [yes] Send { $expected }.
       *[no] { $domain ->
            [key-length] Shorten the key.
            [key-character] Remove the control character from the key.
            [meta-underscore] Write a hyphen instead of the underscore.
            [meta-name] Add the name, as in x-cos-meta-owner, or leave the field out.
            [file-size] Upload the file in parts (multipart upload), with an SDK.
            [traffic-limit] Send a whole number from 819200 to 838860800, or leave the field out.
           *[other] Send a value that the documentation lists, or leave the field out.
        }
    }
form-other-signing-mode = { $mode ->
        [signature-field] The form is signed with one Signature field, not with a policy
        [authorization-header] The request is signed by an Authorization header, not by the form
        [anonymous] The form has no signature
        [s3-v2] The form carries the fields of an Amazon S3 signature (version 2)
        [s3-v4] The form carries the fields of an Amazon S3 signature (version 4)
        [oss] The form carries the fields of an Alibaba Cloud OSS signature
       *[other] The form is not signed the way POST Object (436/14690) describes
    }
    .cause = { $mode ->
        [signature-field] This method uses the header signature of Request Signature (436/7778) for POST /. It is older and still used in Tencent's own code, but the current POST Object page does not describe it.
        [authorization-header] It has been seen to work, but POST Object (436/14690) says that POST Object does not use the common request signature.
        [anonymous] Such a form works only in a bucket with public write access.
       *[other] COS does not read these fields. It needs q-sign-algorithm, q-ak, q-key-time and q-signature.
    }
    .fix = { $mode ->
        [signature-field] If it works, no change is needed. Otherwise switch to the policy signature of POST Object (436/14690).
        [authorization-header] If it works, no change is needed. Otherwise sign a policy and send it with the q-* fields.
        [anonymous] If this is not intended, sign a policy and send it with the q-* fields.
       *[other] Build the form as POST Object (436/14690) describes: the policy is hashed as plain text with SHA1, SignKey is derived from KeyTime, and everything is lower-case hexadecimal text.
    }

## The request

request-method = The request is not a POST
    .cause = A form upload is a POST to the bucket's root. PUT and GET are different operations with different rules.
    .fix = Send it as POST. To upload with PUT, sign it as a PUT Object request instead (PUT Object 436/7749, Request Signature 436/7778).
request-length = The body is sent in chunks, without Content-Length
    .cause = A client that does not know the size of a stream sends Transfer-Encoding: chunked instead of Content-Length. For a request without a length, COS documents MissingContentLength (411).
    .fix = Build the whole form first, or give the client the size of the file, so that it sends Content-Length.
request-not-form-data = The body is not sent as multipart/form-data
    .cause = { $kind ->
        [data] curl -d and --data send one URL-encoded text, which cannot carry a file.
        [html] The form has no enctype="multipart/form-data", so the browser sends { $found }. COS reads the fields only from a body of the type multipart/form-data.
       *[other] The header says { $found }. COS reads the fields only from a body of the type multipart/form-data.
    }
    .fix = { $kind ->
        [html] Write it in the form's tag: <form method="post" enctype="multipart/form-data">.
       *[other] Send a FormData object (browser), a multipart form of the HTTP library, or curl -F, and let the library write the Content-Type header.
    }
request-path = The object's name is in the path
    .cause = A form upload goes to / and takes the name from the field key. A POST to an object's path is a different operation.
    .fix = Send the form to https://<BucketName-APPID>.cos.<Region>.myqcloud.com/ and put the name into key.
request-host = { $kind ->
        [cdn] The request goes to a CDN host, not to the bucket
        [custom] The request goes to a custom domain; whether it is the bucket cannot be told
        [other-vendor] The request goes to a host of another storage service
        [no-bucket] The request goes to COS, but does not name a bucket
        [path-style] The request goes to the path-style host { $actual }, which this bucket rejects
        [no-appid] The host { $actual } lacks the APPID after the bucket name
       *[other] The request does not go to the bucket's own host
    }
    .cause = { $kind ->
        [cdn] A CDN may change the request or respond by itself; uploads through one have failed with "SecretId does not exist".
        [custom] Such a domain may be a CDN. Uploads through one have failed with "SecretId does not exist".
       *[other] The documented host is <BucketName-APPID>.cos.<Region>.myqcloud.com.
    }
    .fix = { $expected_given ->
        [yes] Send the form to { $expected }.
       *[no] Send the form to <BucketName-APPID>.cos.<Region>.myqcloud.com.
    }

## Keys

keys-secret-id-shape = { $shape ->
        [international] The SecretId begins with IKID, as those of the international site do
        [space] The SecretId contains white space
        [full-width] The SecretId contains full-width characters
        [foreign] The SecretId contains a character that no SecretId has
        [length] The SecretId has { $length } characters; a permanent one has 36
       *[prefix] The SecretId does not begin with AKID
    }
    .cause = { $shape ->
        [international] This is a valid shape, not a problem.
        [space] It was probably copied by accident, or comes from a line ending in a file.
        [full-width] They were typed with an input method. To COS they are different characters.
        [foreign] It may be invisible, or look like another letter.
       *[other] Permanent SecretIds begin with AKID and have 36 characters, temporary ones are longer. Another shape may be valid, but is often a truncated or mistyped copy.
    }
    .fix = { $shape ->
        [international] No change is needed.
       *[other] Copy the SecretId again with the console's copy button and compare it with what the code reads.
    }
keys-secret-key-shape = { $shape ->
        [space] The SecretKey contains white space
        [full-width] The SecretKey contains full-width characters
        [foreign] The SecretKey contains a character that no SecretKey has
        [placeholder] The SecretKey is a placeholder
        [quoted] The SecretKey is in quotes
       *[length] The SecretKey has { $length } characters; a permanent one has 32
    }
    .cause = { $shape ->
        [space] A space or line ending from the file, which is not part of the key, changes every signature.
        [placeholder] It is a sample value or the name of a variable, not a key.
        [quoted] The quotes belong to the settings file, not to the key.
       *[other] A permanent SecretKey has 32 letters and digits. A truncated or mistyped copy shows only as a wrong signature.
    }
    .fix = Copy the SecretKey again, and strip white space and quotes where the code reads it.
keys-swapped = SecretId and SecretKey are swapped
    .cause = The value given as the SecretKey begins like a SecretId.
    .fix = Swap the two values. A SecretKey that was sent as q-ak has been seen by others: make a new pair in the console.
keys-other-pair = The keys given are not the keys of the form
    .cause = The SecretId given with the SecretKey is not the form's q-ak, so this SecretKey cannot have made its signature.
    .fix = Give the SecretKey that belongs to the form's q-ak, or make the code use one pair for both.
keys-mixed-pair = Parts of two key pairs are mixed
    .cause = SecretId, SecretKey and token belong together. A temporary SecretKey with a permanent SecretId, or the other way round, never gives a valid signature.
    .fix = Take all values from the same STS response, or use a permanent pair without a token.
keys-token-expired = The temporary key had expired
    .cause = It was valid until { $expires_text }; it was compared against { $now_text }.
    .fix = Get a new temporary key from STS, and make a new policy and signature with it.

## q-key-time

key-time-format = q-key-time does not have the form start;end
    .cause = KeyTime is two Unix times in seconds with a semicolon between them, as in 1567150692;1567157892. { $shape ->
        [separator] Here a different character separates them.
        [space] Here it contains white space.
        [full-width] Here it contains full-width characters.
        [empty] Here it is empty.
        [unreadable] Here two numbers cannot be found.
        [curl] In a -F value, curl treats a semicolon outside quotes as its own separator and sends only the part before it: use --form-string instead of -F.
       *[other] COS derives SignKey from exactly this text.
    }
    .fix = Write start;end in whole seconds, and use this one text in the form, in the policy (q-sign-time) and for SignKey.
key-time-milliseconds = q-key-time is in milliseconds
    .cause = KeyTime counts seconds: ten digits at present, not thirteen. JavaScript's Date.now() and Java's currentTimeMillis() count milliseconds.
    .fix = Divide by 1000 and drop the fraction: Math.floor(Date.now() / 1000).
key-time-reversed = q-key-time ends before it starts
    .cause = The start is { $start_text }, the end is { $end_text }.
    .fix = Write the earlier time first: start;end.
key-time-expired = q-key-time had expired { $behind_text } earlier
    .cause = KeyTime ended at { $end_text }; it was compared against { $now_text }. It is a separate limit from expiration. Which error COS returns for it is not documented.
    .fix = Compute a new KeyTime for every upload, from now until expiration.
key-time-not-yet = q-key-time starts { $ahead_text } in the future
    .cause = KeyTime starts at { $start_text }; it was compared against { $now_text }. The clock of the signing machine is ahead, or the time zone was added twice.
    .fix = Set the clock (NTP), and use Unix seconds as they are: they have no time zone. A start one minute in the past is harmless.
key-time-fraction = q-key-time has fractions of a second
    .cause = The documentation shows whole seconds. Some public code with fractions seems to work.
    .fix = Round down to whole seconds.
key-time-beyond-token = q-key-time continues after the temporary key has expired
    .cause = The key is valid until { $expires_text }, KeyTime until { $end_text }. After that the signature is no longer valid.
    .fix = End KeyTime and expiration no later than the temporary key.

## q-signature

signature-correct = The signature is correct for these keys
    .cause = Recomputed from the SecretKey, KeyTime and policy given here, all 40 digits match.
    .fix = No change is needed. If COS still rejects it, the rejected request had a different policy, KeyTime or key.
signature-shape = { $shape ->
        [empty] q-signature is empty
        [base64] q-signature is base64 instead of hexadecimal digits
        [base64url] q-signature is URL-safe base64 instead of hexadecimal digits
        [upper-case] q-signature is in upper case
        [sha256] q-signature has 64 digits, the length of a SHA-256, not of a SHA-1
        [md5] q-signature has 32 digits, the length of an MD5, not of a SHA-1
        [space] q-signature contains white space
        [sha512] q-signature has 128 digits, the length of a SHA-512, not of a SHA-1
        [length] q-signature has { $length } digits; a valid one has 40
        [algorithm] q-sign-algorithm is not sha1
        [truncated] q-signature has { $length } digits; a complete one has 40
       *[other] q-signature is not 40 hexadecimal digits
    }
    .cause = q-signature is an HMAC-SHA1 as 40 lower-case hexadecimal digits. { $shape ->
        [algorithm] COS supports only this algorithm, and its name is sha1.
        [base64] Amazon S3 and Alibaba Cloud OSS use 28 characters of base64.
        [empty] The variable for it had no value.
        [sha256] Other signatures use SHA-256; this one does not.
       *[other] Any other text cannot match what COS computes.
    }
    .fix = { $shape ->
        [algorithm] Send q-sign-algorithm with the value sha1, in lower case.
       *[other] Write the HMAC-SHA1 as lower-case hexadecimal text: hash_hmac('sha1', ...) in PHP, .digest('hex') in Node, .hexdigest() in Python, hex.EncodeToString in Go.
    }
signature-explained = { $deviations_given ->
        [yes] The signature is wrong because { $deviations }
       *[no] The signature was computed incorrectly
    }
    .cause = postdoc recomputed the signature from the values given here, with only this change in the steps, and got exactly the form's signature. That is proof.{ $code_value_given ->
        [yes] { $what ->
            [bytes] {" "}The text that was signed has { $code_value } bytes, the policy that was sent has { $cos_value }.
           *[sha1] {" "}SHA1 begins with { $code_value } for the text that was signed, and with { $cos_value } for the policy that was sent.
        }
       *[no] {""}
    }
    .fix = SignKey = hex(HMAC-SHA1(SecretKey, KeyTime)); StringToSign = hex(SHA1(policy text)); q-signature = hex(HMAC-SHA1(SignKey, StringToSign)); all as lower-case text.
signature-unexplained = { $depth_given ->
        [yes] No known mistake reproduces this signature from these values
       *[no] This is not the correct signature for these values
    }
    .cause = { $recipes_given ->
        [yes] { $recipes } ways to compute it were tried with the values given here. The code most likely used a different SecretKey, KeyTime or policy text.
       *[no] All known ways to compute it were tried with the values given here. The code most likely used a different SecretKey, KeyTime or policy text.
    }
    .fix = Make sure that the SecretKey belongs to the form's q-ak. Then log, where the code signs, the base64 of the policy and its SHA1, and compare them with what the form sends.

## The multipart body

multipart-content-type = { $shape ->
        [absent] A multipart body is sent without a Content-Type header
        [separator] Content-Type has no semicolon before the boundary
        [second-value] Content-Type has a second value
        [second-header] There are two different Content-Type headers
       *[media-type] The Content-Type header is not multipart/form-data
    }
    .cause = COS reads the form only if the header says multipart/form-data with a boundary. { $shape ->
        [second-value] Which of several values is used depends on the receiver.
        [second-header] Which of several headers is used depends on the receiver.
       *[other] Usually a line of code overwrites the header that the library sets.
    }
    .fix = Leave the header to the HTTP library: do not set Content-Type by hand for a multipart form.
multipart-boundary-missing = { $shape ->
        [no-equals] Content-Type has no equals sign after boundary
        [misspelt] Content-Type misspells the word boundary
       *[missing] The Content-Type header has no boundary
    }
    .cause = The boundary marks where each field begins. It is missing when code sets Content-Type by hand, with fetch, axios or an upload component, along with a FormData object.
    .fix = Delete the line that sets Content-Type. The browser or library then writes it together with the boundary of the body.
multipart-boundary-mismatch = { $shape ->
        [header-case] Header and body have the same boundary in different letter case
        [header-dashes] Header and body have boundaries that differ in leading dashes
        [header-quotes] Header and body have boundaries that differ in quotes
        [header-edges] Header and body have boundaries that differ at their edges
        [header-cut] One of the two boundaries, header or body, is cut off
        [header-slip] Header and body have boundaries that differ by a character or two
        [header-other] Header and body have different boundaries
        [early-close] A boundary has closing dashes, but more parts follow
        [absent] A boundary line is missing between two parts
       *[damaged] A boundary line in the body is damaged
    }
    .cause = { $shape ->
        [header-dashes] In the body, each boundary comes after two dashes that are not part of it. They were added to it, or left out.
        [early-close] Two dashes after a boundary end the form. What follows is not read.
        [absent] The part after it is read as part of the value before it.
        [header-other] The boundary in Content-Type does not occur in the body, so COS finds no field. Often the header is hard-coded, while the library writes its own boundary into the body.
       *[other] COS looks for exactly the boundary in the Content-Type header. A line with any other boundary does not end a field.
    }
    .fix = Let the library write both header and body, or use one variable for the boundary in both.
multipart-boundary-invalid = { $shape ->
        [blanks] There are spaces around the equals sign of boundary
        [unclosed-quote] The quote around the boundary is not closed
        [behind-quote] There is text after the quoted boundary
        [second] Content-Type has two boundaries
        [empty] The boundary in Content-Type is empty
        [character] The boundary contains a character that is not allowed
        [last-blank] The boundary ends with a space
        [too-long] The boundary has more than 70 characters
        [needs-quotes] The boundary has characters that need quotes around it
       *[other] The boundary is not one that RFC 2046 allows
    }
    .cause = A boundary has 1 to 70 characters, does not end with a space, and needs quotes in the header if it contains anything other than letters, digits and a few symbols.
    .fix = Use a short boundary of letters and digits, or let the library make one.
multipart-empty = { $shape ->
        [no-parts] The body has boundaries, but no parts
       *[empty] The body is empty
    }
    .cause = The form has no content: it was consumed by an earlier attempt, or nothing was handed to the HTTP library.
    .fix = Build a new form for each attempt, and log its length before sending.
multipart-not-multipart = { $found ->
        [json] The body is JSON, not a multipart form
        [url-encoded] The body is URL-encoded, not a multipart form
        [utf-16] The body is UTF-16 text, which no multipart parser understands
        [file] The body is the file itself, not a multipart form
       *[other] The body is not a multipart form
    }
    .cause = COS reads the fields from the parts of a multipart/form-data body. This body has none.
    .fix = Send a FormData object (browser), the multipart form of the HTTP library, or curl -F.
multipart-no-opening-boundary = { $shape ->
        [byte-order-mark] There is a byte order mark before the first boundary
        [absent] The body does not begin with its boundary
       *[damaged] The first boundary of the body is damaged
    }
    .cause = The first part begins with two dashes and the boundary of the header, on a line of its own. { $shape ->
        [byte-order-mark] An editor or a text writer adds the three bytes EF BB BF.
        [no-dashes] Here the two dashes are missing.
        [few-dashes] Here one of the two dashes is missing.
        [many-dashes] Here there are more than two dashes.
       *[other] COS does not find it.
    }
    .fix = Write --boundary and CRLF before the first part, or let the library build the body.
multipart-no-closing-boundary = { $shape ->
        [not-closed] The last boundary of the body has no closing dashes
        [no-close] The body does not end with its closing boundary
        [behind-close] There is text after the closing boundary
       *[damaged] The closing boundary of the body is damaged
    }
    .cause = { $shape ->
        [behind-close] What follows the closing boundary is not part of the form.
       *[other] The body ends with --boundary--. Without this line the form is incomplete.
    }
    .fix = Write CRLF, --boundary-- and CRLF after the last part.
multipart-truncated = { $shape ->
        [in-headers] The body ends in the headers of a part
       *[in-delimiter] The body ends in the middle of a boundary
    }
    .cause = The end is missing: the connection broke, the stream was closed early, or Content-Length is too small.
    .fix = Compare the bytes sent with the size of the form, and let the library compute Content-Length.
multipart-line-endings = { $shape ->
        [lf] The body's lines end with LF, not with CRLF
        [cr] The body's lines end with CR, not with CRLF
        [cr-cr-lf] The body's lines end with CR CR LF, not with CRLF
        [no-line-end] There is text after a boundary on the same line
        [written-out] The body has \r\n as four characters instead of line endings
       *[other] The body's lines do not end with CRLF
    }
    .cause = RFC 2046 requires CR and LF (0D 0A) after every boundary and header line. { $shape ->
        [lf] Text written with "\n" has only the LF.
        [cr-cr-lf] Text with CRLF was written in a text mode that adds another CR.
        [written-out] Single quotes, as in PHP or a shell, keep \r and \n as they are.
       *[other] Without them, the server cannot tell where a line ends.
    }
    .fix = Write \r\n after boundaries and part headers, and leave the bytes of the file alone.
multipart-no-blank-line = { $shape ->
        [blank-not-empty] The line between a part's headers and its value is not empty
        [shared-break] An empty value shares its line ending with the next boundary
       *[no-blank-line] A part has no blank line between its headers and its value
    }
    .cause = An empty line ends the headers of a part. { $shape ->
        [blank-not-empty] A line with spaces in it is not empty.
        [shared-break] The line ending before a boundary belongs to the boundary, so the empty value needs one more.
       *[other] Without it the value is read as a header.
    }
    .fix = Write \r\n twice after the last header of each part, then the value, then \r\n.
multipart-part-header = { $shape ->
        [blank-first] A part begins with an empty line, so its headers are read as the value
        [blank-before-colon] A part header has a space before its colon
        [no-colon] A part header has no colon
        [leading-blank] A part header begins with a space
        [raw-break] A part header contains a line break
        [unclosed-quote] A quote in a part header is not closed
        [transfer-encoding] A part says that its content is encoded, and COS does not decode it
       *[no-header] A part header cannot be read
    }
    .cause = { $shape ->
        [transfer-encoding] In a form, every value is sent as it is (RFC 7578). COS would store the encoded text.
       *[other] Each line between the boundary and the blank line is a name, a colon and a value.
    }
    .fix = { $shape ->
        [transfer-encoding] Remove Content-Transfer-Encoding and send the bytes as they are.
       *[other] Correct the line, or let the library build the body.
    }
multipart-disposition = { $shape ->
        [absent] A part has no Content-Disposition
        [repeated] A part has more than one Content-Disposition
        [misspelt] Content-Disposition is misspelt in a part
        [no-name] A part has a form-data line without the name Content-Disposition
        [type-missing] A part's Content-Disposition does not begin with form-data
        [separator] A part's Content-Disposition has no semicolon
        [blanks] A part's Content-Disposition has spaces around an equals sign
        [name-twice] A part's Content-Disposition has name twice
        [filename-star-only] A part's file name is given only as filename*
        [needs-quotes] A value in a part's Content-Disposition needs quotes
        [broken-token] A value in a part's Content-Disposition is broken and needs quotes
        [behind-quote] There is text after a quoted value in a part's Content-Disposition
       *[type] A part's Content-Disposition is not form-data
    }
    .cause = Each part has exactly one Content-Disposition: form-data header, which names the field. { $shape ->
        [filename-star-only] RFC 7578 does not allow filename* in forms; servers may not treat the part as a file.
       *[other] Any other part may be read under a different name, or not at all.
    }
    .fix = Write Content-Disposition: form-data; name="..." once in each part, and filename="..." for the file.
multipart-name-missing = { $shape ->
        [no-equals] A part's name has no equals sign
        [foreign-quotes] A part's name is in quotes that are not plain double quotes
        [name-star] A part's name is given only as name*
        [empty] A part's name is empty
        [not-utf8] A part's name is not UTF-8
        [control] A part's name contains a control character
        [unclosed-quote] The quote around a part's name is not closed
       *[missing] A part has no name
    }
    .cause = COS identifies a field by name="..." in Content-Disposition. If that cannot be read, the field is ignored.
    .fix = Write name="..." with plain double quotes.
multipart-boundary-in-data = { $shape ->
        [prefix-line] A line inside a value begins with the boundary
        [no-line-break] A boundary does not begin on a line of its own
       *[delimiter-in-data] The boundary also occurs inside a value
    }
    .cause = { $shape ->
        [no-line-break] Two dashes and the boundary end a value only at the beginning of a line. Here they are read as part of the value.
       *[other] The server treats it as the end of the value.
    }
    .fix = { $shape ->
        [no-line-break] Write \r\n between the value and the boundary.
       *[other] Use a random boundary that does not occur in any value, or let the library make one.
    }
multipart-length = Content-Length is { $declared }, and the body has { $found } bytes
    .cause = If the number is too small, the form is cut off; if it is too large, the server waits for more. The usual cause is counting characters instead of bytes.
    .fix = Count the bytes of the finished body, or let the library compute Content-Length.

## Clocks

clock-skew = The client's clock and COS's clock are { $seconds_text } apart
    .cause = Times that the client generates, such as expiration and q-key-time, are wrong by the same amount.
    .fix = Synchronize the clock of the machine that signs (NTP), or take the time from the server.
