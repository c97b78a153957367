### What a reader noticed about a paste (note-...), what such a paste never holds (missing-...), and the names of
### the readers (reader-...): for recognition cards and the report.

note-answer-several = The text contains several responses; the last one is used.
note-answer-nearest = The text contains several responses; the one whose time fits the upload is used.
note-answer-cut = The response is cut off; only the part that is left is used.
note-answer-layer = Read after removing one layer of escaping: { $layer ->
        [html-escaped] the text was HTML-escaped
        [url-encoded] the text was URL-encoded
        [json-string] the text was a JSON string
       *[other] the text was escaped
    }.
note-answer-retyped = Read as retyped text. { $full-width_given ->
        [yes] Full-width characters read as plain ones: { $full-width }.{" "}
       *[no] {""}
    }{ $quotes_given ->
        [yes] Typographic quotes read as plain ones: { $quotes }.{" "}
       *[no] {""}
    }{ $hyphens_given ->
        [yes] Dashes read as hyphens: { $hyphens }.{" "}
       *[no] {""}
    }Single characters are not used as proof; paste the original text to have them compared.
note-policy-unescaped = The escapes of a string literal or log were removed.
note-policy-code = This is code that builds a policy, not the policy that was sent; paste the policy field of the request.
note-policy-cam = This is a CAM policy, not a POST policy.
note-form-json-broken = The JSON of the field list has syntax errors; the readable fields are used.
note-form-of-service = This is the response of a signing service: it may contain only part of the form.
note-form-authorization-string = This is an Authorization string (Request Signature, 436/7778), not the fields of a form.
note-body-not-multipart = There is a body, but it is not multipart.
note-keys-several = The text contains several keys; the first of each kind is used.
note-requests-several = Requests found: { $count }; the one that looks most like the upload is used.
note-copy-characters = This way of copying loses characters in some of the values ({ $count }). Copy again with Copy as cURL (bash).
note-curl-variables = Values that only the shell knows: { $count }. They are shown as they are written.
note-code-variables = Values that only the program knows: { $count }. They are treated as unknown.
note-curl-semicolon = curl cuts the value of { $field } at a semicolon; put it in double quotes inside -F, or use --form-string.
note-wire-left-out = { $bytes } bytes in the middle of the file were not kept; byte places after them count without those bytes.
note-html-template = Fields with a template instead of a value: { $count }. Copy the form from the running page to see the values.
note-har-no-upload = None of the { $count } requests in this HAR file is a form upload.
note-har-dropped = Requests in the HAR file that are not form uploads and were left out: { $count }.
note-har-candidates = Form uploads in the HAR file: { $count }; number { $taken } is used.

missing-secret-id = SecretId
missing-body = the body
missing-file-bytes = the file's content
missing-content-length = Content-Length
missing-answer = { source-answer }
missing-order = the order of the fields
missing-headers = the headers
missing-line-endings = the exact line endings
missing-exact-bytes = the exact bytes
missing-form = the form fields
missing-code = Code
missing-message = Message
missing-request-id = RequestId

reader-xml = XML response
reader-client-error = client-side error
reader-sdk-error = SDK error
reader-message = message text
reader-json-text = policy (JSON text)
reader-base64 = { source-policy-base64 }
reader-pairs = field list (JSON pairs)
reader-object = JSON object
reader-lines = lines of name=value
reader-rows = printed list of fields
reader-url-encoded = URL-encoded fields
reader-multipart = multipart body
reader-http = raw HTTP
reader-wire = upload received here
reader-curl = curl command
reader-har = HAR file
reader-capture = capture of a connection
reader-hurl = hurl file
reader-bruno = Bruno request
reader-insomnia = Insomnia export
reader-postman = Postman collection
reader-httpie = HTTPie command
reader-powershell = PowerShell command
reader-fetch = copied fetch call
reader-html = HTML form
reader-sts = STS response (temporary key)
reader-dump = tool output
reader-form-data = multipart form (text)
reader-address = address in the text
reader-upload-file = the file to upload
reader-option = { source-option }
reader-session = saved session
