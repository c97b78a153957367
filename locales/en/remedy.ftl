### Corrected values, the steps of the signature, code, and the check of a CAM policy.

## Corrected values

remedy-heading = Corrected values
remedy-verified = Diagnosed again with these values: no problem found.
remedy-none = No verified values to offer yet.
remedy-patch = Changes to the policy's text
remedy-form = The whole form, in an order COS accepts
remedy-needs-key = The signature must be recomputed with the SecretKey of { $id_given ->
        [yes] { $id }
       *[no] the q-ak in the form
    }. postdoc sign does it, and shows every step.
remedy-needs-id = Put the SecretId in both q-ak and the policy.
remedy-not-here = This cannot be fixed in the upload itself. Who can fix it: { $who }.

remedy-change-policy = { $field } in the policy
remedy-change-encoding = encoding of the policy field
remedy-change-form = form field { $field }
remedy-change-once = form field { $field }, sent { $from } times
remedy-change-field-name = name of the form field { $field }
remedy-change-order = order of the form fields
remedy-change-request = { $field } of the request
remedy-change-body = body of the request
remedy-change-keys = { $field } as it was given
remedy-change-add = add { $to }
remedy-change-remove = remove { $from }
remedy-change-to = { $from } becomes { $to }
remedy-change-keep = send only { $to }
remedy-change-open = { $field ->
        [q-signature] compute it again with the SecretKey
       *[other] put the real value here
    }
remedy-change-clean = read without the white space and quotes around it

## Choices

remedy-choice = Two values of { $field } contradict each other, and there is more than one way to fix it
remedy-choice-taken = The values above follow { $side }.
remedy-choice-advised = The values above follow { $side }, as Troubleshooting POST Object (436/41164) advises.
remedy-choice-picked = The values above follow { $side }, as you chose.
remedy-choice-open = postdoc cannot know which one is right. Choose one change.
remedy-side-policy = the policy
remedy-side-form = the form
remedy-side-request = the request
remedy-side-keys = the keys
remedy-side-another-file = file: upload another file, of { $value } bytes
remedy-side-another-value = form field { $field }: send another value, one that starts with { $value }

## The four steps

remedy-step-key-time = The time during which the signature is valid: two Unix times in seconds, with ; between them.
remedy-step-sign-key = The SecretKey is the key, KeyTime the message. The result is used as 40 lower-case hexadecimal digits, not as bytes.
remedy-step-string-to-sign = The hash of the policy's JSON text, before base64. Every space and line ending matters.
remedy-step-signature = SignKey, as 40 characters, is the key; StringToSign, as 40 characters, is the message.
remedy-departs = Your values match the correct ones up to here. { $given } is the first to differ: { $yours } instead of { $right }.
remedy-departs-first = { $given } is the first of your values to differ: { $yours } instead of { $right }.
remedy-agrees = All of your values match the correct ones.

remedy-hint-signed-base64-policy = This value was computed from the base64 text. COS hashes the JSON before base64.
remedy-hint-policy-trailing-newline = This value was computed from the policy with a line ending after it. The text that is sent has none.
remedy-hint-no-policy-trailing-newline = This value was computed from the policy without the line ending after it. The file has one, and it is signed and encoded with it.
remedy-hint-policy-line-endings = This value was computed from the policy with Windows line endings (CRLF). The text that is sent has LF.
remedy-hint-policy-bom = This value was computed from the policy with a byte order mark in front. The text that is sent has none.
remedy-hint-signkey-arguments-swapped = Key and message are swapped: the SecretKey is the key, KeyTime the message.
remedy-hint-hmac-arguments-swapped = Key and message are swapped: SignKey is the key, StringToSign the message.
remedy-hint-signature-upper-case = The digits are correct, but in upper case. COS uses lower case in every step.
remedy-hint-signature-base64 = The bytes are correct, but written as base64. COS uses hexadecimal digits in every step.
remedy-hint-raw-signkey-bytes = SignKey was used as 20 bytes. COS uses its 40 hexadecimal digits as the key.
remedy-hint-no-sha1 = The policy itself was used. StringToSign is its SHA-1, as 40 hexadecimal digits.
remedy-hint-key-time-milliseconds = These are milliseconds. KeyTime is in seconds.

## Code

remedy-code-heading = Correct code
remedy-code-which = { wizard-code-which } Add a few lines of that code, its stack trace or its User-Agent to what you give, and the correct code is shown here: { $languages }.
remedy-code-expiration = expiration: 30 minutes from now, in UTC
remedy-code-sign = The signature in four steps
remedy-code-serialise = Write the policy once, then hash and encode that one text

## The check of a CAM or STS policy

remedy-permission-allowed = This CAM policy allows name/cos:PostObject on { $wanted }.
remedy-permission-allowed-if = This CAM policy allows name/cos:PostObject on { $wanted }, under conditions that only COS can judge.
remedy-permission-no-action = No statement of this CAM policy allows name/cos:PostObject.
remedy-permission-other-action = This CAM policy allows { $near }, which is a different action. A form upload needs name/cos:PostObject.
remedy-permission-resource = The action is allowed on { $given }, but this upload goes to { $wanted }.
remedy-permission-denied = A statement of this CAM policy denies the upload. A deny wins over every allow.
remedy-permission-not-cam = This is not a CAM policy: it has no statement.
remedy-permission-not-json = This CAM policy is not JSON, so CAM would not accept it either.

## The same form without the browser

remedy-resend-heading = To see COS's message: send the form once without the browser
remedy-resend-how = This is a real upload with the real file: if COS accepts it, the file is stored. With -i, curl shows the status and the headers, and below them COS's response: an error is XML with Code and Message. Paste everything that it prints.
remedy-resend-file = Run it in the folder that contains { $file }.
remedy-resend-any-file = Replace FILE with the name of the file, and run it in that file's folder.
remedy-resend-address = Write the real bucket and region into the address.
remedy-resend-until = Run it before KeyTime ends at { $time }. After that, make a new policy and signature.
remedy-resend-in-time = Run it before KeyTime ends: policy and signature must be from the last few minutes.
remedy-resend-copied = Do not run the browser's own "Copy as cURL": its file is empty and would overwrite the object.
remedy-variables = Values that are secret or unknown are not written out. Set these before use: { $names }
