### The report: headings and the few sentences it puts together itself.

## Headline

report-headline = { $verdict }: { $about }
report-headline-several = { $verdict }: { $about } ({ $count } problems in total; fixing only one is not enough)
report-headline-warned = No problem that COS is known to reject, but { $count ->
        [one] there is one warning: { $about }
       *[other] there are { $count } warnings; the first: { $about }
    }
report-headline-unexplained = The cause of this response is not known yet. { $count ->
        [one] There is another problem: { $about }
       *[other] There are { $count } other problems; the first: { $about }
    }
report-excluded = { $case ->
        [q-ak] q-ak is the same in form and policy, so COS received a different request
        [bucket] The bucket is the same in policy and request, so COS received a different request
        [condition] The field satisfies its condition, so COS received a different request
        [expiration] This policy had not expired, so COS received a different one
        [policy] This policy has no problem, so COS received a different one
        [body] This body has no problem, so COS received a different one
        [other-policy] A different policy was sent: its expiration is not the one in the response
        [signature] The signature is correct for these values, so COS received another request than this one
       *[other] What the response names has no problem here, so COS received a different request
    }

## Joints

# Between names of differences.
report-list-joint = , and{" "}
# Between two sentences.
report-sentence-joint = {" "}

# Between a statement and what it is about.
report-colon = {": "}
report-exceptions-page = Troubleshooting POST Object (436/41164)
report-any-other = anything else
report-usual = Usual source: { $code }

## Headings

report-title = Diagnosis of a COS POST Object upload
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
report-need-secret = Do not send it to anyone; use it only on your own machine.
report-time-now = now { $time } ({ $from })
report-time-then = at the time of { $time } ({ $from })
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
