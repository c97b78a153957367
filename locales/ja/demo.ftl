### デモ：内蔵の失敗例の名前と、自動再生の説明。

demo-menu = 内蔵の失敗例
demo-hint = キーとバケットは架空のもので、時刻は固定されています。Enter で始めます。
demo-title-double-fault = 2 つの誤り：署名と、その陰に隠れた有効期限
demo-title-q-ak = q-ak の 1 文字が、よく似た別の文字
demo-title-expiration = 1 時間前、ページを開いたときに作った policy
demo-title-signature = SignKey を作らずに署名した
demo-title-policy = policy の JSON に余分なコンマがある
demo-title-bucket = policy のバケットに APPID がない
demo-title-condition = key の先頭が policy の条件と違う
demo-title-body = コードで組み立てた body に空行がない
demo-title-hidden = ブラウザーが応答を表示しない（CORS）
demo-title-permission = フォームは正しいが、権限がない
demo-title-temporary-keys = 一時キーのトークンの項目名が違う
demo-title-zone = 東京では動き、バージニアのサーバーでは失敗
demo-sample = デモ：{ $name }。Enter で見本を貼り付けます。
demo-paste = 見本を貼る
demo-pause = 一時停止
demo-step = 次へ
demo-stop = 終了
demo-report = コピーされる診断レポート（秘密の値は入りません）
demo-lines = Enter でデモの見本を使います。:s で飛ばします。
demo-go-on = 再開
demo-paused = 一時停止中
demo-end = 2 分間でご覧いただいたもの
demo-end-case = ご覧いただいたもの：{ $name }
demo-end-points =
    1. 別のドキュメントへ案内してしまう公式の説明
    2. 1 回の貼り付けで埋まる入力
    3. 最初の誤りの特定と証明
    4. 現地時刻に Z を付けた場合の 3 都市の違い
    5. 直したフォームの再診断
    6. 全体の言語の切り替え
    7. キー入力 5 回の電話対応
    8. 壊れた body と、抜けた空行の位置
    9. 秘密の値を含まない診断レポート
demo-end-next =
    ご自分のアップロードの診断：postdoc
    { $count } の失敗例を自分で試す：postdoc demo
    ファイルやパイプから：postdoc diagnose ファイル名
demo-unknown = { $value } というデモはありません。次のものがあります。

## 説明（1 行ずつ）

demo-play-open = COS へのアップロードが拒否されました。手元には COS の応答だけです。
demo-play-answer = 貼り付けます。署名が正しくない、とのこと。なぜでしょうか。
demo-play-manual = 公式の案内は「リクエスト署名」ですが、正しい手順は「POST Object」です。
demo-play-curl = curl を 1 回貼れば、policy とフォームの項目がすべて埋まります。
demo-play-keys = キーがあれば署名の誤りを探せます。通信なし、キーは伏せ字のまま。
demo-play-proved = 証明済み：policy の JSON ではなく base64 に署名していました。
demo-play-zone = 次の誤り：現地時刻に Z を付けています。3 都市の表をどうぞ。
demo-play-mended = 両方を直した値です。表示する前に、もう一度診断しています。
demo-play-again = 直したフォームを貼り付けると、誤りはなく、署名も証明されます。
demo-play-language = F2 を押せば、いつでも画面全体が別の言語になります。
demo-play-back = 元の言語に戻ります。
demo-play-phone = 電話で聞いただけでも、キー入力 5 回で最初の答えが出ます。
demo-play-ask = 質問を読み上げます。SecretKey は決して聞きません。
demo-play-body = 壊れた body：空行が抜けた箇所に印が付きます。
demo-play-safe = 最後に、お客様や問い合わせに渡せる診断レポートです。
demo-play-report = 署名は途中まで、キーとトークンは base64 の中まで伏せます。
demo-play-end = 以上です。ご自分のアップロードは postdoc で診断できます。
demo-play-case = { $name }。手元にあるのはこれだけです。
demo-play-case-answer = 返ってきたメッセージを、そのまま貼り付けます。
demo-play-case-upload = 次に policy とフォームです。どの形でも構いません。
demo-play-case-found = 何が、どこで、なぜ違うのかを示します。
demo-play-case-mend = そして、直し方です。
demo-play-case-end = 以上です。ほかの例は postdoc demo で見られます。
