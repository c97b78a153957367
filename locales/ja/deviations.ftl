### 署名の正しい手順との違い：値はコードがしたこと（句点なし）、.cos は COS の計算、.code はよくある書き方、
### .fix は対処方法。

## 使われた SecretKey

deviation-secret-whitespace = SecretKey に余分な空白または見えない文字が付いています
    .cos = COS は、前後に何も付かない SecretKey を使います。
    .code = echo で作った秘密ファイル、Docker や Kubernetes の secret、CRLF の .env、Web ページからコピーしたノーブレークスペースや BOM。
    .fix = キーを読み込む箇所で空白を取り除いてください。PHP、Java、JavaScript は trim()、Python は strip()、Go は strings.TrimSpace です。秘密ファイルは echo ではなく printf で作ります。
deviation-secret-quoted = SecretKey に引用符など設定ファイルの記号が含まれています
    .cos = COS は、記号の付かない SecretKey を使います。
    .code = ライブラリなしで読んだ .env、Docker の --env-file、ini ファイル、値の後のセミコロンやコメント。
    .fix = ファイルから引用符を取り除くか、書式を理解するライブラリで読んでください。
deviation-secret-is-secret-id = SecretKey ではない値を鍵にしています
    .cos = COS は、q-ak と組になる SecretKey を使います。
    .code = 引数や設定での SecretId と SecretKey の取り違え（言語を問いません）、一時キーのトークンとの取り違え。
    .fix = HMAC の鍵には SecretKey を渡してください。SecretId を使うのは q-ak だけです。
deviation-secret-typo = SecretKey に入力ミスがあります
    .cos = COS は、コンソールに表示されるとおりの SecretKey を使います。
    .code = 手入力や画面からの書き写し（l と I、0 と O）、ダブルクリックで選んだときの先頭や末尾の抜け。
    .fix = コンソールから SecretKey をコピーし直してください。
deviation-secret-truncated = SecretKey の一部だけを使っています
    .cos = COS は SecretKey の全体を使います。
    .code = 短すぎるデータベースの列や C のバッファー、PHP の substr、シェルや PHP の二重引用符の中で展開された $ 変数。
    .fix = 使う箇所で鍵の長さを出力してください。パーマネントキーの SecretKey は 32 文字です。値は一重引用符で囲みます。
deviation-secret-encoded = SecretKey を変換してから使っています
    .cos = COS は SecretKey の文字をそのまま使います。
    .code = Java の Base64.decode、.NET の Encoding.Unicode、CryptoJS の enc.Base64.parse、Kubernetes の secret にある base64 の値。
    .fix = SecretKey を、ASCII の文字のまま HMAC に渡してください。
deviation-secret-placeholder = SecretKey がプレースホルダーまたは空のままです
    .cos = { deviation-secret-is-secret-id.cos }
    .code = JavaScript の undefined、Python の None、例の「YourSecretKey」、設定されていない環境変数。
    .fix = フォームを作る前に鍵を読み込み、空なら処理を止めてください。
deviation-secret-prefixed = SecretKey に別の方式の接頭辞や接尾辞を付けています
    .cos = COS は SecretKey に何も付けません。
    .code = 先頭の AWS4（Amazon S3）、先頭の TC3（Tencent Cloud API）、末尾の &（Alibaba Cloud API）。
    .fix = 付け加えた文字を取り除いてください。

## 使われた KeyTime

deviation-key-time-other = SignKey の計算に、フォームと違う KeyTime を使っています
    .cos = COS は、q-key-time の文字列から SignKey を計算します。
    .code = PHP 8 や JavaScript で数値として計算された start;end、開始と終了の取り違え、終了ではなく長さ、別の変数。
    .fix = start;end の文字列を一度だけ作り、すべての箇所で同じ変数を使ってください。
deviation-key-time-end-only = SignKey の計算に、2 つの時刻の一方だけを使っています
    .cos = COS は start;end の全体を使います。
    .code = 期限だけを受け取る関数、start;end を数値に変える PHP 8 より前の動作。
    .fix = 最初の HMAC のメッセージに、start;end の全体を渡してください。
deviation-key-time-milliseconds = SignKey の計算に、ミリ秒の KeyTime を使っています
    .cos = COS は、q-key-time の秒の文字列を使います。
    .code = JavaScript の Date.now()、Java の System.currentTimeMillis()。
    .fix = 1000 で割って端数を切り捨て、フォームと SignKey に同じ文字列を使ってください。
deviation-key-time-separator = SignKey の計算に、書き方の違う KeyTime を使っています
    .cos = COS は、q-key-time とまったく同じ start;end を使います。
    .code = セミコロンの代わりのコンマ、コロン、%3B、前後の空白や引用符、Python が表示したリスト、先頭の項目名。
    .fix = 2 つの数値を半角のセミコロンだけでつないでください。
deviation-key-time-empty = SignKey の計算に、値のない KeyTime を使っています
    .cos = COS は q-key-time の文字列を使います。
    .code = JavaScript の undefined や NaN;NaN、後から値が入る変数。
    .fix = 先に KeyTime を作り、その後で SignKey を計算してください。
deviation-key-time-shifted = KeyTime を 2 回作り、値がずれています
    .cos = { deviation-key-time-empty.cos }
    .code = フォームと署名で別々に時計を読むコード（言語を問いません）、一方だけに足した時差。
    .fix = KeyTime を一度だけ作り、変数に保存してください。
deviation-key-time-fraction = SignKey の計算に、小数を含む KeyTime を使っています
    .cos = { deviation-key-time-empty.cos }
    .code = 端数を残した JavaScript の Date.now() / 1000、Python の time.time()。
    .fix = 文字列にする前に、整数の秒に切り捨ててください。
deviation-key-time-date = SignKey の計算に、Unix 時刻ではなく日時を使っています
    .cos = COS は、q-key-time の文字列（2 つの Unix 時刻の秒）を使います。
    .code = JavaScript の toISOString()、Java の SimpleDateFormat。
    .fix = KeyTime には Unix 時刻の秒を使ってください。日時で書くのは expiration だけです。

## SignKey

deviation-signkey-skipped = SignKey を作らず、SecretKey をそのまま鍵にしています
    .cos = COS の鍵は SignKey = hex(HMAC-SHA1(SecretKey, KeyTime)) です。
    .code = Amazon S3（バージョン 2）や Alibaba Cloud OSS の手順に沿ったコード。言語を問いません。
    .fix = 先に SignKey を計算し、最後の HMAC の鍵にしてください。
deviation-raw-signkey-bytes = SignKey を 40 文字の 16 進数ではなく、20 バイトのまま鍵にしています
    .cos = COS は、SignKey の 40 文字を最後の HMAC の鍵にします。
    .code = PHP の hash_hmac の 4 番目の引数 true、Go の mac.Sum(nil)、Hex のない Java の doFinal、Python と Node の digest()、CryptoJS の WordArray、openssl -binary。
    .fix = SignKey を小文字の 16 進数の文字列にしてください。PHP は hash_hmac('sha1', $keyTime, $secretKey)、Go は hex.EncodeToString、Python は hexdigest()、Node は digest('hex')、CryptoJS は .toString() です。
deviation-signkey-arguments-swapped = SignKey の計算で、鍵とメッセージが入れ替わっています
    .cos = COS は SecretKey を鍵、KeyTime をメッセージにします。
    .code = CryptoJS.HmacSHA1(message, key) と PHP の hash_hmac(algorithm, message, key) は鍵が 2 番目（PHP は 3 番目）、ほかのライブラリでは 1 番目です。
    .fix = CryptoJS.HmacSHA1(keyTime, secretKey) または hash_hmac('sha1', $keyTime, $secretKey) としてください。
deviation-signkey-encoding = SignKey の表し方が、小文字の 16 進数ではありません
    .cos = COS は、40 文字の小文字の 16 進数を鍵にします。
    .code = 大文字（.NET の X2、Java の %X、PHP の strtoupper）、base64（CryptoJS の enc.Base64、openssl -base64）、先頭の "(stdin)= "、末尾の改行。
    .fix = SignKey を小文字の 16 進数だけにしてください。
deviation-signkey-plain-hash = SignKey が HMAC ではなく、単純なハッシュです
    .cos = COS は、SecretKey を鍵とする HMAC-SHA1 を使います。
    .code = PHP の sha1($a . $b)、Java の MessageDigest。
    .fix = HMAC の関数を使ってください。PHP は hash_hmac、Java は Mac、Python と Go は hmac、Node は createHmac です。
deviation-signkey-other-hash = SignKey が SHA-1 ではないハッシュで作られています
    .cos = COS は HMAC-SHA1 を使います。
    .code = SHA-256 を使う新しい署名（Amazon S3 バージョン 4 など）に沿ったコード。
    .fix = 3 つの手順のすべてで SHA-1 を使ってください。
deviation-signkey-other-input = SignKey が別の値から作られています
    .cos = COS は、SecretKey と KeyTime から SignKey を一度だけ計算します。
    .code = PHP の hash_hmac の 3 番目と 4 番目の引数の取り違え、KeyTime をそのまま SignKey にしたもの、2 回の計算。
    .fix = SignKey = hex(HMAC-SHA1(鍵 = SecretKey, メッセージ = KeyTime)) を一度だけ計算してください。
deviation-signkey-truncated = SignKey の一部だけを使っています
    .cos = COS は SignKey の 40 文字すべてを使います。
    .code = substr(..., 0, 32)、短すぎる C のバッファー、最初の 0 のバイトでの切り捨て。
    .fix = SignKey の全体を使ってください。

## 署名の対象

deviation-signed-base64-policy = policy のテキストではなく、policy の base64 に署名しています
    .cos = COS は、policy の項目をデコードしたテキストの SHA1 を取ります。
    .code = Amazon S3 や Alibaba Cloud OSS の手順（そちらでは正しいもの）に沿ったコード。言語を問いません。
    .fix = JSON のテキストを sha1(policyText) としてください。base64 にするのは、フォームに入れる値だけです。
deviation-policy-reserialised = 署名後に policy をシリアライズし直しています
    .cos = COS は、policy の項目にあるバイト列そのものの SHA1 を取ります。
    .code = Python の json.dumps、PHP の json_encode の \/、Go の \u0026 とキーの並べ替え、Gson の \u003d、JavaScript の 2 回の JSON.stringify、Jackson や Newtonsoft のインデント。
    .fix = policy を一度だけテキストにして変数に保存し、SHA1 と base64 の両方に使ってください。
deviation-policy-line-endings = 署名した policy と送信した policy で、改行が違います
    .cos = { deviation-policy-reserialised.cos }
    .code = Windows のエディター、Git の autocrlf、PHP_EOL、.NET の Environment.NewLine。
    .fix = SHA1 と base64 に同じ変数を使うか、policy を改行なしで書いてください。
deviation-policy-trailing-newline = 署名した policy の先頭または末尾の空白が違います
    .cos = { deviation-policy-reserialised.cos }
    .code = echo、ヒアドキュメント、エディターは、末尾に改行を付けます。
    .fix = SHA1 と base64 に同じ変数を使ってください。シェルでは echo ではなく printf '%s' を使います。
deviation-policy-bom = policy の先頭の BOM まで含めて署名しています
    .cos = { deviation-policy-reserialised.cos }
    .code = Windows のメモ帳、.NET の Encoding.UTF8、PowerShell のリダイレクト。
    .fix = BOM のない UTF-8 で書いてください。.NET では new UTF8Encoding(false) です。
deviation-policy-regenerated = policy を 2 回作り、時刻が違っています
    .cos = COS は、送信された policy の SHA1 を取ります。
    .code = policy を作る関数を、署名とフォームで別々に呼ぶコード（言語を問いません）。
    .fix = policy を一度だけ作り、テキストを保存してください。
deviation-conditions-changed = 署名した後に、条件を加えるか除いています
    .cos = { deviation-policy-regenerated.cos }
    .code = オブジェクトキーやサイズの条件を加えるミドルウェアやアップロード用のコンポーネント。
    .fix = policy を完成させてから署名し、その後は変えないでください。
deviation-wrong-variable-signed = policy ではない変数に署名しています
    .cos = COS は policy のテキストの SHA1 を取ります。
    .code = SignKey、KeyTime、SecretId、オブジェクトキー、policy の一部を sha1 に渡したもの（言語を問いません）。
    .fix = sha1 に policy のテキストを渡してください。
deviation-policy-other-copy = フォームにあるものとは別の policy に署名しています
    .cos = COS は、フォームの項目にある policy の SHA1 を取ります。
    .code = サーバーが署名する policy と、ページが送信する保存済みの policy が違うもの。
    .fix = policy と署名を、同じところからそろえて送信してください。
deviation-policy-encoded = policy を変換してから署名しています
    .cos = COS は、デコードした policy を UTF-8 のまま SHA1 にします。
    .code = .NET の Encoding.Unicode、encodeURIComponent、urlencode、htmlspecialchars、addslashes、文字列への JSON.stringify。
    .fix = policy のテキストの UTF-8 のバイト列を、変換せずに SHA1 にしてください。
deviation-policy-printed = JSON ではなく、オブジェクトの表示用の文字列に署名しています
    .cos = COS は、policy の項目にある JSON のテキストの SHA1 を取ります。
    .code = JavaScript の [object Object]、PHP の Array、Python の str(dict)、Java の Map の toString、Go の %v。
    .fix = 先にオブジェクトを JSON のテキストにし、それを SHA1 にしてください。
deviation-header-style-string-to-sign = リクエストヘッダー用の StringToSign を使っています
    .cos = POST Object の StringToSign は、hex(SHA1(policy のテキスト)) だけです。
    .code = sha1、KeyTime、HttpString を行に並べる「リクエスト署名」（436/7778）の方式、SDK の getAuthorization などの関数。
    .fix = ここではヘッダーの方式を使わず、StringToSign = sha1(policyText) としてください。

## ハッシュの取得方法

deviation-no-sha1 = SHA1 にせず、テキストにそのまま署名しています
    .cos = COS は hex(SHA1(policy のテキスト)) に署名します。
    .code = Amazon S3 や Alibaba Cloud OSS の手順に沿ったコード。言語を問いません。
    .fix = 先に StringToSign = sha1(policyText) を計算し、それに署名してください。
deviation-raw-digest = StringToSign を 40 文字の 16 進数ではなく、20 バイトのまま使っています
    .cos = COS は 40 文字に署名します。
    .code = PHP の sha1 の 2 番目の引数 true、Go の Sum(nil)、Java と Python の digest()。
    .fix = 最後の HMAC の前に、ハッシュを小文字の 16 進数の文字列にしてください。
deviation-other-digest = policy のハッシュに、SHA1 ではない関数を使っています
    .cos = COS は SHA1 を使います。
    .code = 習慣で使われた SHA-256 や MD5、単純なハッシュではなく HMAC。
    .fix = 鍵を使わずに、StringToSign = sha1(policyText) としてください。
deviation-digest-encoding = StringToSign の表し方が、小文字の 16 進数ではありません
    .cos = COS は、40 文字の小文字の 16 進数に署名します。
    .code = 大文字、base64、先頭の "(stdin)= "や末尾のファイル名（openssl、sha1sum）、Python の b'...'。
    .fix = ハッシュを小文字の 16 進数だけにしてください。
deviation-digest-twice = policy を 2 回ハッシュしています
    .cos = COS は policy を一度だけハッシュします。
    .code = 入力をハッシュする関数に、ハッシュ済みの文字列を渡したもの。
    .fix = ハッシュを一度だけにしてください。

## 最後の HMAC

deviation-hmac-arguments-swapped = 最後の HMAC で、鍵とメッセージが入れ替わっています
    .cos = COS は SignKey を鍵、StringToSign をメッセージにします。
    .code = { deviation-signkey-arguments-swapped.code }
    .fix = CryptoJS.HmacSHA1(stringToSign, signKey) または hash_hmac('sha1', $stringToSign, $signKey) としてください。
deviation-hmac-other-hash = 最後の HMAC が SHA-1 ではないハッシュで作られています
    .cos = { deviation-signkey-other-hash.cos }
    .code = { deviation-signkey-other-hash.code }
    .fix = { deviation-signkey-other-hash.fix }
deviation-hmac-twice = 最後の手順を 2 回行っています
    .cos = COS は StringToSign の HMAC を一度だけ計算します。
    .code = 署名する関数に、署名済みまたはハッシュ済みの値を渡したもの。
    .fix = 最後の HMAC を一度だけにしてください。
deviation-plain-hash = 最後の手順が HMAC ではなく、単純なハッシュです
    .cos = COS は、SignKey を鍵とする HMAC-SHA1 を使います。
    .code = sha1(a + b) の形。言語を問いません。
    .fix = 言語の HMAC の関数を使ってください。
deviation-hmac-skipped = 最後の手順がなく、途中の値を送信しています
    .cos = COS が求めるのは HMAC-SHA1(SignKey, StringToSign) です。
    .code = SignKey や StringToSign を q-signature に入れたもの（変数の取り違え）。
    .fix = 最後の HMAC を計算し、その結果を送信してください。

## 署名の表し方

deviation-signature-base64 = 署名が 16 進数ではなく base64 です
    .cos = COS は、40 桁の小文字の 16 進数で比べます。
    .code = Amazon S3 や Alibaba Cloud OSS の書き方、CryptoJS の enc.Base64、openssl -base64。
    .fix = 20 バイトを 16 進数の文字列にしてください。
deviation-signature-upper-case = 署名が大文字です
    .cos = COS は小文字で比べます。
    .code = .NET の X2、Java の %X、PHP の strtoupper。
    .fix = 小文字にしてください。.NET は x2、Java は %02x です。
deviation-signature-of-hex = 16 進数の文字列を、もう一度変換しています
    .cos = COS は 40 桁そのものを比べます。
    .code = すでに 16 進数を返す関数を base64_encode や bin2hex で囲んだもの。
    .fix = 40 桁をそのまま送信してください。
deviation-signature-truncated = 署名の一部が欠けています
    .cos = COS は 40 桁すべてを比べます。
    .code = 短すぎるデータベースの列、substr、ダブルクリックでの部分的な選択。
    .fix = 40 桁すべてを送信してください。
deviation-signature-decorated = 署名の前後に余分な文字があります
    .cos = COS は 40 桁だけを比べます。
    .code = 先頭の sha1= や "(stdin)= "、引用符、Python の b'...'、改行、Authorization の文字列全体。
    .fix = 40 桁だけを送信してください。
deviation-signature-encoded = 署名が URL エンコードされているか、区切られています
    .cos = { deviation-signature-decorated.cos }
    .code = フォームの値への urlencode、ハイフンで区切る .NET の BitConverter.ToString。
    .fix = 区切りのない 40 桁を送信し、multipart の値を URL エンコードしないでください。
deviation-signature-zeros-lost = 署名で、バイトの先頭の 0 が抜けています
    .cos = COS は、1 バイトを 2 桁とする 40 桁で比べます。
    .code = Java の Integer.toHexString、JavaScript の toString(16)、PHP の dechex。
    .fix = 各バイトを 2 桁で書いてください（%02x）。

## 方式そのもの

deviation-oss-or-s3-v2-signature = Amazon S3 バージョン 2、Alibaba Cloud OSS、Huawei Cloud OBS の署名になっています
    .cos = COS は KeyTime から SignKey を計算し、policy のテキストの SHA1 に署名します。
    .code = それらのサービスのサンプルからコピーした base64(HMAC-SHA1(SecretKey, policy の base64))。
    .fix = サンプルではなく、「POST Object」（436/14690）の手順に従ってください。
deviation-s3-v4-signature = Amazon S3 バージョン 4 の署名になっています
    .cos = COS は HMAC-SHA1 を 2 回使い、リージョンやサービスの名前は使いません。
    .code = S3 用のライブラリ、AWS4-HMAC-SHA256 の例。
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-tc3-signature = Tencent Cloud API バージョン 3 の署名になっています
    .cos = COS には、フォームのアップロード専用の署名があります。
    .code = ほかの Tencent Cloud 製品で使う TC3-HMAC-SHA256 のコード。
    .fix = 「POST Object」（436/14690）の手順に従ってください。
deviation-cos-header-signature = COS のリクエストヘッダー用の署名になっています
    .cos = POST Object では、メソッドやパス、ヘッダーではなく policy に署名します。
    .code = SDK の getAuthorization を POST / に使ったもの、「リクエスト署名」（436/7778）に沿ったコード。
    .fix = 「POST Object」（436/14690）の手順に従い、StringToSign を sha1(policyText) としてください。
deviation-oss-v4-signature = Alibaba Cloud OSS バージョン 4 の署名になっています
    .cos = { deviation-s3-v4-signature.cos }
    .code = OSS4-HMAC-SHA256 の例。
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-tos4-signature = Volcengine TOS の署名になっています
    .cos = { deviation-s3-v4-signature.cos }
    .code = TOS4-HMAC-SHA256 の例。
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-gcs-v4-signature = Google Cloud Storage バージョン 4 の署名になっています
    .cos = { deviation-s3-v4-signature.cos }
    .code = GOOG4-HMAC-SHA256 の例。
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-bos-signature = Baidu BOS の署名になっています
    .cos = { deviation-oss-or-s3-v2-signature.cos }
    .code = サンプルからコピーした hex(HMAC-SHA256(SecretKey, policy の base64))。
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-qiniu-signature = Qiniu のアップロードトークンの署名になっています
    .cos = { deviation-oss-or-s3-v2-signature.cos }
    .code = サンプルからコピーした、HMAC-SHA1(SecretKey, 変換した policy) の URL 用 base64。
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-upyun-signature = UPYUN のフォーム API の署名になっています
    .cos = { deviation-oss-or-s3-v2-signature.cos }
    .code = パスワードの MD5 や md5(policy&key) を使う例。
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-tencent-v1-signature = Tencent Cloud API バージョン 1 の署名になっています
    .cos = { deviation-tc3-signature.cos }
    .code = ほかの Tencent Cloud 製品で使う、メソッド、ホスト、パラメーターの base64(HMAC-SHA1)。
    .fix = { deviation-tc3-signature.fix }
deviation-cos-json-api-signature = 初期の COS（JSON API）の署名になっています
    .cos = 現在の XML API の署名は、これとは別のものです。
    .code = 署名の対象に a=...&b=...&k=... を並べる古いコード。
    .fix = { deviation-tc3-signature.fix }
deviation-azure-signature = Azure Storage の共有キーの署名になっています
    .cos = COS は HMAC-SHA1 を使い、SecretKey は文字のまま使います。
    .code = base64 をデコードした鍵による HMAC-SHA256。
    .fix = { deviation-oss-or-s3-v2-signature.fix }
