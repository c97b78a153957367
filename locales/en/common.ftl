### Words used everywhere: verdicts, severities, sources, amounts.

## Verdicts

verdict-fault = Problem found
    .none-proved = Likely cause found
verdict-sound = No problem found
    .scope = No problem found in what you gave.
verdict-undetermined = More information needed
verdict-mismatch = This response belongs to a different request

## How certain, and by whom

severity-error = error
severity-warning = warning
severity-note = note
authority-documented = documented
authority-observed = seen in practice
authority-inferred = inferred
authority-proved = proved
word-refused-next = would be rejected next
word-this-cause = cause of this error

## Where a value stands

source-answer = COS's response
source-policy = policy
source-policy-base64 = policy (base64)
source-form = form
source-body = request body
source-request = request
source-keys = keys
source-option = option

## How near a copy is to what was sent

fidelity-wire = the bytes that were sent
fidelity-browser-copy = copied from a browser or a tool
fidelity-log-text = text from a log
fidelity-retyped = retyped text

## Who can be asked

who-customer = whoever made the upload
who-backend = whoever runs the signing code
who-account-owner = the account owner

## Short words

word-yes = yes
word-no = no
word-unknown = don't know
word-open = not answered yet
word-empty = (empty)
word-expected = expected
word-actual = found
list-joint = ,{" "}
word-sentence = { $text }.
word-noted = { $text } ({ $note })
word-quoted = "{ $value }"
word-cause = Cause
word-solution = Solution
word-documented-advice = Documented in { document-436-41164 } ({ $document })
word-our-advice = postdoc adds
word-fix = Fix
word-path = Path

## Where the case came from

case-from-answer = named by COS's message
case-from-prediction = predicted from what you gave

## Which clock counts as "now"

now-from-option = given with --now
now-from-answer = from COS's message
now-from-server-time = from ServerTime in COS's response
now-from-date = from the response's Date header
now-from-request-id = from the RequestId
now-from-request-date = from the request's Date header
now-from-machine = from this machine's clock

## Names of services

vendor-s3 = Amazon S3
vendor-oss = Alibaba Cloud OSS
vendor-minio = MinIO
vendor-obs = Huawei Cloud OBS
vendor-gcs = Google Cloud Storage
vendor-other = another storage service

## Amounts

amount-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
amount-hours = { $count } h
amount-minutes = { $count } min
amount-seconds = { $count } s
amount-bytes =
    { $count ->
        [one] { $count } byte
       *[other] { $count } bytes
    }

## Reasons of the system

reason-not-found = no such file or directory
reason-permission-denied = permission denied
reason-already-exists = it already exists
reason-is-a-directory = it is a directory
reason-not-a-directory = it is not a directory
reason-address-in-use = another program uses this port
reason-address-not-available = this machine does not have this address
reason-storage-full = no space is left
reason-read-only = the file system is read-only
reason-invalid-data = invalid data
reason-unsupported = the system does not support it
reason-broken-pipe = nobody reads it any more
## Read aloud: moments, zones, letters

zone-home = 0
zone-0 = UTC
zone-28800 = UTC+8
zone-32400 = JST
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
moment = { $date } ({ $day }) { $time } { $zone }
heard-before = The policy had expired { $gap_text } before COS received the request.
heard-after = The first time is not before the second. Please have both numbers read again.
heard-civil = { $seconds_text } is the difference between UTC and { $zones }: check for a local time written as UTC, or a time converted twice.
heard-civil-life = With { $life_text } of validity added, that is { $seconds_text }, the difference between UTC and { $zones }: check for a local time written as UTC, or a time converted twice.
civil-60 = Central Europe (UTC+1)
civil-120 = Central Europe in summer (UTC+2)
civil-180 = Moscow (UTC+3)
civil-240 = US Eastern summer time (UTC-4)
civil-300 = US Eastern time (UTC-5)
civil-330 = India (UTC+5:30)
civil-360 = US Central time (UTC-6)
civil-420 = US Pacific summer time (UTC-7) or Bangkok (UTC+7)
civil-480 = China (CST, UTC+8) or US Pacific time (UTC-8)
civil-540 = Japan (JST, UTC+9)
civil-600 = Sydney (UTC+10)
letter-capital = capital { $letter }
letter-small = small { $letter }
letter-digit = digit { $letter }
tails-same = Both ends are the same. The rest may still differ.
tails-differ = Character { $place } from the end: { $form_letter } in the form, { $policy_letter } in the policy.
tails-alike = These are easily misheard. Ask once more before you answer.

## Pages, by their titles

document-436-14690 = POST Object
document-436-41164 = Troubleshooting POST Object
document-436-7730 = Error Codes
document-436-40105 = 403 Error for COS Access
document-436-7778 = Request Signature
document-436-13324 = Object Overview
document-436-13318 = Setting Cross-Origin Access
document-436-41230 = Obtaining RequestId
document-436-7749 = PUT Object
