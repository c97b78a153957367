### さらに確かめるためのもの：名前、.why は理由、.how は入手方法、.ask は依頼文。
### 続いて手順（.steps は 1 行に 1 手順、.holds と .lacks は含まれるものと含まれないもの）。

need-answer = { source-answer }
    .why = Code と Message から、どの検査で拒否されたかがわかります。RequestId には COS の時刻が含まれています。
    .how = Network タブで失敗した POST を右クリックし、Copy > Copy response を選びます。コードでは、エラー処理でステータスコードだけでなく body を出力します。
    .ask = COS のエラー応答を、<?xml から </Error> までテキストで全文をお送りください。ブラウザーでは、F12、Network、赤い行を右クリック、Copy、Copy response の順です。
need-request-id = RequestId
    .why = COS がリクエストを受けた時刻がわかり、お問い合わせの際にも使えます。
    .how = { how-request-id.steps }
    .ask = 失敗したアップロードの RequestId をお送りください。エラーメッセージの中か、応答ヘッダーの x-cos-request-id にあります。
need-policy = 送信した policy の値
    .why = COS が検証する正確なバイト列は、フォームの項目 policy の値からしかわかりません。
    .how = Network タブで POST を選び、Payload から policy の値（e で始まる文字列）をコピーします。または、フォームを作る箇所でログに出します（PHP、Node、Java、Go、Python の手順を参照）。
    .ask = フォームの項目 policy の値を、テキストで全文をお送りください。多くは e で始まる長い英数字です。スクリーンショットでは確認できません。
need-policy-sha1 = 署名した policy のバイト数と SHA1
    .why = 署名したテキストと送信したテキストが同じかどうかがわかります。policy は秘密ではなく、SHA1 にもキーは含まれません。
    .how =
        policy に署名する直前に、policy の base64 と SHA1 をログに出します。SHA1 だけなら、先頭 8 桁とバイト数があれば足ります。
        PHP：{ how-php.line }
        Node.js：{ how-node.line }
        Java：{ how-java.line }
        Go：{ how-go.line }
        Python：{ how-python.line }
    .ask = 署名を計算する箇所で 2 つの値をログに出し、お送りください。policy のテキストのバイト数と、その SHA1 の先頭 8 桁です。
need-form = フォームのすべての項目（順番も）
    .why = COS はフォームの項目を policy と比べます。読まれるのは file より前の項目だけです。
    .how = Network タブで失敗した POST を右クリックし、Copy > Copy as cURL（Windows でも bash）を選んで、ここに貼り付けます。ミニプログラムでは、formData を含む wx.uploadFile の呼び出しを貼り付けます。
    .ask = フォームのすべての項目を、送信する順に、名前と値の組でお送りください（key、policy、q-ak、q-key-time など）。ブラウザーでは、F12、Network、行を右クリック、Copy、Copy as cURL (bash) の順です。コピーしたら、q-signature と x-cos-security-token の値を *** に置き換えてからお送りください。
need-body = リクエストの生データ（バイト列）
    .why = 改行、boundary、長さは、バイト列そのものでなければ調べられません。ブラウザーのコピーには含まれません。
    .how = ウィザードで F7 を押すか postdoc catch を実行し、アップロードの送信先を、表示されたアドレスに変えます。このマシンで受信し、送られたバイト列をそのまま診断します。
    .ask = アップロードを行うマシンで postdoc catch を実行し、送信先を、表示されたアドレスに変えて、小さなテスト用ファイルをアップロードしてください。表示された診断レポートをお送りください。レポートでは署名の一部とトークンが伏せ字になります。
need-bucket = フォームの送信先のアドレス
    .why = COS は、policy の bucket をホストのバケットと比べます。
    .how = Network タブまたはコードから、POST の送信先をコピーします：https://<BucketName-APPID>.cos.<Region>.myqcloud.com/
    .ask = フォームの送信先のアドレスをお送りください。
need-file-name = アップロードしたファイルの名前
    .why = COS は、key の {"${filename}"} をファイル名に置き換えてから比べます。
    .how = ファイルを選ぶ画面か、リクエストの file のパートで確認します。
    .ask = アップロードしたファイルの名前を、拡張子も含めて正確にお送りください。
need-file-size = ファイルのサイズ（バイト）
    .why = policy の content-length-range で制限されています。
    .how = Linux と macOS は ls -l、Windows はプロパティの括弧内の数値です。
    .ask = ファイルのサイズを、バイト単位でお送りください。
need-secret-id = SecretId
    .why = フォーム、policy、コンソールで同じ値でなければなりません。
    .how = { how-console.steps }
    .ask = 使っている SecretId（AKID で始まる値）、またはその文字数と末尾の 4 文字をお送りください。
need-secret-key = SecretKey（管理しているマシンで入力）
    .why = postdoc が署名を計算し直し、コードの誤りを証明とともに示します。
    .how = SecretKey を管理しているマシンで postdoc を動かし、伏せ字の欄に入力するか、--keys でファイルを指定します。値はメモリにだけ置かれ、使用後に消されます。
    .ask = SecretKey を管理しているマシンで postdoc を実行し、診断レポートをお送りください。診断レポートではキーがすべて伏せ字になります。
need-sign-key = KeyTime が終わった SignKey
    .why = SecretKey がなくても、最後の手順を検証できます。
    .how = 署名を計算する箇所でログに出します。KeyTime が終わるまでは有効な認証情報で、手に入れた人はどのリクエストにも署名できます。渡すのは終わった後だけにしてください。
    .ask = 失敗したアップロードに使った SignKey を、q-key-time の終了時刻を過ぎてからお送りください。
need-server-time = そのときの COS の時刻
    .why = policy や KeyTime の期限が切れていたかどうかは、COS の時計で決まります。
    .how = 応答の ServerTime（XML）、Date ヘッダー、RequestId のどれかに含まれています。
    .ask = 失敗した応答の Date ヘッダー、または RequestId をお送りください。
need-permission = API キーの権限
    .why = 「Access Denied.」は、フォームではなく権限についての応答です。
    .how = CAM コンソールで、ユーザーに付いているポリシーを確認します。一時キーでは、STS へのリクエストのポリシーです。このバケットとプレフィックスへの name/cos:PostObject の許可が必要です。
    .ask = 使っている API キーに、このバケットとプレフィックスへの name/cos:PostObject の許可があるかご確認ください。わからない場合は、CAM または STS のポリシーをお送りください。

## 手順

how-chrome = Chrome、Edge
    .steps =
        F12 を押して Network（ネットワーク）を選び、Preserve log（ログを保持）を入れて、もう一度アップロードします。
        myqcloud.com への POST（赤い行）を右クリックし、Copy > Copy as cURL (bash) を選びます（Windows でも bash）。
        ここに貼り付けます。
        同じ行を右クリックし、Copy > Copy response を選んで、続けて貼り付けます。
    .holds = 送信先、ヘッダー、フォームの全項目と順番
    .lacks = ファイルの中身、Content-Length、COS の応答（最後の手順で取ります）、SecretKey
    .note = policy の期限までは、このコピーでだれでもアップロードできます。人に送る前に、q-signature と x-cos-security-token の値を *** に置き換えてください。
how-firefox = Firefox
    .steps =
        F12 を押してネットワークを選び、歯車のメニューで永続ログを入れて、もう一度アップロードします。
        myqcloud.com への POST を右クリックし、「値をコピー」から cURL (POSIX) を選びます。
        ここに貼り付けます。
        同じ行を右クリックし、「値をコピー」から応答を選んで、続けて貼り付けます。
    .holds = { how-chrome.holds }
    .lacks = ファイルの正確なバイト列、COS の応答（最後の手順で取ります）、SecretKey
    .note = { how-chrome.note }
how-safari = Safari
    .steps =
        設定の「詳細」で、Web デベロッパ用の機能を表示します。
        「開発」メニューから Web インスペクタの「ネットワーク」を開き、もう一度アップロードします。
        myqcloud.com への POST を右クリックし、「cURL としてコピー」を選んで、ここに貼り付けます。
        行を選んで「応答」を開き、文字をコピーして、続けて貼り付けます。
    .holds = { how-chrome.holds }
    .lacks = { how-firefox.lacks }
    .note = { how-chrome.note }
how-php = PHP
    .line = error_log(base64_encode($policy) . ' ' . sha1($policy));
    .steps =
        policy に署名する直前に、1 行加えます。
        { how-php.line }
        一度アップロードし、ログの行をここに貼り付けます。
    .holds = policy の正確な値と SHA1
    .lacks = フォームのほかの項目、SecretKey
    .note = キーは含まれません。
how-node = Node.js
    .line = console.log(Buffer.from(policy).toString('base64'), require('crypto').createHash('sha1').update(policy).digest('hex'));
    .steps =
        policy に署名する直前に、1 行加えます。
        { how-node.line }
        一度アップロードし、出力された行をここに貼り付けます。
    .holds = { how-php.holds }
    .lacks = { how-php.lacks }
    .note = { how-php.note }
how-java = Java
    .line = System.out.println(Base64.getEncoder().encodeToString(policy.getBytes(StandardCharsets.UTF_8)) + " " + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(policy.getBytes(StandardCharsets.UTF_8))));
    .steps =
        policy に署名する直前に、1 行加えます（Java 17 以降。import は java.util.*、java.security.*、java.nio.charset.*）。
        { how-java.line }
        一度アップロードし、出力された行をここに貼り付けます。
    .holds = { how-php.holds }
    .lacks = { how-php.lacks }
    .note = { how-php.note }
how-go = Go
    .line = log.Printf("%s %x", base64.StdEncoding.EncodeToString([]byte(policy)), sha1.Sum([]byte(policy)))
    .steps =
        policy に署名する直前に、1 行加えます。
        { how-go.line }
        一度アップロードし、ログの行をここに貼り付けます。
    .holds = { how-php.holds }
    .lacks = { how-php.lacks }
    .note = { how-php.note }
how-python = Python
    .line = import base64, hashlib; print(base64.b64encode(policy.encode()).decode(), hashlib.sha1(policy.encode()).hexdigest())
    .steps =
        policy に署名する直前に、1 行加えます。
        { how-python.line }
        一度アップロードし、出力された行をここに貼り付けます。
    .holds = { how-php.holds }
    .lacks = { how-php.lacks }
    .note = { how-php.note }
how-wechat = WeChat ミニプログラム
    .steps =
        wx.uploadFile の success と fail の両方に、1 行ずつ加えます。
        console.log('COS', JSON.stringify(res))
        一度アップロードし、出力された行をここに貼り付けます。
        続けて、url、name、formData を含む wx.uploadFile の呼び出し全体を貼り付けます。
    .holds = statusCode、COS の応答（data の中）、コードが作るフォーム
    .lacks = 送信時の項目の順番、SecretKey
    .note = 403 でも success が呼ばれます。statusCode を見てください。
how-uni-app = uni-app
    .steps =
        uni.uploadFile の success と fail の両方に、1 行ずつ加えます。
        console.log('COS', JSON.stringify(res))
        一度アップロードし、出力された行をここに貼り付けます。
        続けて、url、name、formData を含む uni.uploadFile の呼び出し全体を貼り付けます。
    .holds = { how-wechat.holds }
    .lacks = { how-wechat.lacks }
    .note = H5 ではブラウザーの手順、ミニプログラムとアプリではこの手順を使います。
how-curl = curl（ブラウザーなし）
    .steps =
        同じ項目を curl -i --form-string 'key=...' --form-string 'policy=...' ... -F 'file=@a.png' とバケットのアドレスで送信します。
        コマンドと、出力されたものをすべてここに貼り付けます。
    .holds = ブラウザーが隠す場合も含め、COS の応答とすべてのヘッダー
    .lacks = SecretKey
    .note = 実際のアップロードです。成功すると、ファイルが保存されます。
how-request-id = RequestId
    .steps =
        エラーの XML で、<RequestId> と </RequestId> の間をコピーします。
        または、Network タブで行を選び、Headers の Response Headers から x-cos-request-id をコピーします。
        ここに貼り付けます。
    .holds = COS がリクエストを受けた時刻
    .lacks = それ以外
    .note = N で始まる値で、秘密ではありません。コンソールや SDK での調べ方は「RequestId の取得」（436/41230）にあります。
how-console = CAM コンソール
    .steps =
        ログインして、API キー管理（console.cloud.tencent.com/cam/capi）を開きます。
        SecretId を、横のボタンでコピーします。
        q-ak と、文字数、先頭と末尾の 4 文字を比べます。
    .holds = SecretId
    .lacks = { need-permission }
    .note = SecretKey をチャットに貼らないでください。
