### The report: headings and the few sentences it puts together itself.

## Headline

report-headline = { $verdict }：{ $about }
report-headline-several = { $verdict }：{ $about }。誤りは全部で { $count } 件あり、1 件だけ直しても次の送信は拒否されます
report-headline-warned = 拒否される誤りは見つかりませんが、{ $count ->
        [1] 確かめる点があります：{ $about }
       *[other] 確かめる点が { $count } 件あります。最初のもの：{ $about }
    }
report-headline-unexplained = この応答の原因はまだわかりません。{ $count ->
        [1] 別の誤りがあります：{ $about }
       *[other] 別の誤りが { $count } 件あります。最初のもの：{ $about }
    }
report-excluded = { $case ->
        [q-ak] q-ak はフォームと policy で一致しています。COS が受け取ったのは別のリクエストです
        [bucket] bucket は policy とリクエストで一致しています。COS が受け取ったのは別のリクエストです
        [condition] この項目は条件を満たしています。COS が受け取ったのは別のリクエストです
        [expiration] この policy は期限切れではありません。COS が受け取ったのは別の policy です
        [policy] この policy に誤りはありません。COS が受け取ったのは別の policy です
        [body] この body に誤りはありません。COS が受け取ったのは別の body です
        [other-policy] 別の policy が送信されています（応答の expiration と一致しません）
        [signature] この値の署名は正しいため、COS が受け取ったのは別のリクエストです
       *[other] 応答が示す箇所に誤りはありません。COS が受け取ったのは別のリクエストです
    }

## Joints

# Between names of differences.
report-list-joint = {"、"}
# Between two sentences.
report-sentence-joint = {""}

# Between a statement and what it is about.
report-colon = {"："}
report-exceptions-page = 「POST Object のトラブルシューティング」（436/41164）
report-any-other = その他
report-usual = よくある原因：{ $code }

## Headings

report-title = COS POST Object アップロードの診断
report-faults = 誤り
report-others = 警告と補足
report-needs = 追加で必要な情報
report-unread = 読み取らなかった行
report-unread-more = ほか { $count } 行
report-times = 時刻
report-masked = 伏せ字にした情報
report-see = 参照

## Sentences

report-also-at = 同じ箇所：{ $source } { $line } 行 { $column } 列、{ $byte } バイト目
report-need-secret = だれにも送らず、お手元のマシンだけで使ってください。
report-time-now = 現在 { $time }（{ $from }）
report-time-then = 基準 { $time }（{ $from }）
report-time-expiration = expiration { $time }
report-time-key-time = KeyTime { $start } から { $end } まで
report-made-by = postdoc { $version } がオフラインで作成しました。送る前に一度お読みください。

## What was masked

report-masked-nothing = なし（秘密の値は入力されていません）
report-masked-secret-key = SecretKey（どのエンコード形式でも）
report-masked-sign-key = SignKey（入力されたもの、計算で得られるもの）
report-masked-token = 一時キーのトークン（x-cos-security-token）
report-masked-customer-key = SSE-C の鍵
report-masked-cookie = Cookie
report-masked-authorization = ほかのサービスの認証情報（Authorization、Proxy-Authorization）
report-masked-signature = q-signature の先頭 { $digits } 桁より後ろ
