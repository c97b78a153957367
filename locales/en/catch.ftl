### `postdoc catch`: what goes to standard error while it listens, and the lines above each report.

catch-listens = postdoc catch listens on { $url }
catch-how =
    Send the upload there instead of to COS:
    - browser form: <form action="{ $url }" method="post" enctype="multipart/form-data">
    - fetch: fetch("{ $url }", { "{" } method: "POST", body: formData { "}" })
    - cURL: curl --form-string key=KEY --form-string policy=POLICY -F file=@photo.png { $url }
    - mini program: wx.uploadFile({ "{" } url: "{ $url }" { "}" }) (in the developer tools, turn off the check of domains)
    - uni-app: uni.uploadFile({ "{" } url: "{ $url }" { "}" })
    - SDK: set its custom domain to { $url }, with http as the protocol.
catch-how-end = Without --out nothing is stored; nothing is sent on. Ctrl+C ends it.
catch-stopped = Stopped. Uploads received: { $count }. The port is free again.
catch-without-bucket = Without --bucket and --region, bucket and address are not checked.
catch-without-v6 = Not listening on [::1]: { $reason }. Use 127.0.0.1.
catch-out = Each request is written to { $folder } as it came: SecretIds, tokens and signatures are NOT masked. Only your user can read the files.
catch-written = The request is in { $file } (not masked).
catch-not-written = The request could not be written: { $reason }.
catch-preflight = A browser asked whether { $origin } may send { $method }. It was allowed here; the real bucket needs a CORS rule with AllowedOrigin { $origin }, AllowedMethod { $method } and AllowedHeader { $headers }.
catch-upload = Upload { $number }, { $time }, { $client }, { $size } bytes, answered { $status }
catch-gone = No longer there: { $title }
catch-new = New: { $title }
catch-same = The same findings as with the upload before.

## Connections that came to nothing

catch-trouble-tls = { $from } began a TLS handshake. This is plain http: use http://.
catch-trouble-http2 = { $from } speaks HTTP/2 without TLS. This is HTTP/1.1: switch off "prior knowledge" of HTTP/2.
catch-trouble-garbage = { $from } sent something that is not HTTP/1.1.
catch-trouble-head = { $from } sent headers larger than 64 KiB, or too many of them.
catch-trouble-slow = { $from } stopped sending before the request was complete.
catch-trouble-left = { $from } closed the connection before the headers were complete.
catch-trouble-length = { $from } sent a Content-Length or chunk size that is not a number, or two that differ.
catch-trouble-body = { $from } sent more than 5 GiB. COS rejects a form upload of that size: EntityTooLarge.
catch-trouble-crowded = { $from } was turned away: too many connections at once.
