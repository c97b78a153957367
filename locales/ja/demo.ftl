### デモ：内蔵の失敗例の名前と、自動再生の説明。

demo-menu = 内蔵の失敗例
demo-hint = キーとバケットは架空のもので、時計は止まっています。Enter で始めます。
demo-title-double-fault = 二重の誤り：署名と、その後ろの時刻
demo-title-q-ak = q-ak の似た文字が 1 つ違う
demo-title-expiration = 1 時間前、ページを開いたときに作った policy
demo-title-signature = SignKey を作らずに署名した
demo-title-policy = policy の JSON に余分なコンマがある
demo-title-bucket = policy のバケットに APPID がない
demo-title-condition = key が policy の条件どおりに始まらない
demo-title-body = 手で組んだ本文に空行がない
demo-title-hidden = ブラウザーが応答を見せない（CORS）
demo-title-permission = フォームは正しく、権限がない
demo-title-temporary-keys = 一時キーの token の項目名が違う
demo-title-zone = 東京では動き、バージニアのサーバーでは失敗
demo-sample = デモ：{ $name }。Enter で見本を貼り付けます
demo-paste = 見本を貼る
demo-pause = 一時停止
demo-step = 次へ
demo-stop = 終了
demo-report = コピーされる報告書（秘密の値は入りません）
demo-unknown = { $value } というデモはありません。次のものがあります。

## 説明（1 行ずつ）

demo-play-open = COS へのアップロードが断られました。手元にはこの文だけです。
demo-play-answer = 貼り付けます。署名が正しくない、とのこと。なぜでしょうか。
demo-play-manual = 436/7778 を読みがちですが、POST Object は 436/14690 です。
demo-play-curl = ブラウザーの curl を 1 回貼れば、policy とフォームが埋まります。
demo-play-keys = キーがあれば署名の誤りを探せます。通信なし、キーは隠したまま。
demo-play-proved = 証明済み：policy の JSON ではなく base64 に署名していました。
demo-play-zone = 次の誤り：現地時刻に Z を付けています。3 都市の表をどうぞ。
demo-play-mended = 直したフォームをもう一度診断：誤りは見つかりませんでした。
demo-play-language = F2 を押せば、いつでも全部がもう一つの言語になります。
demo-play-back = 元の言語に戻ります。
demo-play-phone = 電話で聞いただけでも、キー 5 回で最初の答えが出ます。
demo-play-ask = 質問を読み上げます。SecretKey は決して聞きません。
demo-play-body = 壊れた本文：空行が抜けた箇所に印が付きます。
demo-play-safe = 最後に、お客様や問い合わせに渡せる報告書です。
demo-play-report = 署名は途中まで、キーと token は base64 の中まで隠します。
demo-play-end = 以上です。ご自分のアップロードは postdoc で診断できます。
