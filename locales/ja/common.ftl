### どこでも使う言葉：判定、重要度、入力の名前、数量。

## 判定

verdict-fault = 誤りが見つかりました
    .none-proved = 原因と思われる箇所が見つかりました
verdict-sound = 誤りは見つかりませんでした
    .scope = 入力された範囲では、誤りは見つかりませんでした。
verdict-undetermined = 情報が足りません
verdict-mismatch = 別のリクエストの応答です
verdict-line = 診断：{ $text }
verdict-line-so-far = 診断（暫定）：{ $text }
verdict-nothing-yet = まだ情報がありません

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
word-absent = （項目なし）
word-empty = （空）
word-expected = 期待される値
word-actual = 実際の値
word-quoted = 「{ $value }」
word-cause = 考えられる原因
word-solution = ソリューション
word-documented-advice = 公式記載（POST Object のトラブルシューティング、{ $document }）
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
