### The demo: titles of its uploads, captions of its play.

demo-menu = Built-in broken uploads
demo-hint = Keys and buckets are made up, and the clock stands still. Enter begins one.
demo-title-double-fault = Two faults at once: the signature, and behind it the time
demo-title-q-ak = q-ak differs by one letter that looks alike
demo-title-expiration = The policy was made when the page opened, an hour ago
demo-title-signature = The signature was made without SignKey
demo-title-policy = A comma too many in the policy's JSON
demo-title-bucket = The bucket in the policy lacks its APPID
demo-title-condition = The key does not begin as the policy demands
demo-title-body = A hand-made body without the blank line
demo-title-hidden = The browser hides the answer (CORS)
demo-title-permission = The form is right, the permission is missing
demo-title-temporary-keys = Temporary keys with the token under a wrong name
demo-title-zone = Works in Tokyo, fails on the server in Virginia
demo-sample = Demo: { $name }. Enter pastes what you need here.
demo-paste = paste the sample
demo-pause = pause
demo-step = step
demo-stop = stop
demo-report = The report, as it is copied: no secret in it
demo-unknown = There is no demo { $value }. There are:

## Captions, one row each

demo-play-open = An upload to COS was refused. All there is: this message.
demo-play-answer = Paste it. "The Signature you specified is invalid" - but why?
demo-play-manual = Many read 436/7778 now; for POST Object 436/14690 applies.
demo-play-curl = One curl line from the browser fills policy, form and fields.
demo-play-keys = With the keys the signature is searched, here, offline. They stay masked.
demo-play-proved = Proved: the code signs the base64, not the policy's JSON.
demo-play-zone = And the next fault: local time labelled Z. See the three cities.
demo-play-mended = The corrected form, diagnosed again: nothing wrong with it.
demo-play-language = F2: everything in the other language, at any moment.
demo-play-back = And back.
demo-play-phone = A call, no paste at all: five keys to the first answer.
demo-play-ask = Read the questions aloud; never ask for the SecretKey.
demo-play-body = A broken body: the caret stands where the blank line is missing.
demo-play-safe = At the end a report for the customer or a ticket.
demo-play-report = Signatures are cut, keys and tokens masked, even inside base64.
demo-play-end = That was all. Try your own: postdoc
