### The wizard's own sentences. Field names, messages of COS and labels of tools are never translated.

## Header, verdict, sizes

wizard-step-error = Error
wizard-step-upload = Policy and form
wizard-step-keys = Keys
wizard-step-diagnosis = Diagnosis
wizard-step-call = Call card
wizard-sum-waiting = no error yet
wizard-sum-given = keys given
wizard-sum-not-needed = no keys needed
wizard-sum-policy = policy
wizard-sum-form = form
wizard-sum-both = policy, form
wizard-sum-other = other response
wizard-sum-hidden = response hidden
wizard-verdict-line = Diagnosis so far - { $text }
wizard-verdict-none = Diagnosis so far - nothing to go on yet
wizard-too-small = postdoc needs a window of { $needed }; this one is { $now }. Nothing is lost.
wizard-customer-language = Customer's language (for copied texts): { $language }
wizard-language-name = English
wizard-demo = Demo: these uploads and keys are made up.

## Step 1

wizard-error-title = What error do you see?
wizard-error-hint = Paste anything (XML, log, cURL, HAR), or type the words you hear
wizard-error-filtered = ({ $count } hidden by what you typed)
wizard-search-AccessDenied_q-ak = condition access key id
wizard-search-AccessDenied_Expiration = expired expiry late
wizard-search-SignatureDoesNotMatch_POSTSignature = signature wrong
wizard-search-InvalidPolicyDocument_JSONFormat = policy format
wizard-search-AccessDenied_BucketNotConsistent = bucket name
wizard-search-AccessDenied_Condition = file name prefix
wizard-search-MalformedPOSTRequest_POSTBody = multipart format malformed
wizard-search-permission = denied allowed
wizard-search-hidden = nothing shown browser
wizard-choice-hidden = I can't see the error (network error, CORS)
wizard-choice-other = Something else, or none of these

## Step 2 and pastes

wizard-upload-title = Paste the policy and the form
wizard-upload-title-form = Now the form. The policy is here.
wizard-upload-title-policy = Now the policy. The form is here.
wizard-upload-title-both = Policy and form are here. Enter continues.
wizard-upload-hint-policy = Paste the value of the field policy (base64), or its JSON text
wizard-upload-hint = Paste cURL, HAR, a raw request, an HTML form, JSON or base64
wizard-unread = This text was not recognized. Choose below what it is, or edit it.
wizard-unread-kept = The text in the box was not recognized. It stays there as a draft.
wizard-reading = Reading { $size } ..
wizard-reading-stopped = Stopped. What was not read yet was not kept.
wizard-paste-cut = The paste was cut off; what arrived was kept.
wizard-paste-large = Larger than 8 MiB: not kept. Drop the file here, or run: postdoc diagnose FILE
wizard-block = Pasted text, { $size }, { $count } lines
wizard-block-keys = Ctrl+E opens it in your editor, Backspace removes it.
wizard-exact-lost = You edited the text, so its original bytes (line endings, hidden characters) can no longer be checked.
wizard-card = Recognized: { $how } - { $content }
wizard-card-nothing = nothing yet
wizard-row-form = { $count ->
        [one] { $count } field
       *[other] { $count } fields
    }
wizard-row-form-file = { $count ->
        [one] { $count } field
       *[other] { $count } fields
    }, file { $file }
wizard-row-policy = { $count ->
        [one] { $count } condition
       *[other] { $count } conditions
    }
wizard-row-policy-ends = { $count ->
        [one] { $count } condition
       *[other] { $count } conditions
    }, expires { $time }
wizard-row-lacks = does not contain: { $what }
wizard-row-counts = Used: it is closest to what was sent.
wizard-row-not-counted = Not used: another one is closer to what was sent.
wizard-row-not-yet = not yet
wizard-removed = Removed: { $what }. Ctrl+Z brings it back.
wizard-restored = Brought back: { $what }
wizard-set-aside = Upload { $number } has been diagnosed. What you pasted before is set aside; Ctrl+Z at step 2 brings it back.
wizard-catch-title = Catch the upload here
wizard-catch-waiting = Waiting for the first upload
wizard-catch-fixed = fixed: { $title }
wizard-catch-still = still: { $title }
wizard-catch-new = new: { $title }
wizard-catch-right = Nothing is left to fix.
wizard-catch-enter = Enter opens the diagnosis of the newest upload. Uploads are still received.
wizard-catch-failed = Cannot listen on this machine: { $reason }

## Step 3

wizard-keys-title = Keys, to prove what is wrong with the signature
wizard-keys-hint = Keys stay in this process, masked, and are wiped when it ends. Ctrl+N skips. An STS response can be pasted too.
wizard-keys-not-needed = This error needs no keys. Ctrl+N goes on.
wizard-keys-sign-key = Only after KeyTime has ended. Until then a SignKey is as powerful as the SecretKey.
wizard-keys-from-form = { $value } (q-ak in the form)
wizard-keys-given = given, { $count } characters
wizard-shape-length = { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }
wizard-shape-space = white space in it
wizard-shape-foreign = characters that no key contains
wizard-shape-is-id = this looks like a SecretId
wizard-shape-not-id = SecretIds begin with AKID or IKID

## The call card

wizard-call-first = Say first
wizard-call-say = Questions to ask
wizard-call-tell = Tell them
wizard-call-joint = ;{" "}
wizard-call-red-row = the red row in the Network tab
wizard-call-ask-for = Ask them to send
wizard-heard-expiration = First number (expiration time)
wizard-heard-now = Second number (the time now)
wizard-heard-form = End of q-ak in the form
wizard-heard-policy = End of q-ak in the policy
wizard-call-not-send = Never ask for
wizard-call-not-send-list = SecretKey, SignKey before KeyTime ends, x-cos-security-token, a copied cURL line that is still valid
wizard-call-no-question = No questions left. The rest needs a paste.
wizard-call-allow = Ask the owner of the account (CAM), or of the service that issues temporary keys (STS), to allow { $action } on { $resource }.
wizard-call-paste-policy = Paste that CAM or STS policy here, and postdoc checks whether it allows this upload.
wizard-request-greeting = To find out why the upload is rejected, please send us the following:
wizard-ticket-subject = Subject: POST Object upload fails. { $value }
wizard-ticket-time = Time of the failure: { $value }
wizard-ticket-region = Region: { $value }
wizard-ticket-bucket = Bucket: { $value }
wizard-ticket-request-id = RequestId: { $value }
wizard-ticket-send =
    Steps to reproduce:
    1. Send a form upload (POST Object) to the host: { $value }
wizard-ticket-key = 2. Use this object key: { $value }
wizard-ticket-answer = 3. COS returns: { $value }
wizard-ticket-no-time = not known (please fill in, in local time and UTC)
wizard-ticket-unknown = not known (please fill in)
wizard-ticket-checked = Checked:
wizard-ticket-open = Not checked:
wizard-request-not-send = Please do not send: the SecretKey, the SignKey before KeyTime ends, x-cos-security-token, or a copied cURL line that is still valid.

## Step 4

wizard-proved-before = Was proved with the key when saved: { $title }. The saved file holds no key: enter it at step 3 to prove it again.
wizard-section-point = Where
wizard-section-fix = Fix
wizard-section-why = Why
wizard-section-path = Path
wizard-section-evidence = Evidence
wizard-place = { $source }, line { $line }, column { $column }
wizard-path-beside = The path is drawn on the right. The highlighted answers led here.
wizard-diagnosis-empty = Nothing to diagnose yet. Paste anything here, or go back with Esc.
wizard-diagnosis-paste = Paste it right here, or press Enter to go to the step that takes it.
wizard-diagnosis-folded = Enter: show
wizard-diagnosis-open = Enter: fold
wizard-diagnosis-searching = Searching for the mistake that produced this signature: { $tried } combinations tried ..
wizard-more = more below
wizard-warnings = { $count ->
        [one] { $count } warning
       *[other] { $count } warnings
    }
wizard-notes = { $count ->
        [one] { $count } note
       *[other] { $count } notes
    }

## What if

wizard-what-if-title = What if: try other values. What you gave stays as it is.
wizard-what-if-verdict = With these values: { $text }
wizard-what-if-as-given = With the values as given: { $text }
wizard-what-if-beside = still rejected, for a problem that no value here can fix (see below)
wizard-what-if-signed = The signature is treated as recomputed for these values.
wizard-what-if-gone = resolved: { $title }
wizard-what-if-stays = { $title } (remains: no value here can fix it)
wizard-what-if-was = before: { $value }
wizard-what-if-refused = Not a valid value here. A size is a number of bytes, a time looks like 2026-11-23T09:00:00Z.
wizard-what-if-turned = changed
wizard-what-if-unsent = (not sent)
wizard-what-if-file-name = name
wizard-what-if-file-size = bytes
wizard-what-if-now = time (UTC)
wizard-what-if-whole = whole text
wizard-pick-taken = chosen
wizard-action-deep = Keep searching: all combinations of key, KeyTime and message (takes a while)
wizard-action-what-if = What if: try other values

wizard-theirs-read = Your own values of the signing steps. The diagnosis (Ctrl+D) compares them.
wizard-theirs-title = Your own values of the signing steps
wizard-theirs-open = Everything that can be compared without a key matches. signKey and signature need the SecretKey.
wizard-theirs-alone = They are compared as soon as the policy is there.

## Things to do

wizard-action-continue = Next
wizard-action-skip = I don't have it
wizard-action-catch = Catch the upload here (F7)
wizard-key-catch = catch here
wizard-key-remove = remove
wizard-action-how-to = How to get it
wizard-action-as-policy = Read the text in the box as the policy
wizard-action-as-form = Read the text in the box as the form
wizard-action-as-keys = Read the text in the box as keys
wizard-action-as-answer = Read the text in the box as COS's response
wizard-which-one = Several messages fit. Which one is it?
wizard-code-which = Which language signs the policy?
wizard-action-copy-questions = Copy the questions
wizard-action-copy-ticket = Copy the text for a ticket
wizard-action-copy-request = Copy the message that asks for these
wizard-action-give-evidence = Paste what you got
wizard-action-copy-report = Copy the report
wizard-action-save-report = Save the report
wizard-action-save-session = Save the session, for a colleague
wizard-action-copy-policy = Copy the corrected policy (JSON)
wizard-action-copy-base64 = Copy the corrected policy (base64)
wizard-action-copy-form = Copy the corrected form (JSON)
wizard-action-copy-curl = Copy the curl line that shows COS's response
wizard-action-tree = The whole decision tree
wizard-copied-in = Copied in { $language }, through the terminal. If pasting gives nothing, check the terminal's clipboard setting.
wizard-copied = Copied through the terminal. If pasting gives nothing, check the terminal's clipboard setting.
wizard-copy-too-long = Too long for the terminal's clipboard. Save it instead.
wizard-saved = Saved: { $name }
wizard-save-session-title = Save the session as
wizard-save-session-hint = What you gave, without keys and with every secret masked. A colleague opens it with: postdoc --load FILE
wizard-save-title = Save the report as
wizard-save-exists = This file already exists. Press Enter again to replace it.
wizard-save-failed = Not saved: { $reason }
wizard-loaded = Read: { $name }
wizard-load-large = { $name } is too large for the wizard. Run: postdoc diagnose --request FILE
wizard-load-failed = { $name } cannot be read: { $reason }
wizard-load-no-file = not a regular file
wizard-editor-secret = This text holds keys: an editor might keep a copy, so it is not opened there.
wizard-editor-failed = The editor did not start: { $reason }
wizard-quit-ask = Quit? What you gave will be wiped. Press Enter to quit, any other key to continue.
wizard-panic = postdoc crashed with an internal error. Please report the location in parentheses. This message contains nothing that you gave.

## The same as questions on lines

wizard-plain-intro = postdoc, text mode. Enter skips a question. :b goes back, :h helps, :l changes the language, :q quits.
wizard-plain-how = Type a number, the words you hear (such as q-ak), or @ and a file name, or paste the text itself. End a text of several lines with a line that has only a period (.).
wizard-plain-how-more = Paste the text, or type @ and a file name. End a text of several lines with a line that has only a period (.). Press Enter to continue.
wizard-plain-keys = What you type is not shown. Enter skips. The keys stay in this process. A JSON response from STS can be pasted, or type @ and a file name.
wizard-plain-known = COS's response is known. Press Enter to continue, or give another.
wizard-plain-help =
    Enter or :s skips a question, :b goes back to the one before, :q quits.
    :l changes the language, :h shows this help.
    A text may be pasted at any question; postdoc finds out what it is. @ and a file name reads a file.
    Lines may be of any length. End a text of several lines with a line that has only a period.
    Below: how to get what is asked for. Type a number, or Enter to go back to the question.
wizard-plain-questions = A few questions, to be answered with a number. Enter skips one.
wizard-plain-menu = What next?
wizard-plain-request = Print the message that asks for what is missing
wizard-plain-policy = Print the corrected policy (JSON)
wizard-plain-form = Print the corrected form (JSON)
wizard-plain-exists = This file exists, and was not replaced. Choose another name.
wizard-plain-number = Type a number from 1 to { $count }; Enter skips.
wizard-plain-unread = This was not recognized. Type it again, or skip with Enter.
wizard-plain-more = Give more
wizard-plain-ask = Answer the questions again
wizard-plain-again = Read the report again

## Help

wizard-help-title = Keys
wizard-help-error = Paste whatever you have: postdoc finds out what it is. On a call, type a few letters of the message and choose.
wizard-help-call = Read the questions aloud and choose the answers. Copied texts are in the customer's language (F4) and contain no secrets.
wizard-help-upload = The order does not matter, and any box will do. What you do not have is asked for at the end, best first.
wizard-help-keys = With the SecretKey postdoc can prove what is wrong with a signature. Without it, postdoc still checks the shape.
wizard-help-diagnosis = Errors are always shown whole. Warnings and notes open with Enter. "What else would help" leads to the right step.
wizard-how-to-title = How to get it
wizard-how-holds = contains
wizard-how-lacks = does not contain
wizard-how-care = careful
wizard-tree-title = The decision tree (the path taken is marked)

## Names of keys

wizard-key-what-if = what if
wizard-key-change = change
wizard-key-take = apply
wizard-key-stop = stop reading
wizard-key-cancel = discard
wizard-key-reset = reset all
wizard-key-choose = choose
wizard-key-enter-next = next
wizard-key-answer = answer
wizard-key-open = open
wizard-key-save = save
wizard-key-move = move
wizard-key-down = down
wizard-key-section = section
wizard-key-previous-section = previous section
wizard-key-copy-fix = copy the fix
wizard-key-problem = other problem
wizard-key-copy-report = copy report
wizard-key-save-session = save session
wizard-key-ask = show answers
wizard-key-give = give it
wizard-key-read = read it
wizard-key-show = to the item
wizard-key-do = do it
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
wizard-key-quit = quit
wizard-key-stay = continue
wizard-key-redraw = redraw
wizard-key-new-line = new line
wizard-key-undo = undo
wizard-key-redo = redo
wizard-key-editor = your editor
wizard-key-copy-questions = copy questions
wizard-key-copy-ticket = copy ticket
wizard-key-other-ticket = ticket in another language
wizard-key-copy-request = copy request

## Parts that were recognized
