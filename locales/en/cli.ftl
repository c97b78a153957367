### The command line: help and what goes to standard error.

## Help

cli-about = Diagnoses failed Tencent Cloud COS POST Object uploads: finds the failing field, proves why, and shows the fix. Works offline; only catch opens a socket, on this machine alone.
cli-usage = Usage
cli-commands = Commands
cli-arguments = Arguments
cli-options = Options
cli-everywhere = With every command
cli-after-help =
    Without a command the wizard opens.
    Exit status:
    0 no problem found
    1 problem found
    2 usage error, or no input
    3 an input cannot be read
    4 more information needed, or the response belongs to a different request
    Never put secrets on the command line: use --keys with a file, or the wizard's masked field.

cli-arg-lang = Language: { $choices } (else POSTDOC_LANG, else the system's)
cli-arg-color = Colors: auto, always or never (auto respects NO_COLOR)
cli-arg-ascii = Draw with ASCII only
cli-arg-plain = The wizard as questions and answers, line by line (for screen readers)
cli-arg-mouse = Let the wizard use the mouse
cli-arg-load = Open the wizard with a saved session
cli-arg-files = Files of any kind to begin with, recognized by their content: the wizard opens with the diagnosis
cli-arg-help = Show this help
cli-arg-version = Show the version

cli-demo-about = The wizard on built-in broken uploads with made-up keys
cli-demo-arg-case = Start with this upload, such as q-ak
cli-demo-arg-play = Play by itself: everything in two minutes, or only this upload

cli-diagnose-about = Diagnose an upload from files or standard input, without a terminal
cli-diagnose-arg-files = Files of any kind, recognized by their content; without any, standard input if it is piped
cli-diagnose-arg-error = The response of COS
cli-diagnose-arg-policy = The policy, as JSON or base64
cli-diagnose-arg-form = The form fields: JSON pairs, name=value lines, url-encoded text, a multipart body, an HTML form
cli-diagnose-arg-keys = The keys: JSON, an STS response, NAME=value lines; read only if the signature is in question
cli-diagnose-arg-request = The request: raw HTTP, a curl line, a HAR, a browser's "copy as fetch"
cli-diagnose-arg-bucket = The bucket, if no other input has it
cli-diagnose-arg-file-name = The uploaded file's name, if no other input has it
cli-diagnose-arg-file-size = The uploaded file's size in bytes, if no other input has it
cli-diagnose-arg-now = The current time for checking times: RFC 3339 or Unix seconds
cli-diagnose-arg-say = Answer a question of the tree, such as q-ak.in-form=no
cli-diagnose-arg-format = text, json or markdown
cli-diagnose-arg-deep = Try every way of computing the signature
cli-diagnose-arg-batch = One JSON evidence a line in, one JSON diagnosis a line out
cli-diagnose-arg-load = Start from a saved session

cli-catch-about = Stand in for COS on this machine: receive uploads, diagnose the exact bytes, answer as COS would
cli-catch-arg-port = The port; 0, or nothing, picks a free one
cli-catch-arg-bucket = The real bucket, with its APPID
cli-catch-arg-region = The real bucket's region
cli-catch-arg-keys = The keys: JSON, an STS response, NAME=value lines
cli-catch-arg-once = End after one upload; the exit status is that of its verdict
cli-catch-arg-format = text or json (json: one object a line)
cli-catch-arg-out = Write each request to this directory as it came, secrets included

cli-sign-about = Show the right signature step by step
cli-sign-arg-policy = { cli-diagnose-arg-policy }
cli-sign-arg-keys = The keys
cli-sign-arg-theirs = Your own values (signKey, stringToSign, policySha1, policyBytes, signature), to find the first that differs
cli-sign-arg-format = text, json, env, curl, html or form

cli-tree-about = Print the decision tree
cli-tree-arg-branch = Only this branch
cli-tree-arg-format = text or markdown

cli-explain-about = Explain an id from a report
cli-explain-arg-id = The id of a finding, a case, a question or a difference

cli-completions-about = Print completions for a shell
cli-completions-arg-shell = bash, elvish, fish, powershell or zsh

cli-man-about = Print the manual page

## What goes wrong

cli-not-understood = postdoc does not understand this command line.
cli-usage-unknown = There is no option "{ $argument }".
cli-usage-surplus = "{ $argument }" is one argument too many.
cli-usage-no-command = There is no command "{ $command }".
cli-usage-suggested = Did you mean "{ $suggested }"?
cli-usage-value = "{ $value }" is not a valid value for { $argument }.
cli-usage-no-value = { $argument } needs a value.
cli-usage-many-values = { $argument } does not take the value "{ $value }".
cli-usage-choices = Choose one of: { $choices }.
cli-usage-equals = Put "=" between { $argument } and its value.
cli-usage-twice = { $argument } can be given only once.
cli-usage-conflict = { $argument } cannot be used together with { $others }.
cli-usage-missing = These arguments are required: { $argument }.
cli-usage-which-command = Say which command to run.
cli-usage-encoding = The command line contains text that is not valid UTF-8.
cli-usage-help = For more, run { $command } --help
cli-man-name = NAME
cli-man-synopsis = SYNOPSIS
cli-man-description = DESCRIPTION
cli-man-extra = NOTES
cli-man-version = VERSION
cli-unknown-lang = There is no language "{ $value }"; choose one of: { $choices }.
cli-core-dumps = The system does not let postdoc turn core dumps off: after a crash, a core file may hold what you pasted.
cli-secret-on-command-line = Do not put secrets on the command line: the shell's history and the process list keep them. Put them into a file and name the file with --keys, or pipe them in with --keys -.
cli-no-terminal = The wizard needs a terminal on standard input and output. Without one: postdoc diagnose [FILE...], postdoc sign, postdoc tree, postdoc explain ID, postdoc completions SHELL, postdoc man.
cli-terminal = The terminal cannot be used ({ $reason }).
cli-no-evidence = Nothing was given to diagnose. Name files (postdoc diagnose error.xml form.json) or pipe a paste in; postdoc diagnose --help shows how.
cli-stdin-twice = Standard input (-) can be read only once.
cli-load-elsewhere = Give files and --load without a command, or after diagnose.
cli-no-command = "{ $value }" is neither a file nor a command. Commands: { $choices }.
cli-bad-now = "{ $value }" is not a valid time; --now takes RFC 3339 (2026-11-23T09:00:00Z) or Unix seconds.
cli-bad-say = "{ $value }" is not a valid answer; --say takes NODE=ANSWER, such as q-ak.in-form=no.
cli-say-node = There is no node "{ $value }". The nodes: { $choices }.
cli-say-word = "{ $value }" is not an answer of this node. It takes: { $choices }.
cli-batch-format = --batch writes JSON, one object a line; --format text and markdown cannot be used with it.
cli-bad-bucket = "{ $value }" is not a valid bucket name.
cli-bad-file-name = "{ $value }" is not a valid file name.
cli-bad-file-size = "{ $value }" is not a valid size; --file-size takes a number of bytes.
cli-unknown-id = There is no "{ $value }". Every report shows ids, such as condition.mismatch or AccessDenied_q-ak.
cli-unknown-branch = There is no branch "{ $value }"; postdoc tree lists them all.
cli-unreadable = { $file }: cannot be read ({ $reason }).
cli-cannot-listen = Cannot listen on port { $port }: { $reason }. Choose another one with --port, or leave it out.
cli-unwritable = Standard output cannot be written ({ $reason }).
cli-empty = { $file }: nothing in it, skipped.
cli-unread-part = { $file }: read in part; the lines not read are listed at the end of the report.
cli-unrecognised = { $file }: read, but not recognized as anything postdoc knows (tried: { $tried }).
cli-too-large = { $file }: larger than 8 MiB; pass a raw request or body with --request.
cli-session-not-json = { $file }: not a saved session, or one that was cut off or changed: line { $line }, column { $column } is not JSON. Nothing was opened and the file is unchanged. Ask for it again, as a file and not as text in a chat.
cli-session-empty = { $file }: not a saved session: it contains nothing that postdoc saves.
cli-session-not-object = { $file }: not a saved session: it is JSON, but not an object (line { $line }, column { $column }). Nothing was opened. Texts of an upload are opened with postdoc diagnose.
cli-session-other-version = { $file }: line { $line }, column { $column } names the version "{ $name }"; this postdoc reads postdoc/evidence/1. Nothing was opened and the file is unchanged. Open it with the postdoc that wrote it, or with a newer one.
cli-session-member = { $file }: the value of "{ $name }" cannot be read (line { $line }, column { $column }). Nothing was opened and the file is unchanged. Ask for it again, or remove that member and load the rest.
cli-deep = Trying every way of computing the signature: { $tried } so far.

## Batch

cli-batch-not-json = Line { $line } is not a JSON object (byte { $detail }).
cli-batch-other-version = Line { $line } has a different version; this postdoc reads postdoc/evidence/1.
cli-batch-member = Line { $line }: the member { $detail } cannot be read.
cli-batch-too-long = Line { $line } is too long to be kept.

## Sign

cli-sign-no-policy = { $file }: it contains no policy to sign.
cli-sign-no-key = { $file }: it contains no SecretKey.
cli-sign-masked = { $file }: the key is masked; nothing can be signed with it.
cli-sign-secret =
    { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }, not shown

## explain: what stands for a name or a value

cli-explain-field = a field
cli-explain-expected = the required value
cli-explain-actual = the value found
