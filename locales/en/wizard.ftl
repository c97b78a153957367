### The wizard's own sentences. Field names, messages of COS and labels of tools are never translated.

## Header, verdict, sizes

wizard-step-error = Error
wizard-step-upload = Policy and form
wizard-step-keys = Keys
wizard-step-diagnosis = Diagnosis
wizard-step-call = Call card
wizard-sum-waiting = no error yet
wizard-sum-none = none
wizard-sum-given = given
wizard-sum-not-needed = no keys needed
wizard-sum-policy = policy
wizard-sum-form = form
wizard-sum-both = policy, form
wizard-sum-other = other answer
wizard-sum-hidden = hidden
wizard-verdict-line = Diagnosis so far: { $text }
wizard-verdict-none = Diagnosis so far: nothing to go on yet
wizard-too-small = postdoc needs a window of { $needed }; this one is { $now }. Nothing is lost.
wizard-customer-language = What you copy is now in: English
wizard-language-name = English
wizard-other-language = 日本語
wizard-demo = Demo: these uploads and keys are made up.

## Step 1

wizard-error-title = What error did COS give?
wizard-error-hint = Paste anything (XML, log, cURL, HAR), or type the words you hear.
wizard-error-filtered = ({ $count } hidden by what you typed)
wizard-choice-hidden = I cannot see the error (network error, CORS)
wizard-choice-other = Something else, or none of these

## Step 2 and pastes

wizard-upload-title = Paste the policy and the form
wizard-upload-hint = A copied cURL line, HAR, raw request, HTML form, JSON or base64, in any order. Each paste is recognised.
wizard-unread = This text was not recognised. It is in the box; choose below what it is, or edit it.
wizard-unread-kept = The text in the box was not recognised. It stays there as a draft.
wizard-paste-cut = The end of the paste never came; what arrived was kept.
wizard-paste-large = Larger than 8 MiB: not kept. Drop the file here, or run: postdoc diagnose FILE
wizard-block = Pasted text, { $size }, { $count } lines
wizard-block-keys = Ctrl+E opens it in your editor, Backspace removes it.
wizard-exact-lost = You edited the text: its exact bytes (line ends, hidden characters) no longer count.
wizard-card = Recognised: { $kind }, { $size } ({ $fidelity })
wizard-card-filled = filled
wizard-card-lacks = cannot hold
wizard-card-nothing = nothing yet
wizard-cards-more = { $count ->
        [one] { $count } earlier paste
       *[other] { $count } earlier pastes
    }

## Step 3

wizard-keys-title = Keys, to prove what is wrong with the signature
wizard-keys-hint = They stay in this process, masked, and are wiped when it ends. Skip with Ctrl+N; or paste an STS answer.
wizard-keys-not-needed = This error needs no keys. Ctrl+N goes on.
wizard-keys-sign-key = Only when KeyTime is over: until then SignKey is as good as the SecretKey.
wizard-keys-given = given, { $count } characters (type to replace it)
wizard-shape-length = { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }
wizard-shape-space = white space in it
wizard-shape-foreign = characters that no key has
wizard-shape-is-id = this looks like a SecretId
wizard-shape-not-id = SecretIds begin with AKID or IKID

## The call card

wizard-call-say = Ask aloud
wizard-call-answer = Enter: answer
wizard-call-ask-for = Ask for
wizard-call-not-send = Not to be sent
wizard-call-not-send-list = SecretKey, SignKey while KeyTime lasts, x-cos-security-token, a copied cURL line before it expires
wizard-call-no-question = Nothing to ask: everything is known or needs a paste.
wizard-request-greeting = To find out which field of the upload is refused, please send us the following:
wizard-request-not-send = Please do not send: the SecretKey, the SignKey while KeyTime lasts, x-cos-security-token, or a copied cURL line that is still valid.

## Step 4

wizard-diagnosis-empty = Nothing to diagnose yet. Paste anything here, or go back with Esc.
wizard-diagnosis-needs = What would settle more
wizard-diagnosis-more = more
wizard-diagnosis-path = Path: { $branch }
wizard-diagnosis-folded = Enter: show
wizard-diagnosis-open = Enter: fold
wizard-diagnosis-searching = Searching for the mistake that made this signature ..
wizard-diagnosis-times = Times
wizard-diagnosis-do = What you can do
wizard-tag-bad = [NG]
wizard-tag-warn = [?]
wizard-tag-note = [i]
wizard-tag-good = [OK]

## Things to do

wizard-action-continue = Next
wizard-action-skip = I don't have it
wizard-action-how-to = How to get it
wizard-action-as-policy = Read the text in the box as the policy
wizard-action-as-form = Read it as the form
wizard-action-as-answer = Read it as COS's response
wizard-action-copy-questions = Copy the questions
wizard-action-copy-request = Copy the message that asks for these
wizard-action-give-evidence = Paste what you got
wizard-action-call = Call card
wizard-action-copy-report = Copy the report
wizard-action-save-report = Save the report
wizard-action-tree = The whole decision tree
wizard-copied = Copied through the terminal. If nothing arrived, save it instead.
wizard-copy-too-long = Too long for the terminal's clipboard. Save it instead.
wizard-saved = Saved: { $name }
wizard-save-title = Save the report as
wizard-save-exists = This file exists. Enter again replaces it.
wizard-save-failed = Not saved: { $reason }
wizard-loaded = Read: { $name }
wizard-load-failed = { $name } cannot be read: { $reason }
wizard-editor-failed = The editor did not start: { $reason }
wizard-quit-ask = Quit? What you gave will be wiped. Enter quits, any other key goes on.
wizard-panic = postdoc: stopped by a mistake of its own; please report the place in brackets. Nothing you gave is in this message.

## Help

wizard-help-title = Keys
wizard-help-error = Paste whatever you have: postdoc finds out what it is. On the telephone, type a few letters of the message and choose.
wizard-help-call = Read the questions aloud and choose the answers. Copied texts are in the customer's language (F4) and hold no secrets.
wizard-help-upload = The order does not matter, and the wrong box is no problem. What you do not have is asked for at the end, best first.
wizard-help-keys = With the SecretKey the mistake in a signature can be proved. Without it, postdoc still judges the shape.
wizard-help-diagnosis = Errors are always shown whole. Warnings and notes open with Enter. "What would settle more" leads to the right step.
wizard-how-to-title = How to get it
wizard-how-holds = holds
wizard-how-lacks = lacks
wizard-how-care = careful
wizard-tree-title = The decision tree (the path taken is marked)
wizard-tree-taken = taken

## Names of keys

wizard-key-choose = choose
wizard-key-enter-next = next
wizard-key-answer = answer
wizard-key-open = open
wizard-key-save = save
wizard-key-move = move
wizard-key-down = down
wizard-key-left = previous answer
wizard-key-right = next answer
wizard-key-page-up = page up
wizard-key-page-down = page down
wizard-key-top = beginning
wizard-key-bottom = end
wizard-key-next = next step
wizard-key-back = back
wizard-key-how-to = how to get it
wizard-key-diagnosis = diagnosis
wizard-key-customer = customer's language
wizard-key-call = call card
wizard-key-tree = decision tree
wizard-key-help = help
wizard-key-language = 日本語
wizard-key-quit = quit
wizard-key-quit-now = quit
wizard-key-stay = go on
wizard-key-redraw = draw anew
wizard-key-new-line = new line
wizard-key-undo = undo
wizard-key-redo = redo
wizard-key-editor = your editor
wizard-key-peek = show the last 4
wizard-key-copy-questions = copy questions
wizard-key-copy-request = copy request

## How to get it

wizard-how-chrome = Chrome / Edge
    .step1 = F12, then Network. Find the red row: the POST to ..myqcloud.com. If it is not there, tick Preserve log and upload again.
    .step2 = Right-click the row, Copy, Copy as cURL (bash). On Windows too: (bash).
    .step3 = Paste it here.
    .step4 = Right-click the same row, Copy, Copy response. Paste that here too.
    .holds = the host, the headers, every form field in its order (policy, q-ak, q-signature)
    .lacks = the file's bytes, Content-Length, COS's response (step 4), the SecretKey
    .care = Anybody can use this cURL line until it expires. Do not post it in a chat.
wizard-how-firefox = Firefox
    .step1 = F12, then Network. Find the POST to ..myqcloud.com; tick Persist Logs if it vanishes.
    .step2 = Right-click the row, Copy Value, Copy as cURL (POSIX).
    .step3 = Paste it here.
    .step4 = Open the row's Response tab, tick Raw, copy everything, paste it here too.
    .holds = the host, the headers, every text field in its order
    .lacks = the contents of parts with a file name, COS's response (step 4), the SecretKey
    .care = Anybody can use this cURL line until it expires.
wizard-how-safari = Safari
    .step1 = Settings, Advanced, tick Show features for web developers. Then Develop, Show Web Inspector, Network.
    .step2 = Right-click the POST to ..myqcloud.com, Copy as cURL. Paste it here.
    .step3 = Right-click it again, Copy Response. Paste that here too.
    .holds = the host and the headers; the form where the page built it as text
    .lacks = often the body of a form upload: then use Export HAR, or log the fields in the page
    .care = Anybody can use this cURL line until it expires.
wizard-how-php = PHP (server code)
    .step1 = Behind the line that makes the policy, add: error_log(base64_encode($policy).' '.sha1($policy));
    .step2 = Upload once. Paste the line from the log here.
    .step3 = Paste the signing code's values too, one a line: q-ak=.. q-key-time=.. q-signature=..
    .holds = the policy's exact bytes, and its SHA1 as your code sees it
    .lacks = what the browser made of it
wizard-how-node = Node.js (server code)
    .step1 = Behind the line that makes the policy, add: console.log(Buffer.from(policy).toString('base64'), crypto.createHash('sha1').update(policy).digest('hex'))
    .step2 = Upload once. Paste the line here.
    .step3 = Log the form's fields as JSON and paste them: console.log(JSON.stringify(fields))
    .holds = the policy's exact bytes, and its SHA1 as your code sees it
    .lacks = what the browser made of it
wizard-how-python = Python (server code)
    .step1 = Behind the line that makes the policy, add: print(base64.b64encode(policy.encode()).decode(), hashlib.sha1(policy.encode()).hexdigest())
    .step2 = Upload once. Paste the line here.
    .step3 = Paste the fields too: print(json.dumps(fields))
    .holds = the policy's exact bytes, and its SHA1 as your code sees it
    .lacks = what the browser made of it
wizard-how-java = Java (server code)
    .step1 = Behind the line that makes the policy, add: System.out.println(Base64.getEncoder().encodeToString(policy.getBytes(StandardCharsets.UTF_8)));
    .step2 = Upload once. Paste the line here.
    .step3 = Print the fields one a line, name=value, and paste them.
    .holds = the policy's exact bytes
    .lacks = what the browser made of it
wizard-how-go = Go (server code)
    .step1 = Behind the line that makes the policy, add: log.Printf("%s %x", base64.StdEncoding.EncodeToString([]byte(policy)), sha1.Sum([]byte(policy)))
    .step2 = Upload once. Paste the line here.
    .step3 = Print the fields one a line, name=value, and paste them.
    .holds = the policy's exact bytes, and its SHA1 as your code sees it
    .lacks = what the browser made of it
wizard-how-wechat = WeChat mini program
    .step1 = Put this line into both success and fail of wx.uploadFile: console.log('COS', JSON.stringify(res))
    .step2 = Upload once. Paste the line it prints.
    .step3 = Then paste the whole call: wx.uploadFile({"{"} .. {"}"})
    .holds = statusCode, and COS's answer in data
    .lacks = the policy and the form, unless the call is pasted too
    .care = success is called for a 403 as well. Whether it worked is in statusCode.
wizard-how-uniapp = uni-app
    .step1 = Put this line into both success and fail of uni.uploadFile: console.log('COS', JSON.stringify(res))
    .step2 = Upload once. Paste the line it prints.
    .step3 = Then paste the whole call: uni.uploadFile({"{"} .. {"}"})
    .holds = statusCode, and COS's answer in data
    .lacks = the policy and the form, unless the call is pasted too
wizard-how-curl = curl
    .step1 = Add -v to the command and run it again: curl -v -F key=.. -F policy=.. -F file=@photo.png URL
    .step2 = Paste the command and everything it printed.
    .holds = the form, the headers, COS's answer
    .lacks = the file's bytes
wizard-how-request-id = RequestId
    .step1 = It stands in COS's answer between <RequestId> and </RequestId>, and in the header x-cos-request-id.
    .step2 = In a browser: Network, the row, Headers, Response Headers. It is there even where CORS hides the answer from the page.
    .step3 = Paste it here: it holds the time at which COS saw the request.
    .holds = the server's clock
