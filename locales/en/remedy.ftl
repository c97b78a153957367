### Corrected values, the steps of the signature, code, and the check of a CAM policy.

## Corrected values

remedy-heading = Corrected values
remedy-verified = Diagnosed again with these values: nothing wrong found.
remedy-none = There are no values that postdoc could vouch for.
remedy-patch = Changes to the policy's text
remedy-form = The whole form, in an order COS takes
remedy-needs-key = The signature has to be made anew, with the SecretKey of { $id_given ->
        [yes] { $id }
       *[no] the q-ak in the form
    }. postdoc sign does it, and shows every step.
remedy-needs-id = The SecretId belongs into q-ak and into the policy.
remedy-not-here = Cannot be mended in the upload itself. Who can: { $who }.

remedy-change-policy = { $field } in the policy
remedy-change-encoding = encoding of the policy field
remedy-change-form = form field { $field }
remedy-change-field-name = name of the form field { $field }
remedy-change-order = order of the form fields
remedy-change-request = { $field } of the request
remedy-change-body = body of the request
remedy-change-keys = { $field } as it was given
remedy-change-add = add { $to }
remedy-change-remove = remove { $from }
remedy-change-to = { $from } becomes { $to }
remedy-change-clean = read without the white space and quotes around it

## Choices

remedy-choice = { $field }: two values contradict each other, and both could be meant
remedy-choice-taken = The values above follow { $side }, as 436/41164 advises.
remedy-choice-picked = The values above follow { $side }, as you chose.
remedy-choice-open = Nobody can know which one is right. Choose one, and the other follows.
remedy-side-policy = the policy: { $value }
remedy-side-form = the form: { $value }
remedy-side-request = the request: { $value }
remedy-side-keys = the keys: { $value }
remedy-side-documented = the documents: { $value }

## The four steps

remedy-step-key-time = The time for which the signature holds: two Unix times in seconds, with ; between them.
remedy-step-sign-key = The SecretKey is the key, KeyTime the message. The result is used as 40 lower-case digits, not as bytes.
remedy-step-string-to-sign = The hash of the policy's JSON text, before base64. Every blank and line end counts.
remedy-step-signature = SignKey, as 40 characters, is the key; StringToSign, as 40 characters, is the message.
remedy-departs = Your values agree with the right ones up to here. The first that departs is { $given }: { $yours } instead of { $right }.
remedy-agrees = All of your values agree with the right ones.

remedy-hint-signed-base64-policy = This value belongs to the base64 text. COS hashes the JSON before base64.
remedy-hint-trailing-newline = This value belongs to the policy with a line end behind it. The text that is sent has none.
remedy-hint-no-trailing-newline = This value belongs to the policy without the line end behind it. The file has one, and it is signed and encoded with it.
remedy-hint-line-endings = This value belongs to the policy with Windows line ends (CRLF). The text that is sent has LF.
remedy-hint-byte-order-mark = This value belongs to the policy with a byte order mark in front. The text that is sent has none.
remedy-hint-sign-key-arguments = Key and message have changed places: the SecretKey is the key, KeyTime the message.
remedy-hint-hmac-arguments = Key and message have changed places: SignKey is the key, StringToSign the message.
remedy-hint-upper-case = The digits are right, but in upper case. COS uses lower case in every step.
remedy-hint-base64-output = The bytes are right, but written as base64. COS uses hexadecimal digits in every step.
remedy-hint-raw-sign-key = SignKey was used as 20 bytes. COS uses its 40 hexadecimal digits as the key.
remedy-hint-signed-policy = The policy itself was taken. StringToSign is its SHA-1, as 40 hexadecimal digits.
remedy-hint-milliseconds = These are milliseconds. KeyTime is in seconds.

## Code

remedy-code-heading = Code that is right
remedy-code-expiration = expiration: 30 minutes from now, in UTC
remedy-code-sign = The signature in four steps
remedy-code-serialise = Write the policy once, then hash and encode that one text

## The check of a CAM or STS policy

remedy-permission-allowed = This CAM policy allows name/cos:PostObject on { $wanted }.
remedy-permission-allowed-if = This CAM policy allows name/cos:PostObject on { $wanted }, under conditions that only COS can judge.
remedy-permission-no-action = No statement of this CAM policy allows name/cos:PostObject.
remedy-permission-other-action = This CAM policy allows { $near }, which is another action. A form upload needs name/cos:PostObject.
remedy-permission-resource = The action is allowed on { $given }, but this upload goes to { $wanted }.
remedy-permission-denied = A statement of this CAM policy denies the upload. A deny wins over every allow.
remedy-permission-not-cam = This is no CAM policy: it has no statement.
remedy-permission-not-json = This CAM policy is not JSON, so CAM would not take it either.

## The same form without the browser

remedy-resend-heading = To see COS's words: send the form once without the browser
remedy-resend-how = This is a real upload with the real file: if COS takes it, it is stored. With -i, curl shows the status and the headers, and below them COS's answer: a refusal is XML with Code and Message. All that it prints is wanted.
remedy-resend-file = Run it in the folder that holds { $file }.
remedy-resend-any-file = Put the name of the file in the place of FILE, and run it in that file's folder.
remedy-resend-until = KeyTime must not be over: it ends at { $time }. After that, make policy and signature anew.
remedy-resend-in-time = KeyTime must not be over: policy and signature have to be from the last minutes.
remedy-resend-copied = Do not run the browser's own "Copy as cURL": its file is empty and would overwrite the object.
remedy-variables = Values that are secret or not known are not written out. Set these before use: { $names }
