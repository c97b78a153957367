### The decision tree: the question of each node, complete by itself (it is pasted into mail); .say = the same as one
### short question to be read aloud; an attribute for each answer that ends the branch (.other for any word that is
### not listed); then the words of the answers.

node-answer = What did COS return?
    .short = What did COS return?
    .other = The response decides which branch of the tree is followed.
node-q-ak-in-form = Does the form have a field called q-ak?
    .short = q-ak in the form?
    .no = The policy has a condition on q-ak, so COS requires the field. Send q-ak with the SecretId, before file.
node-q-ak-equal = Is q-ak in the form exactly the same as q-ak in the policy? Please tell us the length and the last four characters of each.
    .short = same as the policy's?
    .say = Is q-ak in the form exactly the same as in the policy?
    .no = This is the cause. Read the SecretId once and use it in both, then sign the policy again.
node-q-ak-console = Is q-ak also the SecretId that the CAM console shows? If you cannot open the console, "don't know" is fine.
    .short = same as in the console?
    .say = Is q-ak also the SecretId that the CAM console shows?
    .yes = Form, policy and console agree, so the cause cannot be seen from here. Open a ticket with the RequestId.
    .no = Correct q-ak in the form and in the policy, and sign the policy again.
    .unknown = Ask the account owner to compare the SecretId. Until then, paste the form and the policy: most causes show there.
node-expiration-same-policy = { $field_given ->
        [yes] Is { $field } the expiration of your policy?
       *[no] Please give us the two 10-digit numbers in the error. Is the first one the same time as expiration in your policy?
    }
    .short = this policy's expiration?
    .say = { $field_given ->
        [yes] Is { $field } the expiration of your policy?
       *[no] Is the first number the same time as expiration in your policy?
    }
    .no = A different policy was sent. Find out which policy the form really contains.
node-expiration-gap = Was expiration earlier than the time at which COS received the request?
    .short = earlier than COS's clock?
    .not-expired = This policy had not expired. The response belongs to a different upload, or COS read the time differently.
node-expiration-cause = How does your code compute expiration: as a hard-coded date, once for several uploads, in local time, or in UTC for every upload?
    .short = how is it computed?
    .say = How does your code compute expiration?
    .local-time = Local time is labeled as UTC (Z). Format the time in UTC.
    .twelve-hour = The time was written with a 12-hour clock. Use the 24-hour format, HH.
    .hard-coded = The date is hard-coded. Compute it for every upload: now plus 30 minutes, in UTC.
    .reused = An expired policy was used again. Make a new one for every upload, just before sending.
    .clock = The clock of the machine that signs is wrong. Synchronize it (NTP).
    .too-short = The policy is valid for too short a time. Allow 30 minutes, more for large files.
    .unknown = In any case, set expiration to now plus 30 minutes in UTC for every upload. Then see whether the error remains.
node-signature-mode = How is the form signed: with policy and q-signature, with one Signature field, or with an Authorization header?
    .short = how is it signed?
    .say = How is the form signed?
    .signature-field = If it works, no change is needed. Otherwise use policy and q-signature as POST Object (436/14690) describes.
    .authorization-header = It has been seen to work, but POST Object (436/14690) does not use it. If COS rejects it, sign the policy and send q-signature in the form.
    .other = This is a different way of signing. For a form, use policy and q-signature as POST Object (436/14690) describes.
node-signature-who-has-key = Can somebody run postdoc on the machine that has the SecretKey? You do not have to send the SecretKey.
    .short = SecretKey at hand?
    .say = Can somebody run postdoc where the SecretKey is?
node-signature-fields = Does the form have all of policy, q-sign-algorithm, q-ak, q-key-time and q-signature?
    .short = all five fields?
    .say = Does the form have all five signature fields?
    .no = Add the field that is missing: policy, q-sign-algorithm, q-ak, q-key-time or q-signature.
node-signature-order = Do all five signature fields come before file?
    .short = five fields before file?
    .say = Do all five signature fields come before file?
    .no = Move file to the end of the form. COS does not read the fields after it.
node-signature-shape = Is q-signature 40 characters long, with only 0 to 9 and lower-case a to f?
    .short = 40 hex digits?
    .say = Is q-signature 40 characters, with only digits and lower-case a to f?
node-signature-recomputed = Is the signature the same when it is recomputed with the SecretKey?
    .short = same when recomputed?
    .yes = The signature is correct for these values. The rejected request had a different policy, KeyTime or key.
    .unknown = Without the SecretKey, the signature cannot be checked. Ask for the length and the first 8 digits of sha1(policy) as the code computes it, and tell them not to send the SecretKey or SignKey.
node-signature-deviations = Does a known mistake reproduce exactly this signature?
    .short = a known mistake?
    .yes = It was reproduced, so this is the cause. Change this step in the code.
    .no = The code used a different SecretKey, KeyTime or policy text. Log what it signs, and compare.
    .unknown = To go on, enter the SecretKey on your own machine, or a logged SHA1 of the policy.
node-policy-base64 = Is the policy field base64 on one line? It usually begins with eyJ or ewo.
    .short = base64 on one line?
    .say = Is the policy field one line that begins with eyJ or ewo?
    .no = Encode the policy text as base64 once with the standard alphabet, and send the result.
node-policy-json = When you decode the policy, is it JSON that begins with a brace?
    .short = JSON when decoded?
    .say = When decoded, is the policy JSON that begins with a brace?
    .no = Build the policy as an object and let the JSON encoder write it.
node-policy-conditions = Does the policy contain "conditions": [ ... ] in lower case, with at least one entry in the square brackets?
    .short = conditions with an entry?
    .say = Does the policy have conditions, with entries in square brackets?
    .no = Write conditions in lower case, as an array with at least one entry.
node-policy-expiration = Does the policy contain "expiration": "..." in lower case, with a time in the quotes?
    .short = expiration with a time?
    .say = Does the policy have expiration, with a time in quotes?
    .no = Add expiration in lower case, with a UTC time such as 2026-01-31T12:00:00Z.
node-policy-entries = Is every entry of conditions an object with one pair, an array with eq or starts-with, or content-length-range?
    .short = every condition well formed?
    .say = Does every condition have one of the three documented shapes?
    .yes = The policy looks right. Check whether this exact text was sent: decode the policy field of the request.
    .no = Write every entry as an object with one pair, as an array with eq or starts-with, or as content-length-range.
    .unknown = Paste the value of the policy field; it shows everything.
node-bucket-request = Do you know the upload URL, from https:// to .myqcloud.com?
    .short = upload URL known?
    .say = Do you know the upload URL?
    .no = Look at the address of the POST in the Network tab or in the code. The bucket is the part before .cos.
node-bucket-policy = Is the bucket in the policy the same as the bucket in the URL, including the number at the end?
    .short = same bucket as the URL?
    .say = Is the bucket in the policy the same as in the URL?
    .yes = This condition is met. The response belongs to a different request, or a different policy was sent.
node-bucket-appid = Does the bucket in the policy end with a hyphen and the APPID, such as -1250000000?
    .short = APPID at the end?
    .say = Does the bucket in the policy end with a hyphen and digits?
    .yes = The buckets differ in name or region. Write the bucket of the request into the policy, or send to the policy's bucket.
    .no = Add the APPID: <BucketName-APPID>. Then sign the policy again.
    .unknown = Paste the policy and the upload URL.
node-condition-which = Which field does the message name, after "Condition key"?
    .short = which field?
    .say = Which field comes after "Condition key"?
node-condition-sent = { $field_given ->
        [yes] Does the form have a field called { $field }, before file?
       *[no] Does the form have the field that the message names, before file?
    }
    .short = { $field_given ->
        [yes] { $field } in the form?
       *[no] field in the form?
    }
    .say = { $field_given ->
        [yes] Does the form have { $field } before file?
       *[no] Does the form have that field before file?
    }
    .no = Every condition except bucket needs its field. Send it, or remove the condition and sign again.
node-condition-difference = { $field_given ->
        [yes] How does { $field } in the form differ from the policy's condition: letter case, slashes, white space, or the beginning of the value?
       *[no] How does the field differ from the condition: letter case, slashes, white space, or the beginning of the value?
    }
    .short = what differs?
    .say = { $field_given ->
        [yes] How does { $field } in the form differ from the policy?
       *[no] How does the field differ from the policy?
    }
    .other = Send the value that the policy requires, or change the condition and sign the policy again.
    .no = They agree, so the response belongs to a different request, or the form was sent with a different value.
    .letter-case = Write both in the same letter case, then sign the policy again.
    .leading-slash = Write key without a slash in front, in the form and in the policy.
    .surrounding-space = Remove the white space before or after the value.
    .percent-encoded = Send the value as it is; a multipart form is not URL-encoded.
    .truncated = Send the whole value, or shorten the condition in the policy.
    .unknown = Paste the form and the policy; the difference is then marked.
node-body-who-built = Who builds the request body: the browser, a library, or your own code?
    .short = who builds the body?
    .say = Who builds the body: browser, library, or your own code?
node-body-content-type = Does the Content-Type header read multipart/form-data; boundary=...?
    .short = boundary in Content-Type?
    .say = Does the Content-Type header have a boundary?
    .no = The header must read multipart/form-data; boundary=... with the boundary of the body. A browser or library writes it if no code sets Content-Type.
node-body-boundary = Is the boundary in the header the one that the body uses?
    .short = same boundary in the body?
    .say = Is the boundary in the header the same as in the body?
    .no = Use one boundary in both. A library writes both if no code sets Content-Type.
node-body-grammar = Does every part of the body consist of its headers, a blank line, and then the value?
    .short = blank line in each part?
    .say = Is there a blank line before the value in every part?
    .no = Write a blank line between the headers of each part and its value.
node-body-line-endings = Do the lines of the body end with CRLF (0D 0A)?
    .short = lines end with CRLF?
    .say = Do the lines of the body end with CRLF?
    .no = Write \r\n after every boundary and every part header.
node-body-closing = Is the last line of the body --boundary--, with two dashes at its end?
    .short = --boundary-- at the end?
    .say = Does the last line of the body end with two dashes?
    .yes = The body is correct. A second POST may have got this response: look for one in the Network tab.
    .no = Write --boundary-- after the last part, or close the library's writer before you send.
    .unknown = Save the raw request and give it as a file. A copy from the browser does not have the body's exact bytes.
node-other-vendor = Which service responded? A response of COS has a TraceId and a RequestId that begins with N.
    .short = which service?
    .say = Which service does the response come from?
    .other = Another service responded. Check the host that the request goes to.
node-other-code = Which Code does the response have?
    .short = which Code?
    .other = Look the code up in Error Codes (436/7730).
node-other-permission = Does this API key have permission for name/cos:PostObject on this bucket and object key?
    .short = PostObject allowed?
    .say = Does this API key have the permission name/cos:PostObject?
    .yes = The bucket itself may forbid it, or the response is about a different operation. Open a ticket with the RequestId.
    .no = Ask the account owner to allow it. The form is not the cause.
    .unknown = Ask the account owner, or whoever issues the temporary keys, to check the permissions of the API key (CAM policy).
node-hidden-row = Look at the red row in the Network tab (F12). Which of these is it: OPTIONS 403, POST 200 or 204, POST 403 or 400, or no status?
    .short = the red row in F12?
    .say = Look at the red row in the Network tab. Which is it?
    .options-refused = The POST was not sent. Add the page's origin and the method POST to the bucket's CORS rules.
    .stored = The file is stored. Only the response was not passed to the page. Add a CORS rule for the page's origin.
    .refused = COS rejected the upload, and the browser hides its message. Send the same fields once with curl to see it; the command is on the card and in the report. Then add the page's origin and the method POST to the bucket's CORS rules.
    .not-reached = The request did not reach COS. Check host name, network, proxy and certificate.
    .unknown = Open the developer tools with F12, choose Network, and upload once more.
node-predict = How would COS respond to this form?
    .short = what would COS say?
    .none = Nothing given here would be rejected. What was not given was not checked.
    .unknown = Paste the policy and the form to find out.
    .other = See the findings. Errors come first; fix them all before the next attempt.

answer-of-expiration-gap-expired = yes, earlier
answer-of-expiration-gap-not-expired = no, later
answer-of-expiration-cause-local-time = local time with a Z
answer-of-expiration-cause-twelve-hour = 12-hour clock
answer-of-expiration-cause-hard-coded = a hard-coded date
answer-of-expiration-cause-reused = made once and reused
answer-of-expiration-cause-clock = the clock is wrong
answer-of-expiration-cause-too-short = valid for too short a time
answer-of-signature-mode-policy = policy and q-signature
answer-of-signature-mode-signature-field = one Signature field
answer-of-signature-mode-authorization-header = an Authorization header
answer-of-signature-mode-anonymous = no signature
answer-of-signature-mode-s3-v2 = Amazon S3, version 2
answer-of-signature-mode-s3-v4 = Amazon S3, version 4
answer-of-signature-mode-oss = { vendor-oss }
answer-of-body-who-built-browser = the browser (FormData or a form)
answer-of-body-who-built-library = an HTTP library
answer-of-body-who-built-hand = our own code
answer-of-other-vendor-cos = COS
answer-of-other-vendor-s3 = { vendor-s3 }
answer-of-other-vendor-oss = { vendor-oss }
answer-of-other-vendor-minio = { vendor-minio }
answer-of-other-vendor-obs = { vendor-obs }
answer-of-other-vendor-gcs = { vendor-gcs }
answer-of-other-vendor-other = { vendor-other }
answer-of-hidden-row-options-refused = the OPTIONS row has status 403 (POST not sent)
answer-of-hidden-row-stored = the POST row has status 200 or 204 (stored)
answer-of-hidden-row-refused = the POST row has status 403 or 400 (rejected)
answer-of-hidden-row-not-reached = no status: ERR_NAME, ERR_CONNECTION (not reached)
answer-of-predict-AccessDenied_q-ak = { case-AccessDenied_q-ak }
answer-of-predict-AccessDenied_Expiration = { case-AccessDenied_Expiration }
answer-of-predict-SignatureDoesNotMatch_POSTSignature = { case-SignatureDoesNotMatch_POSTSignature }
answer-of-predict-InvalidPolicyDocument_JSONFormat = { case-InvalidPolicyDocument_JSONFormat }
answer-of-predict-AccessDenied_BucketNotConsistent = { case-AccessDenied_BucketNotConsistent }
answer-of-predict-AccessDenied_Condition = { case-AccessDenied_Condition }
answer-of-predict-MalformedPOSTRequest_POSTBody = { case-MalformedPOSTRequest_POSTBody }
answer-of-predict-none = nothing to reject, as far as given
answer-of-predict-other = a response that is none of the seven
answer-of-condition-difference-no = no difference
answer-of-condition-difference-empty = { difference-empty }
answer-of-condition-difference-trailing-newline = { difference-trailing-newline }
answer-of-condition-difference-surrounding-space = { difference-surrounding-space }
answer-of-condition-difference-inner-space = { difference-inner-space }
answer-of-condition-difference-nbsp = { difference-nbsp }
answer-of-condition-difference-invisible = { difference-invisible }
answer-of-condition-difference-full-width = { difference-full-width }
answer-of-condition-difference-normalisation = { difference-normalisation }
answer-of-condition-difference-look-alike = { difference-look-alike }
answer-of-condition-difference-letter-case = { difference-letter-case }
answer-of-condition-difference-one-character = { difference-one-character }
answer-of-condition-difference-swapped-pair = { difference-swapped-pair }
answer-of-condition-difference-prefix = { difference-prefix }
answer-of-condition-difference-truncated = { difference-truncated }
answer-of-condition-difference-leading-slash = { difference-leading-slash }
answer-of-condition-difference-percent-encoded = { difference-percent-encoded }
answer-of-condition-difference-encoding-loss = { difference-encoding-loss }
answer-of-condition-difference-html-entity = { difference-html-entity }
answer-of-condition-difference-backslash = { difference-backslash }
answer-of-condition-difference-doubled-slash = { difference-doubled-slash }
answer-of-condition-difference-mojibake = { difference-mojibake }
answer-of-condition-difference-quoted = { difference-quoted }
answer-of-condition-difference-unicode-escape = { difference-unicode-escape }
answer-of-condition-difference-base64 = { difference-base64 }
answer-of-condition-difference-wildcard = { difference-wildcard }
answer-of-condition-difference-other = { difference-other }
