### 修正後の値、署名の手順、コード、CAM ポリシーの確認。

## 修正後の値

remedy-heading = 修正後の値
remedy-verified = この値でもう一度診断し、誤りがないことを確認しました。
remedy-none = 確認できた修正後の値は、まだありません。
remedy-patch = policy のテキストの変更箇所
remedy-form = フォーム全体（COS が受け付ける順番）
remedy-needs-key = 署名は{ $id_given ->
        [yes] {" "}{ $id }
       *[no] フォームの q-ak
    } と組になる SecretKey で計算し直す必要があります。postdoc sign を使うと、手順ごとに値を確かめながら計算できます。
remedy-needs-id = SecretId を q-ak と policy の両方に入れてください。
remedy-not-here = アップロードの内容では直せません。対応できる方：{ $who }。

remedy-change-policy = policy の { $field }
remedy-change-encoding = policy の項目のエンコード
remedy-change-form = フォームの { $field }
remedy-change-once = フォームの { $field }（{ $from } 回送信）
remedy-change-field-name = フォームの項目名 { $field }
remedy-change-order = フォームの項目の順番
remedy-change-request = リクエストの { $field }
remedy-change-body = リクエストの body
remedy-change-keys = 入力された { $field }
remedy-change-add = { $to } を追加
remedy-change-remove = { $from } を削除
remedy-change-to = { $from } を { $to } に変更
remedy-change-keep = { $to } だけを送信
remedy-change-open = { $field ->
        [q-signature] SecretKey で計算し直す
       *[other] 実際の値を入れる
    }
remedy-change-clean = 前後の空白と引用符を除いて使用

## 選択

remedy-choice = { $field } の 2 つの値が食い違っており、修正方法は 1 つではありません
remedy-choice-taken = 上の値は { $side } に合わせています。
remedy-choice-advised = 上の値は、「POST Object のトラブルシューティング」（436/41164）の説明に従って { $side } に合わせています。
remedy-choice-picked = 上の値は、選択に従って { $side } に合わせています。
remedy-choice-open = どちらが正しいかは判断できません。どの変更にするか選んでください。
remedy-side-policy = policy
remedy-side-form = フォーム
remedy-side-request = リクエスト
remedy-side-keys = キー
remedy-side-another-file = file（{ $value } バイトの別のファイルをアップロード）
remedy-side-another-value = フォームの { $field }（{ $value } で始まる別の値を送信）

## 4 つの手順

remedy-step-key-time = 署名の有効時間です。開始と終了の Unix 時刻（秒）を ; でつなぎます。
remedy-step-sign-key = SecretKey を鍵、KeyTime をメッセージにします。結果はバイト列ではなく、小文字の 16 進数 40 桁の文字列として使います。
remedy-step-string-to-sign = base64 にする前の policy の JSON のハッシュです。空白や改行も 1 文字ずつ影響します。
remedy-step-signature = SignKey（40 文字の文字列）を鍵、StringToSign（40 文字の文字列）をメッセージにします。
remedy-departs = ここまでの値は一致しています。最初に違うのは { $given } です。正しい値は { $right } ですが、{ $yours } になっています。
remedy-departs-first = 最初に違うのは { $given } です。正しい値は { $right } ですが、{ $yours } になっています。
remedy-agrees = 入力された値はすべて正しい値と一致しています。

remedy-hint-signed-base64-policy = base64 のテキストから計算した値です。COS は base64 にする前の JSON をハッシュします。
remedy-hint-policy-trailing-newline = 末尾に改行が付いた policy から計算した値です。送信したテキストには付いていません。
remedy-hint-no-policy-trailing-newline = 末尾の改行を除いた policy から計算した値です。ファイルには改行があり、改行も含めて署名とエンコードを行います。
remedy-hint-policy-line-endings = 改行が CRLF の policy から計算した値です。送信したテキストの改行は LF です。
remedy-hint-policy-bom = 先頭に BOM が付いた policy から計算した値です。送信したテキストには付いていません。
remedy-hint-signkey-arguments-swapped = 鍵とメッセージが逆です。SecretKey が鍵、KeyTime がメッセージです。
remedy-hint-hmac-arguments-swapped = 鍵とメッセージが逆です。SignKey が鍵、StringToSign がメッセージです。
remedy-hint-signature-upper-case = 値は合っていますが、大文字です。COS はどの手順でも小文字を使います。
remedy-hint-signature-base64 = 値は合っていますが base64 で書かれています。COS はどの手順でも 16 進数を使います。
remedy-hint-raw-signkey-bytes = SignKey を 20 バイトのまま使っています。COS は 40 桁の 16 進数の文字列を鍵にします。
remedy-hint-no-sha1 = policy そのものを使っています。StringToSign は policy の SHA-1（16 進数 40 桁）です。
remedy-hint-key-time-milliseconds = ミリ秒になっています。KeyTime の単位は秒です。

## コード

remedy-code-heading = 正しいコード
remedy-code-which = { wizard-code-which }そのコードの数行、スタックトレース、User-Agent のいずれかを入力に加えると、正しいコードをここに表示します：{ $languages }。
remedy-code-expiration = expiration：現在から 30 分後（UTC）
remedy-code-sign = 署名の 4 つの手順
remedy-code-serialise = policy は一度だけ文字列にし、その同じ文字列をハッシュして base64 にする

## CAM ポリシーの確認

remedy-permission-allowed = この CAM ポリシーは、{ $wanted } に対する name/cos:PostObject を許可しています。
remedy-permission-allowed-if = この CAM ポリシーは、{ $wanted } に対する name/cos:PostObject を条件付きで許可しています。条件を満たすかどうかは COS だけが判断できます。
remedy-permission-no-action = この CAM ポリシーに、name/cos:PostObject を許可する記述がありません。
remedy-permission-other-action = この CAM ポリシーが許可しているのは { $near } という別の操作です。フォームでのアップロードには name/cos:PostObject が必要です。
remedy-permission-resource = 操作は { $given } に対して許可されていますが、このアップロードの対象は { $wanted } です。
remedy-permission-denied = この CAM ポリシーには、このアップロードを拒否する記述があります。拒否は許可より優先されます。
remedy-permission-not-cam = statement がないため、CAM ポリシーではありません。
remedy-permission-not-json = この CAM ポリシーは JSON として正しくないため、CAM でも使えません。

## ブラウザーを通さない送信

remedy-resend-heading = COS のメッセージを確認するには、ブラウザーを通さずに一度だけ送信します
remedy-resend-how = 実際のファイルを送るため、COS が受け付けるとそのまま保存されます。-i を付けると、ステータスコードとヘッダーに続けて COS の応答が表示されます。拒否された場合は Code と Message を含む XML です。表示された内容は、省略せずにすべて貼り付けてください。
remedy-resend-file = { $file } のあるフォルダーで実行します。
remedy-resend-any-file = FILE をファイル名に置き換え、そのファイルのあるフォルダーで実行します。
remedy-resend-address = 送信先は、実際のバケットとリージョンに書き換えてください。
remedy-resend-until = KeyTime の期限内に実行してください（{ $time } まで）。期限を過ぎたら、policy と署名を作り直します。
remedy-resend-in-time = KeyTime の期限内に実行してください。policy と署名は、作り直したばかりのものを使います。
remedy-resend-copied = ブラウザーの Copy as cURL は実行しないでください。ファイルの中身が空のため、オブジェクトが空の内容で上書きされます。
remedy-variables = 秘密の値と不明な値は書き出していません。使う前に設定してください：{ $names }
