### The report: headings and the few sentences it puts together itself.

## Headline

report-headline = { $verdict }: { $about }
report-headline-several = { $verdict }: { $about } ({ $count } problems in total; fixing only one is not enough)

## Joints

# Between names of differences.
report-list-joint = , and{" "}
# Between two sentences.
report-sentence-joint = {" "}

# Between a statement and what it is about.
report-colon = {": "}
report-any-other = anything else
report-usual = Commonly seen in: { $code }

## Headings

report-title = Diagnosis of a COS POST Object upload
report-what-cos-said = What COS said
report-faults = Problems
report-others = Warnings and notes
report-needs = What else would help
report-unread = Lines not read
report-unread-more = and { $count } more
report-times = Times
report-masked = What was masked
report-see = See

## Sentences

report-also-at = the same bytes: { $source }, line { $line }, column { $column }, byte { $byte }
report-need-secret = Do not send it to anyone: use it only on your own machine.
report-time-now = now { $time }, { $from }
report-time-expiration = expiration { $time }
report-time-key-time = KeyTime { $start } to { $end }
report-made-by = Made by postdoc { $version }, offline. Read it before you send it.

## What was masked

report-masked-nothing = Nothing: no secret was given.
report-masked-secret-key = SecretKey, in every encoding
report-masked-sign-key = SignKey, given or derived
report-masked-token = session token (x-cos-security-token)
report-masked-customer-key = SSE-C key
report-masked-cookie = cookies
report-masked-authorization = credentials of other services (Authorization, Proxy-Authorization)
report-masked-signature = q-signature, all but its first { $digits } digits
