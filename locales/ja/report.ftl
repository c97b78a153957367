### The report: headings and the few sentences it puts together itself.

## Headline

report-headline = { $verdict }：{ $about }
report-headline-several = { $verdict }：{ $about }（誤りは全部で { $count } 件です。1 件だけ直しても、次の送信は拒否されます）

## Joints

# Between names of differences.
report-list-joint = {"、"}
# Between two sentences.
report-sentence-joint = {""}

# Between a statement and what it is about.
report-colon = {"："}
report-any-other = その他
report-usual = よく見られる場面：{ $code }

## Headings

report-title = COS POST Object アップロードの診断
report-what-cos-said = COS の応答
report-faults = 誤り
report-others = 警告と補足
report-needs = 追加で必要な情報
report-unread = 読み取らなかった行
report-unread-more = ほか { $count } 行
report-times = 時刻
report-masked = 伏せたもの
report-see = 参照

## Sentences

report-also-at = 同じ箇所：{ $source } { $line } 行 { $column } 列、{ $byte } バイト目
report-need-secret = 人に送らず、お手元のマシンだけで読み込んでください。
report-time-now = 現在 { $time }（{ $from }）
report-time-expiration = expiration { $time }
report-time-key-time = KeyTime { $start } から { $end } まで
report-made-by = postdoc { $version } がオフラインで作成しました。送る前に一度お読みください。

## What was masked

report-masked-nothing = なし（秘密の値は入力されていません）
report-masked-secret-key = SecretKey（どのエンコードでも）
report-masked-sign-key = SignKey（入力されたもの、計算で得られるもの）
report-masked-token = 一時キーのトークン（x-cos-security-token）
report-masked-customer-key = SSE-C の鍵
report-masked-cookie = Cookie
report-masked-authorization = ほかのサービスの認証情報（Authorization、Proxy-Authorization）
report-masked-signature = q-signature の先頭 { $digits } 桁より後ろ
