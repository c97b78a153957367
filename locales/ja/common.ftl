### どこでも使う言葉：判定、重要度、入力の名前、数量。

## 判定

verdict-fault = 誤りが見つかりました
    .none-proved = 原因と思われる箇所が見つかりました
verdict-sound = 誤りは見つかりませんでした
    .scope = 入力された範囲では、誤りは見つかりませんでした。
verdict-undetermined = 情報が足りません
verdict-mismatch = 別のリクエストの応答です

## 確かさと根拠

severity-error = エラー
severity-warning = 警告
severity-note = 補足
authority-documented = 公式記載
authority-observed = 実例あり
authority-inferred = 推定
authority-proved = 証明済み
word-refused-next = 次に拒否されます
word-this-cause = 今回のエラーの原因

## 値がある場所

source-answer = COS の応答
source-policy = policy
source-policy-base64 = policy（base64）
source-form = フォーム
source-body = リクエストの body
source-request = リクエスト
source-keys = API キー
source-option = オプション

## 送信されたものにどれだけ近いか

fidelity-wire = 送信されたバイト列そのもの
fidelity-browser-copy = ブラウザーやツールからのコピー
fidelity-log-text = ログの文字列
fidelity-retyped = 手入力された文字

## だれに聞くか

who-customer = アップロードした方
who-backend = 署名のコードを管理している方
who-account-owner = アカウントの管理者

## 短い言葉

word-yes = はい
word-no = いいえ
word-unknown = わからない
word-open = 未回答
word-empty = （空）
word-expected = 期待される値
word-actual = 実際の値
word-quoted = 「{ $value }」
list-joint = {"、"}
word-sentence = { $text }。
word-noted = { $text }（{ $note }）
word-cause = 考えられる原因
word-solution = ソリューション
word-documented-advice = 公式記載（{ document-436-41164 }、{ $document }）
word-our-advice = postdoc からの補足
word-fix = 対処方法
word-path = 診断の経路

## ケースの根拠

case-from-answer = COS のメッセージによる
case-from-prediction = 入力情報からの予測

## 基準にした時刻

now-from-option = --now の指定
now-from-answer = COS のメッセージの数値
now-from-server-time = COS の応答の ServerTime
now-from-date = 応答の Date ヘッダー
now-from-request-id = RequestId に含まれる時刻
now-from-request-date = リクエストの Date ヘッダー
now-from-machine = この PC の時計

## サービスの名前

vendor-s3 = Amazon S3
vendor-oss = Alibaba Cloud OSS
vendor-minio = MinIO
vendor-obs = Huawei Cloud OBS
vendor-gcs = Google Cloud Storage
vendor-other = 別のストレージサービス

## 数量

amount-days = { $count } 日
amount-hours = { $count } 時間
amount-minutes = { $count } 分
amount-seconds = { $count } 秒
amount-bytes = { $count } バイト

## システムが返した理由

reason-not-found = そのようなファイルやディレクトリはありません
reason-permission-denied = アクセス権がありません
reason-already-exists = すでに存在します
reason-is-a-directory = ディレクトリです
reason-not-a-directory = ディレクトリではありません
reason-address-in-use = 別のプログラムがこのポートを使っています
reason-address-not-available = このマシンにこのアドレスはありません
reason-storage-full = 空き容量がありません
reason-read-only = 読み取り専用のファイルシステムです
reason-invalid-data = データが正しくありません
reason-unsupported = システムが対応していません
reason-broken-pipe = 読み取り側が閉じています
## 読み上げ：日時、タイムゾーン、文字

zone-home = 32400
zone-0 = UTC
zone-28800 = UTC+8
zone-32400 = JST
weekday-1 = 月
weekday-2 = 火
weekday-3 = 水
weekday-4 = 木
weekday-5 = 金
weekday-6 = 土
weekday-7 = 日
moment = { $date }（{ $day }）{ $time } { $zone }
heard-before = COS がリクエストを受けたのは、有効期限の { $gap_text }後です。
heard-after = 1 つ目の時刻が 2 つ目より前ではありません。2 つの数字をもう一度確認してください。
heard-civil = { $seconds_text }は、{ $zones }と UTC の時差と同じです。現地時刻を UTC として書いていないか、時差を 2 回引いていないか確認してください。
heard-civil-life = 有効期間 { $life_text }を足すと { $seconds_text }になり、{ $zones }と UTC の時差と同じです。現地時刻を UTC として書いていないか、時差を 2 回引いていないか確認してください。
civil-60 = 中央ヨーロッパ（UTC+1）
civil-120 = 中央ヨーロッパの夏時間（UTC+2）
civil-180 = モスクワ（UTC+3）
civil-240 = 米国東部の夏時間（UTC-4）
civil-300 = 米国東部（UTC-5）
civil-330 = インド（UTC+5:30）
civil-360 = 米国中部（UTC-6）
civil-420 = 米国太平洋の夏時間（UTC-7）やバンコク（UTC+7）
civil-480 = 中国（CST、UTC+8）や米国太平洋（UTC-8）
civil-540 = 日本（JST、UTC+9）
civil-600 = シドニー（UTC+10）
letter-capital = 英大文字の { $letter }
letter-small = 英小文字の { $letter }
letter-digit = 数字の { $letter }
tails-same = 末尾は同じです。ほかの部分が違う可能性は残ります。
tails-differ = 末尾から { $place } 文字目：フォームは{ $form_letter }、policy は{ $policy_letter }。
tails-alike = 聞き間違いやすい文字です。もう一度確認してから答えてください。

## ドキュメントのタイトル

document-436-14690 = POST Object
document-436-41164 = POST Object のトラブルシューティング
document-436-7730 = エラーコード
document-436-40105 = COS アクセスの 403 エラー
document-436-7778 = リクエスト署名
document-436-13324 = オブジェクトの概要
document-436-13318 = クロスドメインアクセスの設定
document-436-41230 = RequestId の取得
document-436-7749 = PUT Object
