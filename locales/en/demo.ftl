### The demo: titles of its uploads, captions of its play.

demo-menu = Built-in broken uploads
demo-hint = Keys and buckets are made up, and the clock is stopped. Enter starts one.
demo-title-double-fault = Two problems: the signature, and the expiration hidden behind it
demo-title-q-ak = q-ak differs by one letter that looks alike
demo-title-expiration = The policy was made when the page opened, an hour ago
demo-title-signature = The signature was computed without SignKey
demo-title-policy = An extra comma in the policy's JSON
demo-title-bucket = The bucket in the policy has no APPID
demo-title-condition = The key does not start with what the policy requires
demo-title-body = A hand-made body without the blank line
demo-title-hidden = The browser hides the response (CORS)
demo-title-permission = The form is correct, but the permission is missing
demo-title-temporary-keys = Temporary keys with the token under a wrong name
demo-title-zone = Works in Tokyo, fails on the server in Virginia
demo-sample = Demo: { $name }. Enter pastes what you need here.
demo-paste = paste the sample
demo-pause = pause
demo-step = step
demo-stop = stop
demo-report = The report, as it is copied: no secret in it
demo-lines = Enter takes the sample of the demo, :s skips.
demo-go-on = resume
demo-paused = paused
demo-end = In two minutes you saw
demo-end-case = You saw: { $name }
demo-end-points =
    1. the official advice that points to the wrong page
    2. one paste that fills everything
    3. the first fault, named and proved
    4. local time labeled Z, in three cities
    5. the corrected form, diagnosed again
    6. everything in another language
    7. a phone call in five keystrokes
    8. a broken body, with the place of the missing blank line
    9. a report without secrets
demo-end-next =
    Your own upload: postdoc
    The { $count } uploads by hand: postdoc demo
    Files and pipes: postdoc diagnose FILE
demo-unknown = There is no demo { $value }. Choose one of:

## Captions, one row each

demo-play-open = COS rejected an upload. All we have: the response of COS.
demo-play-answer = Paste it. "The Signature you specified is invalid" - but why?
demo-play-manual = The page points to Request Signature; the right one is POST Object (436/14690).
demo-play-curl = One curl line fills in the policy and every form field.
demo-play-keys = With the keys, postdoc looks for the mistake, here, offline. They stay masked.
demo-play-proved = Proved: the code signs the base64, not the policy's JSON.
demo-play-zone = And the next fault: local time labeled Z. See the three cities.
demo-play-mended = Both corrected, and diagnosed again before they are shown.
demo-play-again = The corrected form, pasted like any other: no problem, signature proved.
demo-play-language = F2: everything in another language, at any moment.
demo-play-back = And back.
demo-play-phone = A call, no paste at all: five keystrokes to the first answer.
demo-play-ask = Read the questions aloud; never ask for the SecretKey.
demo-play-body = A broken body: the caret shows where the blank line is missing.
demo-play-safe = At the end, a report for the customer or a ticket.
demo-play-report = Signatures are cut, keys and tokens masked, even inside base64.
demo-play-end = That was all. Try your own upload: postdoc
demo-play-case = { $name }. This is all there is:
demo-play-case-answer = What came back is pasted as it is.
demo-play-case-upload = Then policy and form, in any shape.
demo-play-case-found = What is wrong, where it is, and why.
demo-play-case-mend = And how to fix it.
demo-play-case-end = That was it. The other uploads: postdoc demo
