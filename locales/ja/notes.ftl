### 読み取りで気付いたこと（note-...）、その種類の入力に含まれないもの（missing-...）、読み取りの名前（reader-...）。

note-answer-several = 応答が複数あるため、最後のものを使います。
note-answer-nearest = 応答が複数あるため、時刻がこのアップロードに合うものを使います。
note-answer-cut = 応答が途中で切れています。残っている部分だけを使います。
note-answer-layer = { $layer ->
        [html-escaped] HTML のエスケープ
        [url-encoded] URL エンコード
        [json-string] JSON 文字列のエスケープ
       *[other] 文字列のエスケープ
    }を 1 段階外して読み取りました。
note-answer-retyped = 手入力の可能性があるため、読み替えました。{ $full-width_given ->
        [yes] 全角文字 { $full-width } 字を半角に読み替えました。
       *[no] {""}
    }{ $quotes_given ->
        [yes] 引用符 { $quotes } 個を半角に読み替えました。
       *[no] {""}
    }{ $hyphens_given ->
        [yes] ダッシュ { $hyphens } 個をハイフンに読み替えました。
       *[no] {""}
    }1 文字の違いは判断の根拠にしません。原文のまま貼り付けると、文字も比べられます。
note-policy-unescaped = 文字列またはログのエスケープを外しました。
note-policy-code = これは policy を作るコードであり、送信された policy ではありません。リクエストの policy の項目の値を貼り付けてください。
note-policy-cam = POST の policy ではなく、CAM のポリシーです。
note-form-json-broken = 項目の一覧の JSON に誤りがあります。読める項目を使います。
note-form-of-service = 署名を作るサービスの応答です。フォームの一部だけの可能性があります。
note-form-authorization-string = フォームの項目ではなく、「リクエスト署名」（436/7778）の Authorization の文字列です。
note-body-not-multipart = body はありますが、multipart ではありません。
note-keys-several = キーが複数あるため、種類ごとに最初のものを使います。
note-requests-several = リクエストが { $count } 件あるため、アップロードらしいものを使います。
note-copy-characters = このコピー方法では失われる文字を含む値が { $count } 個あり、元の文字がわかりません。「Copy as cURL (bash)」でコピーし直してください。
note-curl-variables = シェルだけが知っている値が { $count } 個あります。書かれたまま扱います。
note-code-variables = プログラムだけが知っている値が { $count } 個あります。不明な値として扱います。
note-curl-semicolon = curl は { $field } の値をセミコロンで切ります。-F の中で二重引用符で囲むか、--form-string を使ってください。
note-wire-left-out = ファイルの途中の { $bytes } バイトは保持していません。それより後ろのバイト位置は、その分を除いて数えています。
note-html-template = 値の代わりにテンプレートが残っている項目が { $count } 個あります。動いているページからフォームをコピーすると、値がわかります。
note-har-no-upload = HAR ファイルの { $count } 件のリクエストに、フォームのアップロードがありません。
note-har-dropped = HAR ファイルのうち、フォームのアップロードではない { $count } 件を除きました。
note-har-candidates = HAR ファイルにフォームのアップロードが { $count } 件あります。{ $taken } 件目を使います。

missing-secret-id = SecretId
missing-body = body
missing-file-bytes = ファイルの中身
missing-content-length = Content-Length
missing-answer = { source-answer }
missing-order = 項目の順番
missing-headers = ヘッダー
missing-line-endings = 正確な改行
missing-exact-bytes = 正確なバイト列
missing-form = フォームの項目
missing-code = Code
missing-message = Message
missing-request-id = RequestId

reader-xml = 応答の XML
reader-client-error = クライアント側のエラー
reader-sdk-error = SDK のエラー
reader-message = メッセージのテキスト
reader-json-text = policy（JSON のテキスト）
reader-base64 = { source-policy-base64 }
reader-pairs = 項目の一覧（JSON の組）
reader-object = JSON のオブジェクト
reader-lines = name=value の行
reader-rows = 出力された項目の一覧
reader-url-encoded = URL エンコードされた項目
reader-multipart = multipart の body
reader-http = 生の HTTP リクエスト
reader-wire = ここで受信したアップロード
reader-curl = curl コマンド
reader-har = HAR ファイル
reader-capture = 通信のキャプチャ
reader-hurl = hurl ファイル
reader-bruno = Bruno のリクエスト
reader-insomnia = Insomnia のエクスポート
reader-postman = Postman のコレクション
reader-httpie = HTTPie コマンド
reader-powershell = PowerShell コマンド
reader-fetch = fetch のコピー
reader-html = HTML のフォーム
reader-sts = STS の応答（一時キー）
reader-dump = ツールの出力
reader-form-data = multipart のフォーム（文字列）
reader-address = 文中の URL
reader-upload-file = アップロードするファイル
reader-option = { source-option }
reader-session = 保存したセッション
