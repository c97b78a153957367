### 診断フロー：各質問（そのままメールに貼れる完全な文）。.say は読み上げる短い 1 文。そこで終わる答えの結論
### （.other はそのほかの答え）、続いて答えの言葉。

node-answer = COS は何と応答しましたか。
    .short = COS の応答は？
    .other = 応答によって、診断の経路が決まります。
node-q-ak-in-form = フォームに q-ak という項目はありますか。
    .short = フォームに q-ak は？
    .no = policy に q-ak の条件があるため、この項目が必要です。SecretId を q-ak として file より前に送信してください。
node-q-ak-equal = フォームの q-ak と policy の q-ak は完全に同じですか。それぞれの文字数と、末尾の 4 文字を教えてください。
    .short = policy と同じ？
    .say = フォームと policy の q-ak は、完全に同じですか。
    .no = これが原因です。SecretId を一度だけ取得して両方に入れ、署名を計算し直してください。
node-q-ak-console = q-ak は、CAM コンソールに表示される SecretId とも同じですか。コンソールを開けなければ「わからない」で構いません。
    .short = コンソールと同じ？
    .say = q-ak は、CAM コンソールの SecretId とも同じですか。
    .yes = フォーム、policy、コンソールの値はすべて一致しており、ここからは原因がわかりません。RequestId を添えてお問い合わせください。
    .no = フォームと policy の q-ak を直し、署名を計算し直してください。
    .unknown = アカウントの管理者に SecretId の確認を依頼してください。その間に、フォームと policy を貼り付けてください。多くの原因はそこでわかります。
node-expiration-same-policy = { $field_given ->
        [yes] 手元の policy の expiration は { $field } ですか。
       *[no] エラーに 10 桁の数字が 2 つあります。2 つとも教えてください。また、1 つ目は手元の policy の expiration と同じ時刻ですか。
    }
    .short = この policy の expiration？
    .say = { $field_given ->
        [yes] 手元の policy の expiration は { $field } ですか。
       *[no] 1 つ目の数字は、policy の expiration と同じ時刻ですか。
    }
    .no = 手元のものとは別の policy が送信されています。フォームに実際に入っている policy を調べてください。
node-expiration-gap = expiration は、COS がリクエストを受けた時刻より前でしたか。
    .short = COS の時計より前？
    .not-expired = この policy は期限内でした。別のアップロードの応答か、COS が時刻を別の意味に読み取っています。
node-expiration-cause = expiration の日時は、コードに直接書く、一度作って使い回す、現地時刻で作る、アップロードのたびに UTC で作る、のどれですか。
    .short = expiration の作り方は？
    .say = expiration の日時は、どのように作っていますか。
    .local-time = 現地時刻に、UTC を表す Z を付けています。UTC に直してから書いてください。
    .twelve-hour = 12 時間制で書かれています。24 時間制の HH を使ってください。
    .hard-coded = 日時がコードに直接書かれています。アップロードのたびに、現在の 30 分後を UTC で計算してください。
    .reused = 期限の切れた policy を使い回しています。送信の直前に、毎回新しく作ってください。
    .clock = 署名するサーバーの時計がずれています。NTP で同期してください。
    .too-short = 有効期間が短すぎます。30 分、大きなファイルならさらに長くしてください。
    .unknown = どの場合も、アップロードのたびに expiration を現在の 30 分後（UTC）にし、エラーが残るか確認してください。
node-signature-mode = 署名はどの方式ですか。policy と q-signature、1 つの Signature 項目、Authorization ヘッダーのどれですか。
    .short = 署名の方式は？
    .say = 署名は、どの方式ですか。
    .signature-field = 通っているなら、直さなくても構いません。拒否されるなら、「POST Object」（436/14690）に従い policy と q-signature を使ってください。
    .authorization-header = 通った実例はありますが、「POST Object」（436/14690）ではヘッダーの署名を使いません。拒否されるなら、policy に署名し、q-signature をフォームで送信してください。
    .other = 別の署名方式です。フォームでは、「POST Object」（436/14690）に従い policy と q-signature を使ってください。
node-signature-who-has-key = SecretKey を管理しているマシンで、postdoc を実行できる方はいらっしゃいますか。SecretKey を送っていただく必要はありません。
    .short = SecretKey は手元に？
    .say = SecretKey のあるマシンで postdoc を実行できますか。
node-signature-fields = フォームに policy、q-sign-algorithm、q-ak、q-key-time、q-signature の 5 つはすべてありますか。
    .short = 5 項目がすべてある？
    .say = 署名の項目は 5 つともありますか。
    .no = policy、q-sign-algorithm、q-ak、q-key-time、q-signature のうち、足りない項目を加えてください。
node-signature-order = 署名の 5 項目は、すべて file より前にありますか。
    .short = 5 項目が file より前？
    .say = 署名の 5 項目は、すべて file より前ですか。
    .no = file をフォームの最後に移してください。COS は file の後の項目を読みません。
node-signature-shape = q-signature は 40 文字で、0 から 9 と小文字の a から f だけですか。
    .short = 16 進数 40 桁？
    .say = q-signature は、数字と小文字の a から f で 40 文字ですか。
node-signature-recomputed = SecretKey から計算し直すと、同じ署名になりますか。
    .short = 計算し直して同じ？
    .yes = 入力された値の署名としては正しい値です。拒否されたリクエストでは、policy、KeyTime、API キーのどれかが異なっています。
    .unknown = SecretKey がないと、署名が正しいかどうかを確かめられません。コードが計算した sha1(policy) の先頭 8 桁と、policy のバイト数を聞いてください。SecretKey と SignKey は送らないよう伝えてください。
node-signature-deviations = 既知の実装ミスのどれかで、この署名を再現できますか。
    .short = 既知の誤り？
    .yes = 再現できたので、これが原因です。コードのこの手順を直してください。
    .no = コードが別の SecretKey、KeyTime、policy のテキストを使っています。署名する値をログに出して比べてください。
    .unknown = お手元のマシンで SecretKey を入力するか、ログに出した policy の SHA1 を入力すると、先に進めます。
node-policy-base64 = policy の項目は 1 行の base64 ですか。多くは eyJ または ewo で始まります。
    .short = 1 行の base64？
    .say = policy は、eyJ か ewo で始まる 1 行ですか。
    .no = policy のテキストを標準の base64 で一度だけエンコードし、その結果を送信してください。
node-policy-json = policy をデコードすると、波括弧で始まる JSON になりますか。
    .short = デコードすると JSON？
    .say = policy をデコードすると、JSON になりますか。
    .no = policy をオブジェクトとして組み立て、JSON エンコーダーに書かせてください。
node-policy-conditions = policy の中に、小文字で "conditions": [ ... ] とあり、角括弧の中に条件が 1 つ以上ありますか。
    .short = 条件の入った conditions は？
    .say = policy に、条件の入った conditions はありますか。
    .no = conditions を小文字で書き、条件が 1 つ以上ある配列にしてください。
node-policy-expiration = policy の中に、小文字で "expiration": "..." とあり、引用符の中に日時がありますか。
    .short = 日時の入った expiration は？
    .say = policy に、日時の入った expiration はありますか。
    .no = expiration を小文字で加え、2026-01-31T12:00:00Z のような UTC の日時を書いてください。
node-policy-entries = conditions の中身は、1 組のオブジェクト、eq か starts-with の配列、content-length-range のどれかだけですか。
    .short = 条件の形式は正しい？
    .say = conditions の要素は、公式の 3 つの形だけですか。
    .yes = policy は正しい形です。このテキストが実際に送信されたか、リクエストの policy をデコードして確認してください。
    .no = 各要素を、1 組のオブジェクト、eq または starts-with の配列、content-length-range のどれかで書いてください。
    .unknown = policy の項目の値を貼り付けてください。それですべてわかります。
node-bucket-request = アップロード先の URL（https:// から .myqcloud.com まで）はわかりますか。
    .short = アップロード先の URL は？
    .say = アップロード先の URL はわかりますか。
    .no = Network タブかコードで、POST の送信先を調べてください。.cos. の前がバケットです。
node-bucket-policy = policy の bucket は、末尾の数字も含めて、アップロード先の URL のバケットと同じですか。
    .short = URL と同じバケット？
    .say = policy の bucket は、URL のバケットと同じですか。
    .yes = この条件は満たされています。別のリクエストの応答か、別の policy が送信されています。
node-bucket-appid = policy の bucket は、ハイフンと APPID（-1250000000 など）で終わっていますか。
    .short = 末尾に APPID は？
    .say = policy の bucket は、ハイフンと数字で終わりますか。
    .yes = バケットの名前かリージョンが違います。policy に送信先のバケットを書くか、policy のバケットに送信してください。
    .no = APPID を加え、<BucketName-APPID> の形にして、署名を計算し直してください。
    .unknown = policy とアップロード先の URL を貼り付けてください。
node-condition-which = 「Condition key」の後に書かれている項目の名前は何ですか。
    .short = どの項目？
    .say = 「Condition key」の後の名前は何ですか。
node-condition-sent = { $field_given ->
        [yes] フォームの file より前に、{ $field } という項目はありますか。
       *[no] フォームの file より前に、エラーに出ている名前の項目はありますか。
    }
    .short = { $field_given ->
        [yes] フォームに { $field } は？
       *[no] フォームにその項目は？
    }
    .say = { $field_given ->
        [yes] file より前に、{ $field } はありますか。
       *[no] file より前に、その項目はありますか。
    }
    .no = bucket を除き、条件にはフォームの項目が必要です。送信するか、条件を外して署名を計算し直してください。
node-condition-difference = { $field_given ->
        [yes] フォームの { $field } の値と policy の条件は、どこが違いますか。大文字と小文字、スラッシュ、空白、値の先頭のどれですか。
       *[no] フォームの値と policy の条件は、どこが違いますか。大文字と小文字、スラッシュ、空白、値の先頭のどれですか。
    }
    .short = どこが違う？
    .say = { $field_given ->
        [yes] { $field } は、policy とどこが違いますか。
       *[no] 項目の値は、policy とどこが違いますか。
    }
    .other = policy の条件に合う値を送信するか、条件を変えて署名を計算し直してください。
    .no = 一致しています。別のリクエストの応答か、別の値で送信されています。
    .letter-case = 大文字と小文字をそろえて、policy に署名し直してください。
    .leading-slash = フォームでも policy でも、key の先頭にスラッシュを付けないでください。
    .surrounding-space = 値の前後の空白を除いてください。
    .percent-encoded = 値をそのまま送信してください。マルチパートのフォームは URL エンコードしません。
    .truncated = 値を最後まで送るか、policy の条件のほうを短くしてください。
    .unknown = フォームと policy を貼り付けてください。違う文字を示します。
node-body-who-built = リクエストの body を作るのは、ブラウザー、ライブラリ、自作のコードのどれですか。
    .short = body を作るのは？
    .say = body を作るのは、ブラウザー、ライブラリ、自作のどれですか。
node-body-content-type = Content-Type ヘッダーは multipart/form-data; boundary=... という形ですか。
    .short = Content-Type に boundary は？
    .say = Content-Type に boundary は付いていますか。
    .no = ヘッダーは、body と同じ boundary の付いた multipart/form-data; boundary=... でなければなりません。コードで Content-Type を設定しなければ、ブラウザーやライブラリが書きます。
node-body-boundary = ヘッダーの boundary と body の boundary は同じですか。
    .short = body と同じ boundary？
    .say = ヘッダーと body の boundary は同じですか。
    .no = ヘッダーと body に同じ boundary を使ってください。コードで Content-Type を設定しなければ、ライブラリが両方を書きます。
node-body-grammar = body のどのパートも、ヘッダー、空行、値の順になっていますか。
    .short = 各パートに空行は？
    .say = どのパートにも、値の前に空行はありますか。
    .no = 各パートのヘッダーと値の間に、空行を書いてください。
node-body-line-endings = body の各行は CRLF（0D 0A）で終わっていますか。
    .short = 改行は CRLF？
    .say = body の改行は CRLF ですか。
    .no = boundary と各パートのヘッダーの後に、\r\n を書いてください。
node-body-closing = body の最後の行は、末尾にハイフンが 2 つ付いた --boundary-- ですか。
    .short = 最後は --boundary--？
    .say = body の最後の行は、ハイフン 2 つで終わっていますか。
    .yes = body に誤りはありません。2 回目の POST がこの応答を受けた可能性があります。Network タブで確認してください。
    .no = 最後のパートの後に --boundary-- を書くか、送信の前にライブラリのライターを閉じてください。
    .unknown = リクエストの生データをファイルに保存して入力してください。ブラウザーのコピーには、body の正確なバイト列がありません。
node-other-vendor = どのサービスの応答ですか。COS の応答には、TraceId と、N で始まる RequestId があります。
    .short = どのサービス？
    .say = どのサービスの応答ですか。
    .other = 別のサービスの応答です。送信先のホストを確認してください。
node-other-code = 応答の Code は何ですか。
    .short = Code は？
    .other = 「エラーコード」（436/7730）でこのコードを確認してください。
node-other-permission = この API キーは、このバケットとオブジェクトキーに対する name/cos:PostObject を許可されていますか。
    .short = PostObject の権限は？
    .say = この API キーに PostObject の権限はありますか。
    .yes = バケット側の設定で禁じられているか、別の操作への応答です。RequestId を添えてお問い合わせください。
    .no = アカウントの管理者に許可を依頼してください。原因はフォームではありません。
    .unknown = アカウントの管理者か、一時キーを発行している方に、API キーの権限（CAM のポリシー）を確認してもらってください。
node-hidden-row = F12 の Network（ネットワーク）タブで赤い行を見てください。OPTIONS の 403、POST の 200 か 204、POST の 403 か 400、ステータスコードなしのどれですか。
    .short = F12 の赤い行は？
    .say = Network タブの赤い行は、どれですか。
    .options-refused = POST は送信されていません。バケットの CORS 設定に、ページの Origin とメソッド POST を追加してください。
    .stored = ファイルは保存されています。ブラウザーが応答をページに渡していないだけです。バケットの CORS 設定に Origin を追加してください。
    .refused = COS が拒否しましたが、メッセージはブラウザーに隠されています。同じ項目を curl で一度送信すると、メッセージを確認できます（curl コマンドはカードと診断レポートにあります）。あわせて、バケットの CORS 設定に、ページの Origin とメソッド POST を追加してください。
    .not-reached = リクエストは COS に届いていません。ホスト名、ネットワーク、プロキシ、証明書を確認してください。
    .unknown = F12 で開発者ツールを開き、Network を選んで、もう一度アップロードしてください。
node-predict = このフォームに COS は何と応答しますか。
    .short = COS はどう応答する？
    .none = 入力された範囲では、拒否される理由が見つかりません。入力されていないものは判断していません。
    .unknown = policy とフォームを貼り付けると、判断できます。
    .other = 下の指摘をご覧ください。エラーから順に並んでいます。次に送信する前に、すべて直してください。

answer-of-expiration-gap-expired = はい、前でした
answer-of-expiration-gap-not-expired = いいえ、後でした
answer-of-expiration-cause-local-time = 現地時刻に Z を付けている
answer-of-expiration-cause-twelve-hour = 12 時間制で書いている
answer-of-expiration-cause-hard-coded = 日時をコードに直接書いている
answer-of-expiration-cause-reused = 一度作った policy を使い回している
answer-of-expiration-cause-clock = 時計がずれている
answer-of-expiration-cause-too-short = 有効期間が短すぎる
answer-of-signature-mode-policy = policy と q-signature
answer-of-signature-mode-signature-field = 1 つの Signature 項目
answer-of-signature-mode-authorization-header = Authorization ヘッダー
answer-of-signature-mode-anonymous = 署名なし
answer-of-signature-mode-s3-v2 = Amazon S3 バージョン 2
answer-of-signature-mode-s3-v4 = Amazon S3 バージョン 4
answer-of-signature-mode-oss = { vendor-oss }
answer-of-body-who-built-browser = ブラウザー（FormData または form）
answer-of-body-who-built-library = HTTP ライブラリ
answer-of-body-who-built-hand = 自作のコード
answer-of-other-vendor-cos = COS
answer-of-other-vendor-s3 = { vendor-s3 }
answer-of-other-vendor-oss = { vendor-oss }
answer-of-other-vendor-minio = { vendor-minio }
answer-of-other-vendor-obs = { vendor-obs }
answer-of-other-vendor-gcs = { vendor-gcs }
answer-of-other-vendor-other = { vendor-other }
answer-of-hidden-row-options-refused = OPTIONS の行が 403（POST は未送信）
answer-of-hidden-row-stored = POST の行が 200 または 204（保存済み）
answer-of-hidden-row-refused = POST の行が 403 または 400（COS が拒否）
answer-of-hidden-row-not-reached = ステータスコードなし（ERR_NAME、ERR_CONNECTION など。未到達）
answer-of-predict-AccessDenied_q-ak = { case-AccessDenied_q-ak }
answer-of-predict-AccessDenied_Expiration = { case-AccessDenied_Expiration }
answer-of-predict-SignatureDoesNotMatch_POSTSignature = { case-SignatureDoesNotMatch_POSTSignature }
answer-of-predict-InvalidPolicyDocument_JSONFormat = { case-InvalidPolicyDocument_JSONFormat }
answer-of-predict-AccessDenied_BucketNotConsistent = { case-AccessDenied_BucketNotConsistent }
answer-of-predict-AccessDenied_Condition = { case-AccessDenied_Condition }
answer-of-predict-MalformedPOSTRequest_POSTBody = { case-MalformedPOSTRequest_POSTBody }
answer-of-predict-none = 入力された範囲では、拒否される理由なし
answer-of-predict-other = 7 つのケース以外の応答
answer-of-condition-difference-no = 違いはない
answer-of-condition-difference-empty = { difference-empty }
answer-of-condition-difference-trailing-newline = { difference-trailing-newline }
answer-of-condition-difference-surrounding-space = { difference-surrounding-space }
answer-of-condition-difference-inner-space = { difference-inner-space }
answer-of-condition-difference-nbsp = { difference-nbsp }
answer-of-condition-difference-invisible = { difference-invisible }
answer-of-condition-difference-full-width = { difference-full-width }
answer-of-condition-difference-normalisation = { difference-normalisation }
answer-of-condition-difference-look-alike = { difference-look-alike }
answer-of-condition-difference-letter-case = { difference-letter-case }
answer-of-condition-difference-one-character = { difference-one-character }
answer-of-condition-difference-swapped-pair = { difference-swapped-pair }
answer-of-condition-difference-prefix = { difference-prefix }
answer-of-condition-difference-truncated = { difference-truncated }
answer-of-condition-difference-leading-slash = { difference-leading-slash }
answer-of-condition-difference-percent-encoded = { difference-percent-encoded }
answer-of-condition-difference-encoding-loss = { difference-encoding-loss }
answer-of-condition-difference-html-entity = { difference-html-entity }
answer-of-condition-difference-backslash = { difference-backslash }
answer-of-condition-difference-doubled-slash = { difference-doubled-slash }
answer-of-condition-difference-mojibake = { difference-mojibake }
answer-of-condition-difference-quoted = { difference-quoted }
answer-of-condition-difference-unicode-escape = { difference-unicode-escape }
answer-of-condition-difference-base64 = { difference-base64 }
answer-of-condition-difference-wildcard = { difference-wildcard }
answer-of-condition-difference-other = { difference-other }
