### The report: headings and the few sentences it puts together itself.

## Headline

report-headline = { $verdict }: { $about }
report-headline-several = { $verdict }: { $about } ({ $count } mistakes in all; mending one alone is not enough)

## Joints

# Between names of differences.
report-list-joint = , and{" "}
# Between two sentences.
report-sentence-joint = {" "}

# Between a statement and what it is about.
report-colon = {": "}
report-any-other = anything else
report-usual = Where it is usual: { $code }

## Headings

report-title = Diagnosis of a COS POST Object upload
report-what-cos-said = What COS said
report-faults = Mistakes
report-others = Warnings and notes
report-needs = What would settle more
report-times = Times
report-masked = What was masked
report-see = See

## Sentences

report-also-at = the same bytes: { $source }, line { $line }, column { $column }, byte { $byte }
report-need-secret = Do not send it around: read it on your own machine.
report-time-now = now { $time }, { $from }
report-time-expiration = expiration { $time }
report-time-key-time = KeyTime { $start } to { $end }
report-made-by = Made by postdoc { $version }, offline. Read it once before you send it.

## What was masked

report-masked-nothing = Nothing: no secret was given.
report-masked-secret-key = SecretKey, in every encoding
report-masked-sign-key = SignKey, given or derived
report-masked-token = session token (x-cos-security-token)
report-masked-customer-key = SSE-C key
report-masked-cookie = cookies
report-masked-authorization = credentials of other services (Authorization, Proxy-Authorization)
report-masked-signature = q-signature, all but its first { $digits } digits
