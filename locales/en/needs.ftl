### What would settle more: name, .why it helps, .how to get it, .ask = a message to send.
### Then step-by-step guides (.steps: one step on a line; .holds and .lacks: what such a copy has and has not).

need-answer = { source-answer }
    .why = Its Code and Message say which check stopped the upload; its RequestId holds COS's clock.
    .how = In the Network tab, right-click the failed POST, then Copy > Copy response. In code, print the response body in the error handler, not only the status.
    .ask = Please send the complete error response of COS as text, from <?xml to </Error>. In the browser: F12, Network, right-click the red row, Copy, Copy response.
need-request-id = the RequestId
    .why = It says when COS received the request, and support can look the request up with it.
    .how = { how-request-id.steps }
    .ask = Please send the RequestId of the failed upload. It is in the error text, or in the response headers as x-cos-request-id.
need-policy = the policy as it was sent
    .why = Only the value of the form field policy has the exact bytes that COS checks.
    .how = In the Network tab, choose the POST, then Payload, and copy the value of policy (it begins with e). Or log it where the form is built: see the guides for PHP, Node, Java, Go and Python.
    .ask = Please send the value of the form field policy, as text and complete. It is a long string of letters and digits that usually begins with e. A screenshot is not enough.
need-policy-sha1 = the length and SHA1 of the policy that the code signed
    .why = They show whether the signed text is the text that was sent, without revealing anything: the policy is not secret, and the SHA1 contains no key.
    .how =
        Log base64 and SHA1 of the policy just before it is signed. If only the SHA1 may be given: its first 8 digits and the number of bytes are enough.
        PHP: { how-php.line }
        Node.js: { how-node.line }
        Java: { how-java.line }
        Go: { how-go.line }
        Python: { how-python.line }
    .ask = Please log two values where the signature is computed, and send them: the number of bytes of the policy text, and the first 8 digits of its SHA1.
need-form = all form fields, in their order
    .why = COS compares the fields with the policy, and reads only those before file.
    .how = In the Network tab, right-click the failed POST, then Copy > Copy as cURL (bash, also on Windows), and paste it here. In a mini program, paste the call of wx.uploadFile with its formData.
    .ask = Please send all form fields with names and values, in the order in which they are sent: key, policy, q-ak, q-key-time and so on. In the browser: F12, Network, right-click the row, Copy, Copy as cURL (bash). Before you send it, replace the values of q-signature and x-cos-security-token with ***.
need-body = the raw request
    .why = Line endings, boundary and length can only be checked in the bytes themselves, which a copy from the browser does not have.
    .how = Press F7 in the wizard, or run postdoc catch, and change the upload address to the one it shows. It receives the upload on this machine and diagnoses the exact bytes.
    .ask = Please run postdoc catch on the machine that uploads, change the upload address to the one it shows, and upload a small test file. Then send the report that it prints: signatures are cut and tokens are masked in it.
need-bucket = the address that the form was sent to
    .why = COS compares the bucket in the policy with the one in the host.
    .how = Copy the address of the POST from the Network tab or from the code: https://<BucketName-APPID>.cos.<Region>.myqcloud.com/.
    .ask = Please send the address that the form is posted to.
need-file-name = the name of the uploaded file
    .why = It replaces {"${filename}"} in key before COS compares.
    .how = Read it in the file picker, or in the part called file of the request.
    .ask = Please send the exact name of the uploaded file, with its ending.
need-file-size = the size of the file in bytes
    .why = The policy limits it with content-length-range.
    .how = ls -l on Linux and macOS; Properties on Windows shows the exact number in parentheses.
    .ask = Please send the size of the file in bytes.
need-secret-id = the SecretId
    .why = It must be the same in form, policy and console.
    .how = { how-console.steps }
    .ask = Please send the SecretId that is used (it begins with AKID), or its length and last four characters.
need-secret-key = the SecretKey (entered on the machine that has it)
    .why = With it postdoc recomputes the signature and names the mistake in the code, with proof.
    .how = Run postdoc where the key is and type it into the masked field, or give a file with --keys. The key stays in memory and is wiped afterwards.
    .ask = Please run postdoc on the machine that has the SecretKey, and send its report. The report masks all keys.
need-sign-key = the SignKey, after its KeyTime has ended
    .why = It lets postdoc check the last steps without the SecretKey.
    .how = Log it where the signature is computed. Until KeyTime ends, it is a live credential: whoever has it can sign any upload and any request. Hand it over only after that.
    .ask = Please send the SignKey that was used for the failed upload, but only after the end time in q-key-time has passed.
need-server-time = COS's clock at that moment
    .why = Only COS's clock tells whether a policy or KeyTime had expired.
    .how = The response has it: ServerTime in the XML, the Date header, or the RequestId.
    .ask = Please send the Date header or the RequestId of the failed response.
need-permission = the permissions of the API key
    .why = "Access Denied." is about them, not about the form.
    .how = CAM console: the policies attached to the user. For a temporary key: the policy in the STS request. They must allow name/cos:PostObject on this bucket and prefix.
    .ask = Please check whether the key is allowed to call name/cos:PostObject on this bucket and prefix, and send the CAM or STS policy if you are unsure.

## Guides

how-chrome = Chrome, Edge
    .steps =
        Press F12 and choose Network. Tick Preserve log and upload once more.
        Right-click the POST to myqcloud.com (red), then Copy > Copy as cURL (bash), also on Windows.
        Paste it here.
        Right-click the same row, Copy > Copy response, and paste that below.
    .holds = the address, the headers, and all form fields in their order
    .lacks = the file's content, Content-Length, COS's response (that is the last step), the SecretKey
    .note = Anyone who has this copy can upload until the policy expires. Before you send it to somebody, replace q-signature and x-cos-security-token with ***.
how-firefox = Firefox
    .steps =
        Press F12 and choose Network. Tick Persist Logs (gear menu) and upload once more.
        Right-click the POST to myqcloud.com, then Copy Value > Copy as cURL (POSIX).
        Paste it here.
        Right-click the same row, Copy Value > Copy Response, and paste that below.
    .holds = { how-chrome.holds }
    .lacks = the exact bytes of the file, COS's response (that is the last step), the SecretKey
    .note = { how-chrome.note }
how-safari = Safari
    .steps =
        In Settings > Advanced, switch on the features for web developers.
        Open Develop > Show Web Inspector > Network and upload once more.
        Right-click the POST to myqcloud.com, Copy as cURL, and paste it here.
        Select the row, choose Response, copy the text, and paste that below.
    .holds = { how-chrome.holds }
    .lacks = { how-firefox.lacks }
    .note = { how-chrome.note }
how-php = PHP
    .line = error_log(base64_encode($policy) . ' ' . sha1($policy));
    .steps =
        Add one line just before the policy is signed:
        { how-php.line }
        Upload once, and paste the line from the log here.
    .holds = the exact policy and its SHA1
    .lacks = the other form fields, the SecretKey
    .note = It contains no key.
how-node = Node.js
    .line = console.log(Buffer.from(policy).toString('base64'), require('crypto').createHash('sha1').update(policy).digest('hex'));
    .steps =
        Add one line just before the policy is signed:
        { how-node.line }
        Upload once, and paste the line that is printed here.
    .holds = { how-php.holds }
    .lacks = { how-php.lacks }
    .note = { how-php.note }
how-java = Java
    .line = System.out.println(Base64.getEncoder().encodeToString(policy.getBytes(StandardCharsets.UTF_8)) + " " + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(policy.getBytes(StandardCharsets.UTF_8))));
    .steps =
        Add one line just before the policy is signed (Java 17 or newer; imports java.util.*, java.security.*, java.nio.charset.*):
        { how-java.line }
        Upload once, and paste the line that is printed here.
    .holds = { how-php.holds }
    .lacks = { how-php.lacks }
    .note = { how-php.note }
how-go = Go
    .line = log.Printf("%s %x", base64.StdEncoding.EncodeToString([]byte(policy)), sha1.Sum([]byte(policy)))
    .steps =
        Add one line just before the policy is signed:
        { how-go.line }
        Upload once, and paste the line from the log here.
    .holds = { how-php.holds }
    .lacks = { how-php.lacks }
    .note = { how-php.note }
how-python = Python
    .line = import base64, hashlib; print(base64.b64encode(policy.encode()).decode(), hashlib.sha1(policy.encode()).hexdigest())
    .steps =
        Add one line just before the policy is signed:
        { how-python.line }
        Upload once, and paste the line that is printed here.
    .holds = { how-php.holds }
    .lacks = { how-php.lacks }
    .note = { how-php.note }
how-wechat = WeChat mini program
    .steps =
        Add one line to both success and fail of wx.uploadFile:
        console.log('COS', JSON.stringify(res))
        Upload once, and paste the line that is printed here.
        Then paste the whole call of wx.uploadFile, with url, name and formData.
    .holds = statusCode, COS's response (in data), and the form as the code builds it
    .lacks = the order of the fields on the wire, the SecretKey
    .note = success is called for status 403 as well: look at statusCode.
how-uni-app = uni-app
    .steps =
        Add one line to both success and fail of uni.uploadFile:
        console.log('COS', JSON.stringify(res))
        Upload once, and paste the line that is printed here.
        Then paste the whole call of uni.uploadFile, with url, name and formData.
    .holds = { how-wechat.holds }
    .lacks = { how-wechat.lacks }
    .note = In H5 the browser's guide applies; in a mini program and an app this one.
how-curl = curl, without a browser
    .steps =
        Send the same fields with curl -i --form-string 'key=...' --form-string 'policy=...' ... -F 'file=@a.png' and the address of the bucket.
        Paste the command and everything that it prints here.
    .holds = COS's response with all headers, even where the browser hides it
    .lacks = the SecretKey
    .note = This is a real upload: on success the file is stored.
how-request-id = RequestId
    .steps =
        In the XML of the error, copy the text between <RequestId> and </RequestId>.
        Or choose the row in the Network tab, Headers, Response Headers, and copy x-cos-request-id.
        Paste it here.
    .holds = the time at which COS received the request
    .lacks = everything else
    .note = It begins with N and is not secret. For consoles and SDKs see Obtaining RequestId (436/41230).
how-console = CAM console
    .steps =
        Sign in and open API key management (console.cloud.tencent.com/cam/capi).
        Copy the SecretId with the button next to it.
        Compare it with q-ak: length, first and last four characters.
    .holds = the SecretId
    .lacks = { need-permission }
    .note = Do not copy the SecretKey into a chat.
