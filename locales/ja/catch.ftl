### `postdoc catch`: 待ち受け中に標準エラー出力へ出すものと、各レポートの前に出す行。

catch-listens = postdoc catch は { $url } で待ち受けています
catch-how =
    COS の代わりに、次のようにここへアップロードしてください。
    - ブラウザーのフォーム：<form action="{ $url }" method="post" enctype="multipart/form-data">
    - fetch：fetch("{ $url }", { "{" } method: "POST", body: formData { "}" })
    - cURL：curl --form-string key=KEY --form-string policy=POLICY -F file=@photo.png { $url }
    - ミニプログラム：wx.uploadFile({ "{" } url: "{ $url }" { "}" })（開発者ツールでドメインのチェックを無効にします）
    - uni-app：uni.uploadFile({ "{" } url: "{ $url }" { "}" })
    - SDK：カスタムドメインに { $url }、プロトコルに http を設定します。
catch-how-end = --out を指定しない限り、受け取った内容は保存しません。転送もしません。Ctrl+C で終了します。
catch-stopped = 終了しました。受信したアップロード：{ $count } 件。ポートは解放されました。
catch-without-bucket = --bucket と --region がないため、バケットとアドレスは確認しません。
catch-without-v6 = [::1] では待ち受けていません：{ $reason }。127.0.0.1 を使ってください。
catch-out = 各リクエストをそのまま { $folder } に書き出します。SecretId、トークン、署名は伏せ字にしません。ファイルを読めるのは現在のユーザーだけです。
catch-written = リクエストを { $file } に書き出しました（伏せ字なし）。
catch-not-written = リクエストを書き出せませんでした：{ $reason }。
catch-preflight = ブラウザーが { $origin } から { $method } を送信してよいか問い合わせました。ここでは許可しました。実際のバケットには AllowedOrigin { $origin }、AllowedMethod { $method }、AllowedHeader { $headers } の CORS 設定が必要です。
catch-upload = アップロード { $number }、{ $time }、{ $client }、{ $size } バイト、応答 { $status }
catch-gone = 解消：{ $title }
catch-new = 新規：{ $title }
catch-same = 指摘は前回のアップロードと同じです。

## アップロードに至らなかった接続

catch-trouble-tls = { $from } が TLS ハンドシェイクを始めました。ここは平文の http です。http:// を使ってください。
catch-trouble-http2 = { $from } が TLS なしの HTTP/2 で接続しました。ここは HTTP/1.1 です。HTTP/2 の prior knowledge を無効にしてください。
catch-trouble-garbage = { $from } が HTTP/1.1 ではないデータを送信しました。
catch-trouble-head = { $from } のヘッダーが 64 KiB を超えているか、数が多すぎます。
catch-trouble-slow = { $from } がリクエストの途中で送信を止めました。
catch-trouble-left = { $from } がヘッダーの途中で接続を閉じました。
catch-trouble-length = { $from } の Content-Length またはチャンクサイズが数値でないか、異なる値が 2 つあります。
catch-trouble-body = { $from } が 5 GiB を超えるデータを送信しました。COS はこのサイズのフォームアップロードを拒否します：EntityTooLarge。
catch-trouble-crowded = { $from } の接続を拒否しました：同時接続が多すぎます。
