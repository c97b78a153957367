### 署名の正しい手順との違い：形ごとに 1 つの文（句点なし）。
### $form は形の名前、$start と $end は秒数、$at と $kind は入力ミスの位置と種類。

form-secret-whitespace = { $place ->
        [before] コードの SecretKey の先頭に「{ $what }」が付いています
        [behind] コードの SecretKey の末尾に「{ $what }」が付いています
        [around] コードの SecretKey の前後に「{ $what }」が付いています
        [inside] コードの SecretKey の { $at } 文字目の前に、「{ $what }」が入っています
       *[other] { $form ->
                [trimmed] 入力された SecretKey の前後に空白があり、コードのものにはありません
                [all-removed] 入力された SecretKey に空白が含まれ、コードのものにはありません
                [invisible-removed] 入力された SecretKey に見えない文字が含まれ、コードのものにはありません
               *[other] { deviation-secret-whitespace }
            }
    }
form-character = { $form ->
        [blank] 空白
        [tab] タブ
        [line-feed] LF
        [carriage-return] CR
        [crlf] CR LF
        [blank-line-feed] 空白と LF
        [no-break-space] ノーブレークスペース（U+00A0）
        [soft-hyphen] ソフトハイフン（U+00AD）
        [zero-width-space] ゼロ幅スペース（U+200B）
        [zero-width-joiner] ゼロ幅接合子（U+200D）
        [direction-mark] 方向指定の文字（U+200E）
        [word-joiner] 単語結合子（U+2060）
        [ideographic-space] 全角スペース（U+3000）
        [byte-order-mark] BOM（U+FEFF）
       *[other] 見えない文字（{ $code }）
    }
form-character-times = { $what }（{ $count } 個）
form-secret-quoted = { $form ->
        [double] コードの SecretKey に二重引用符が含まれています
        [single] コードの SecretKey に一重引用符が含まれています
        [back] コードの SecretKey にバッククォートが含まれています
        [angle] コードの SecretKey に山かっこが含まれています
        [typographic] コードの SecretKey にスマートクォートが含まれています
        [escaped] コードの SecretKey にエスケープされた引用符（\"）が含まれています
        [open-only] コードの SecretKey に、先頭の二重引用符が含まれています
        [close-only] コードの SecretKey に、末尾の二重引用符が含まれています
        [semicolon] コードの SecretKey に、末尾のセミコロンが含まれています
        [comma] コードの SecretKey に、末尾のコンマが含まれています
        [double-semicolon] コードの SecretKey に二重引用符とセミコロンが含まれています
        [double-comma] コードの SecretKey に二重引用符とコンマが含まれています
        [single-comma] コードの SecretKey に一重引用符とコンマが含まれています
        [equals-before] コードの SecretKey に、先頭の等号が含まれています
        [name-secret-key] コードの SecretKey に、先頭の "SecretKey=" が含まれています
        [name-secret-key-upper] コードの SecretKey に、先頭の "SECRET_KEY=" が含まれています
        [name-colon] コードの SecretKey に、先頭の "SecretKey: " が含まれています
        [byte-literal] コードの SecretKey に Python のバイト列の表示（b'...'）が含まれています
        [removed] 入力された SecretKey は引用符で囲まれていますが、コードのものは囲まれていません
       *[other] { deviation-secret-quoted }
    }
form-secret-is-secret-id = { $form ->
        [secret-id] SecretKey として SecretId を使っています
        [token] SecretKey としてトークンを使っています
        [bucket] SecretKey としてバケット名を使っています
        [id-and-key] SecretKey として SecretId と SecretKey をつないだものを使っています
        [id-colon-key] SecretKey として SecretId、コロン、SecretKey をつないだものを使っています
       *[other] { deviation-secret-is-secret-id }
    }
form-secret-truncated = { $form ->
        [first-32] SecretKey の先頭の 32 文字だけを使っています
        [first-31] SecretKey の先頭の 31 文字だけを使っています
        [first-30] SecretKey の先頭の 30 文字だけを使っています
        [first-24] SecretKey の先頭の 24 文字だけを使っています
        [first-20] SecretKey の先頭の 20 文字だけを使っています
        [first-16] SecretKey の先頭の 16 文字だけを使っています
        [first-lost] コードの SecretKey に、最初の 1 文字がありません
        [last-lost] コードの SecretKey に、最後の 1 文字がありません
        [last-two-lost] コードの SecretKey に、最後の 2 文字がありません
        [last-three-lost] コードの SecretKey に、最後の 3 文字がありません
        [first-and-last-lost] コードの SecretKey に、最初と最後の 1 文字がありません
        [variable-swallowed] シェルか PHP が "$" とその後の語を変数とみなし、SecretKey から消えています
       *[other] { deviation-secret-truncated }
    }
form-secret-encoded = { $form ->
        [base64] SecretKey の代わりに、SecretKey の base64 を使っています
        [base64-unpadded] SecretKey の代わりに、パディングのない SecretKey の base64 を使っています
        [base64-decoded] SecretKey の代わりに、SecretKey を base64 としてデコードした値を使っています
        [base64-line-feed] SecretKey の代わりに、SecretKey と LF の base64 を使っています
        [hex] SecretKey の代わりに、SecretKey の 16 進数を使っています
        [hex-upper-case] SecretKey の代わりに、SecretKey の大文字の 16 進数を使っています
        [hex-decoded] SecretKey の代わりに、SecretKey を 16 進数としてデコードした値を使っています
        [percent] SecretKey の代わりに、URL エンコードした SecretKey を使っています
        [plus-to-blank] SecretKey の代わりに、+ を空白に変えた SecretKey を使っています
        [percent-decoded] SecretKey の代わりに、URL デコードした SecretKey を使っています
        [padding-lost] SecretKey の代わりに、末尾の = がない SecretKey を使っています
        [url-alphabet] SecretKey の代わりに、+ と / を - と _ に変えた SecretKey を使っています
        [md5] SecretKey の代わりに、SecretKey の MD5 を使っています
        [md5-raw] SecretKey の代わりに、SecretKey の MD5（バイト列）を使っています
        [sha1] SecretKey の代わりに、SecretKey の SHA-1 を使っています
        [sha1-raw] SecretKey の代わりに、SecretKey の SHA-1（バイト列）を使っています
        [sha256] SecretKey の代わりに、SecretKey の SHA-256 を使っています
        [utf16-little] SecretKey の代わりに、UTF-16（リトルエンディアン）にした SecretKey を使っています
        [utf16-big] SecretKey の代わりに、UTF-16（ビッグエンディアン）にした SecretKey を使っています
        [lower-case] SecretKey の代わりに、小文字にした SecretKey を使っています
        [upper-case] SecretKey の代わりに、大文字にした SecretKey を使っています
        [full-width] SecretKey が全角文字で使われています
        [reversed] SecretKey の代わりに、逆順の SecretKey を使っています
        [twice] SecretKey の代わりに、2 回つないだ SecretKey を使っています
       *[other] { deviation-secret-encoded }
    }
form-secret-placeholder = { $form ->
        [empty] 空の文字列を SecretKey として使っています
        [undefined] "undefined" という文字列を SecretKey として使っています
        [null] "null" という文字列を SecretKey として使っています
        [none] "None" という文字列を SecretKey として使っています
        [nil] "nil" という文字列を SecretKey として使っています
        [go-nil] "<nil>" という文字列を SecretKey として使っています
        [true] "true" という文字列を SecretKey として使っています
        [false] "false" という文字列を SecretKey として使っています
        [zero] "0" という文字列を SecretKey として使っています
        [one] "1" という文字列を SecretKey として使っています
        [secret-key] "SecretKey" という文字列を SecretKey として使っています
        [secret-key-camel] "secretKey" という文字列を SecretKey として使っています
        [secret-key-snake] "secret_key" という文字列を SecretKey として使っています
        [secret-key-upper] "SECRET_KEY" という文字列を SecretKey として使っています
        [secretkey-upper] "SECRETKEY" という文字列を SecretKey として使っています
        [your-secret-key] "YourSecretKey" という文字列を SecretKey として使っています
        [your-secret-key-camel] "yourSecretKey" という文字列を SecretKey として使っています
        [your-secret-key-upper] "YOUR_SECRET_KEY" という文字列を SecretKey として使っています
        [your-secret-key-dashes] "your-secret-key" という文字列を SecretKey として使っています
        [your-secret-key-snake] "your_secret_key" という文字列を SecretKey として使っています
        [cos-secret-key] "COS_SECRET_KEY" という文字列を SecretKey として使っています
        [cos-secretkey] "COS_SECRETKEY" という文字列を SecretKey として使っています
        [tencent-secret-key] "TENCENT_SECRET_KEY" という文字列を SecretKey として使っています
        [tencentcloud-secret-key] "TENCENTCLOUD_SECRET_KEY" という文字列を SecretKey として使っています
        [aws-secret-key] "AWS_SECRET_KEY" という文字列を SecretKey として使っています
        [shell-variable] "$SECRET_KEY" という文字列を SecretKey として使っています
        [shell-variable-braces] "${"{"}SECRET_KEY{"}"}" という文字列を SecretKey として使っています
        [shell-variable-cos] "${"{"}COS_SECRET_KEY{"}"}" という文字列を SecretKey として使っています
        [process-env] "process.env.SECRET_KEY" という文字列を SecretKey として使っています
        [process-env-cos] "process.env.COS_SECRET_KEY" という文字列を SecretKey として使っています
        [angle] "<SecretKey>" という文字列を SecretKey として使っています
        [angle-your] "<YourSecretKey>" という文字列を SecretKey として使っています
        [six-x] "XXXXXX" という文字列を SecretKey として使っています
        [three-x] "xxx" という文字列を SecretKey として使っています
        [stars] "******" という文字列を SecretKey として使っています
        [object] "[object Object]" という文字列を SecretKey として使っています
        [php-array] "Array" という文字列を SecretKey として使っています
       *[other] { deviation-secret-placeholder }
    }
form-secret-prefixed = { $form ->
        [aws4] SecretKey の前に Amazon S3 と同じ "AWS4" を付けています
        [tc3] SecretKey の前に Tencent Cloud API と同じ "TC3" を付けています
        [ampersand] SecretKey の後に Alibaba Cloud API と同じ "&" を付けています
        [aliyun-v4] SecretKey の前に Alibaba Cloud OSS と同じ "aliyun_v4" を付けています
        [bearer] SecretKey の前に "Bearer " を付けています
        [salt-sha1] SecretKey の前に "sha1" を付けています
       *[other] { deviation-secret-prefixed }
    }
form-key-time-other = { $form ->
        [sign-time] SignKey の計算に、q-key-time と違う、policy の q-sign-time を使っています
        [end-start] SignKey の計算に、開始と終了が逆の KeyTime を使っています
        [end-end] SignKey の計算に、「終了;終了」を使っています
        [start-start] SignKey の計算に、「開始;開始」を使っています
        [start-duration] SignKey の計算に、「開始;秒数」を使っています
        [duration] SignKey の計算に、秒数だけを使っています
        [zero-end] SignKey の計算に、「0;終了」を使っています
        [start-expiration] SignKey の計算に、終了の代わりに policy の expiration を使っています
        [expiration-only] SignKey の計算に、Unix 時刻にした policy の expiration を使っています
        [expiration-text] SignKey の計算に、policy の expiration の文字列を使っています
        [sum] SignKey の計算に、開始と終了の和を使っています
       *[other] { deviation-key-time-other }
    }
form-key-time-end-only = { $form ->
        [end] SignKey の計算に、KeyTime の終了だけを使っています
        [start] SignKey の計算に、KeyTime の開始だけを使っています
        [separator-end] SignKey の計算に、開始のない「;終了」を使っています
        [start-separator] SignKey の計算に、終了のない「開始;」を使っています
       *[other] { deviation-key-time-end-only }
    }
form-key-time-milliseconds = { $form ->
        [both] SignKey の計算に、ミリ秒の開始と終了を使っています
        [start] SignKey の計算に、ミリ秒の開始を使っています
        [end] SignKey の計算に、ミリ秒の終了を使っています
        [end-only] SignKey の計算に、ミリ秒の終了だけを使っています
        [removed] q-key-time はミリ秒ですが、SignKey の計算には秒を使っています
       *[other] { deviation-key-time-milliseconds }
    }
form-key-time-separator = { $form ->
        [comma] SignKey の計算に使った KeyTime で、セミコロンがコンマになっています
        [colon] SignKey の計算に使った KeyTime で、セミコロンがコロンになっています
        [blank] SignKey の計算に使った KeyTime で、セミコロンが空白になっています
        [hyphen] SignKey の計算に使った KeyTime で、セミコロンがハイフンになっています
        [underscore] SignKey の計算に使った KeyTime で、セミコロンがアンダースコアになっています
        [percent] SignKey の計算に使った KeyTime で、セミコロンが %3B になっています
        [percent-lower-case] SignKey の計算に使った KeyTime で、セミコロンが %3b になっています
        [full-width] SignKey の計算に使った KeyTime で、セミコロンが全角のセミコロンになっています
        [ampersand] SignKey の計算に使った KeyTime で、セミコロンが & になっています
        [bar] SignKey の計算に使った KeyTime で、セミコロンが | になっています
        [slash] SignKey の計算に使った KeyTime で、セミコロンが / になっています
        [tilde] SignKey の計算に使った KeyTime で、セミコロンが ~ になっています
        [plus] SignKey の計算に使った KeyTime で、セミコロンが + になっています
        [line-feed] SignKey の計算に使った KeyTime で、セミコロンが LF になっています
        [comma-blank] SignKey の計算に使った KeyTime で、セミコロンがコンマと空白になっています
        [html] SignKey の計算に使った KeyTime で、セミコロンが &#59; になっています
        [none] SignKey の計算に、セミコロンのない KeyTime を使っています
        [full-width-all] SignKey の計算に、全角文字の KeyTime を使っています
        [blank-behind-semicolon] SignKey の計算に、セミコロンの後に空白のある KeyTime を使っています
        [blanks-around-semicolon] SignKey の計算に、セミコロンの前後に空白のある KeyTime を使っています
        [tuple] SignKey の計算に、Python のタプル（start, end）を使っています
        [list] SignKey の計算に、リスト [start, end] を使っています
        [list-compact] SignKey の計算に、リスト [start,end] を使っています
        [semicolon-behind] SignKey の計算に、末尾にセミコロンの付いた KeyTime を使っています
        [line-feed-behind] SignKey の計算に、末尾に LF の付いた KeyTime を使っています
        [crlf-behind] SignKey の計算に、末尾に CR LF の付いた KeyTime を使っています
        [blank-behind] SignKey の計算に、末尾に空白の付いた KeyTime を使っています
        [blank-before] SignKey の計算に、先頭に空白の付いた KeyTime を使っています
        [trimmed] q-key-time の前後に空白があり、SignKey の計算にはそれがありません
        [double-quotes] SignKey の計算に、二重引用符で囲んだ KeyTime を使っています
        [single-quotes] SignKey の計算に、一重引用符で囲んだ KeyTime を使っています
        [name-key-time] SignKey の計算に、前に "q-key-time=" の付いた KeyTime を使っています
        [name-sign-time] SignKey の計算に、前に "q-sign-time=" の付いた KeyTime を使っています
        [byte-literal] SignKey の計算に、Python のバイト列の表示（b'...'）を使っています
       *[other] { deviation-key-time-separator }
    }
form-key-time-empty = { $form ->
        [empty] SignKey の計算に、空の KeyTime を使っています
        [semicolon] SignKey の計算に、";" だけを使っています（時刻が 2 つとも空）
        [undefined] SignKey の計算に、"undefined" を使っています
        [undefined-both] SignKey の計算に、"undefined;undefined" を使っています
        [start-undefined] SignKey の計算に、「開始;undefined」を使っています
        [undefined-end] SignKey の計算に、「undefined;終了」を使っています
        [nan] SignKey の計算に、"NaN;NaN" を使っています
        [start-nan] SignKey の計算に、「開始;NaN」を使っています
        [nan-only] SignKey の計算に、"NaN" を使っています
        [null] SignKey の計算に、"null" を使っています
        [null-both] SignKey の計算に、"null;null" を使っています
        [none] SignKey の計算に、"None" を使っています
        [none-both] SignKey の計算に、"None;None" を使っています
        [zero] SignKey の計算に、"0" を使っています
        [zero-both] SignKey の計算に、"0;0" を使っています
        [key-time-word] SignKey の計算に、"KeyTime" という文字列を使っています
        [q-key-time-word] SignKey の計算に、"q-key-time" という文字列を使っています
       *[other] { deviation-key-time-empty }
    }
form-key-time-shifted = { $form ->
        [one-second-later] SignKey の計算に、q-key-time より 1 秒後の KeyTime を使っています
        [one-second-earlier] SignKey の計算に、q-key-time より 1 秒前の KeyTime を使っています
        [eight-hours-later] SignKey の計算に、q-key-time より 8 時間後の KeyTime を使っています
        [eight-hours-earlier] SignKey の計算に、q-key-time より 8 時間前の KeyTime を使っています
        [nine-hours-later] SignKey の計算に、q-key-time より 9 時間後の KeyTime を使っています
        [nine-hours-earlier] SignKey の計算に、q-key-time より 9 時間前の KeyTime を使っています
        [seconds] SignKey の計算に、q-key-time と開始が { $start } 秒、終了が { $end } 秒違う KeyTime を使っています
       *[other] { deviation-key-time-shifted }
    }
form-key-time-fraction = { $form ->
        [point-zero] SignKey の計算に、.0 の付いた時刻を使っています
        [three-zeros] SignKey の計算に、.000 の付いた時刻を使っています
        [six-zeros] SignKey の計算に、.000000 の付いた時刻を使っています
        [cut] q-key-time には小数があり、SignKey の計算にはそれがありません
       *[other] { deviation-key-time-fraction }
    }
form-key-time-date = { $form ->
        [iso] SignKey の計算に、Unix 時刻ではなく日時（Z）を使っています
        [iso-milliseconds] SignKey の計算に、Unix 時刻ではなくミリ秒付きの日時（.000Z）を使っています
        [iso-bare] SignKey の計算に、Unix 時刻ではなくタイムゾーンのない日時を使っています
        [end-iso] SignKey の計算に、日時にした終了だけを使っています
        [end-iso-milliseconds] SignKey の計算に、ミリ秒付きの日時にした終了だけを使っています
       *[other] { deviation-key-time-date }
    }
form-signkey-arguments-swapped = { $form ->
        [hex] SignKey の計算で、鍵とメッセージが入れ替わっています
        [raw] SignKey の計算で、鍵とメッセージが入れ替わっています（20 バイトのまま使用）
        [upper-case] SignKey の計算で、鍵とメッセージが入れ替わっています（大文字で使用）
        [base64] SignKey の計算で、鍵とメッセージが入れ替わっています（base64 で使用）
       *[other] { deviation-signkey-arguments-swapped }
    }
form-signkey-plain-hash = { $form ->
        [secret-time] SignKey が HMAC ではなく、SecretKey と KeyTime をつないだ文字列の SHA-1 になっています
        [time-secret] SignKey が HMAC ではなく、KeyTime と SecretKey をつないだ文字列の SHA-1 になっています
        [secret-time-raw] SignKey が HMAC ではなく、SecretKey と KeyTime をつないだ文字列の SHA-1（バイト列）になっています
        [time-secret-raw] SignKey が HMAC ではなく、KeyTime と SecretKey をつないだ文字列の SHA-1（バイト列）になっています
        [md5-secret-time] SignKey が HMAC ではなく、SecretKey と KeyTime をつないだ文字列の MD5 になっています
        [md5-time-secret] SignKey が HMAC ではなく、KeyTime と SecretKey をつないだ文字列の MD5 になっています
        [sha256-secret-time] SignKey が HMAC ではなく、SecretKey と KeyTime をつないだ文字列の SHA-256 になっています
        [sha256-time-secret] SignKey が HMAC ではなく、KeyTime と SecretKey をつないだ文字列の SHA-256 になっています
        [secret-alone] SignKey が HMAC ではなく、SecretKey だけの SHA-1 になっています
        [time-alone] SignKey が HMAC ではなく、KeyTime だけの SHA-1 になっています
        [concatenated] SignKey が HMAC ではなく、SecretKey と KeyTime をつないだ文字列になっています
        [concatenated-time-first] SignKey が HMAC ではなく、KeyTime と SecretKey をつないだ文字列になっています
       *[other] { deviation-signkey-plain-hash }
    }
form-signkey-other-hash = { $form ->
        [sha256] SignKey を HMAC-SHA1 ではなく HMAC-SHA256 で作っています
        [sha256-raw] SignKey を HMAC-SHA1 ではなく HMAC-SHA256（バイト列のまま使用）で作っています
        [sha256-base64] SignKey を HMAC-SHA1 ではなく HMAC-SHA256（base64 で使用）で作っています
        [md5] SignKey を HMAC-SHA1 ではなく HMAC-MD5 で作っています
        [md5-raw] SignKey を HMAC-SHA1 ではなく HMAC-MD5（バイト列のまま使用）で作っています
        [sha512] SignKey を HMAC-SHA1 ではなく HMAC-SHA512 で作っています
        [sha512-raw] SignKey を HMAC-SHA1 ではなく HMAC-SHA512（バイト列のまま使用）で作っています
       *[other] { deviation-signkey-other-hash }
    }
form-signkey-other-input = { $form ->
        [key-is-true] SignKey の計算で、鍵が PHP の true を表す "1" になっています
        [key-is-true-secret] SignKey の計算で、鍵が PHP の true を表す "1"、メッセージが SecretKey になっています
        [key-empty] SignKey の計算で、鍵が空になっています
        [key-empty-secret] SignKey の計算で、鍵が空、メッセージが SecretKey になっています
        [message-empty] SignKey の計算で、メッセージが空になっています
        [secret-twice] SignKey の計算で、鍵もメッセージも SecretKey になっています
        [time-twice] SignKey の計算で、鍵もメッセージも KeyTime になっています
        [message-sha1] SignKey の計算で、メッセージが "sha1" という文字列になっています
        [key-time-itself] KeyTime をそのまま SignKey として使っています
        [sha1-of-time] SignKey の計算で、メッセージが KeyTime の SHA-1 になっています
        [twice] SignKey を作る手順を 2 回行っています
        [twice-raw] SignKey を作る手順を、バイト列に対して 2 回行っています
        [hashed] SignKey をもう一度 SHA-1 でハッシュしています
        [hashed-raw] SignKey のバイト列をもう一度 SHA-1 でハッシュしています
       *[other] { deviation-signkey-other-input }
    }
form-signkey-truncated = { $form ->
        [first-32] SignKey の先頭の 32 文字だけを使っています
        [first-20] SignKey の先頭の 20 文字だけを使っています
        [first-16] SignKey の先頭の 16 文字だけを使っています
        [first-16-raw] SignKey の先頭の 16 バイトだけを使っています
        [raw-to-nul] SignKey のバイト列を、最初の NUL（0x00）の手前までしか使っていません
       *[other] { deviation-signkey-truncated }
    }
form-signed-base64-policy = { $form ->
        [as-sent] policy のテキストではなく、policy の base64 をハッシュしています
        [standard] policy のテキストではなく、policy の標準の base64 をハッシュしています
        [unpadded] policy のテキストではなく、パディングのない policy の base64 をハッシュしています
        [url-alphabet] policy のテキストではなく、policy の URL セーフな base64 をハッシュしています
        [url-alphabet-unpadded] policy のテキストではなく、パディングのない policy の URL セーフな base64 をハッシュしています
        [line-feed-behind] policy のテキストではなく、末尾に LF の付いた policy の base64 をハッシュしています
        [crlf-behind] policy のテキストではなく、末尾に CR LF の付いた policy の base64 をハッシュしています
        [of-text-with-line-feed] policy のテキストではなく、policy と LF の base64 をハッシュしています
        [of-compact] policy のテキストではなく、空白なしで書き直した policy の base64 をハッシュしています
        [of-python] policy のテキストではなく、Python が書き直した policy の base64 をハッシュしています
        [of-php] policy のテキストではなく、PHP が書き直した policy の base64 をハッシュしています
        [of-go] policy のテキストではなく、Go が書き直した policy の base64 をハッシュしています
        [wrapped-60] policy のテキストではなく、60 文字ごとに改行した policy の base64 をハッシュしています
        [wrapped-64] policy のテキストではなく、64 文字ごとに改行した policy の base64 をハッシュしています
        [wrapped-76] policy のテキストではなく、76 文字ごとに改行した policy の base64 をハッシュしています
        [wrapped-76-open] policy のテキストではなく、76 文字ごとに改行し、末尾に LF のない policy の base64 をハッシュしています
        [wrapped-64-open] policy のテキストではなく、64 文字ごとに改行し、末尾に LF のない policy の base64 をハッシュしています
        [wrapped-76-crlf] policy のテキストではなく、76 文字ごとに CR LF で改行した policy の base64 をハッシュしています
        [wrapped-76-crlf-closed] policy のテキストではなく、76 文字ごとに CR LF で改行し、末尾にも CR LF のある policy の base64 をハッシュしています
        [unwrapped] policy のテキストではなく、改行を除いた policy の base64 をハッシュしています
        [percent] policy のテキストではなく、URL エンコードした policy の base64 をハッシュしています
        [byte-literal] policy のテキストではなく、policy の base64 を Python のバイト列として表示したもの（b'...'）をハッシュしています
        [double-quotes] policy のテキストではなく、二重引用符で囲んだ policy の base64 をハッシュしています
        [twice] policy のテキストではなく、base64 を 2 回行った policy をハッシュしています
        [plus-to-blank] policy のテキストではなく、+ が空白になった policy の base64 をハッシュしています
        [of-utf16] policy のテキストではなく、UTF-16 にした policy の base64 をハッシュしています
        [lower-case] policy のテキストではなく、小文字にした policy の base64 をハッシュしています
       *[other] { deviation-signed-base64-policy }
    }
form-policy-line-endings = { $form ->
        [crlf] 署名した policy の改行が CR LF ですが、送信したものは LF です
        [lf] 署名した policy の改行が LF ですが、送信したものは違います
        [cr] 署名した policy の改行が CR です
        [doubled] 署名した policy の改行が 2 つずつになっています
        [escaped] 署名した policy の改行がバックスラッシュと n の 2 文字になっています
        [escaped-crlf] 署名した policy の改行が \r\n という文字になっています
        [crlf-and-last] 署名した policy の改行が CR LF で、末尾にもう 1 つあります
       *[other] { deviation-policy-line-endings }
    }
form-policy-trailing-newline = { $form ->
        [line-feed] 署名した policy の末尾に LF がありますが、送信したものにはありません
        [crlf] 署名した policy の末尾に CR LF がありますが、送信したものにはありません
        [carriage-return] 署名した policy の末尾に CR がありますが、送信したものにはありません
        [two] 署名した policy の末尾に LF が 2 つあります
        [blank] 署名した policy の末尾に空白があります
        [before] 署名した policy の先頭に LF があります
        [both] 署名した policy の先頭と末尾に LF があります
        [nul] 署名した policy の末尾に NUL があります
        [removed] 署名した policy の末尾に、送信したものにある空白がありません
        [trimmed] 署名した policy の前後に、送信したものにある空白がありません
        [compact-line-feed] 署名した policy の内容が空白なしで書き直され、末尾に LF があります
        [python-line-feed] 署名した policy の内容が Python で書き直され、末尾に LF があります
       *[other] { deviation-policy-trailing-newline }
    }
form-policy-bom = { $form ->
        [before] 署名した policy の先頭に BOM がありますが、送信したものにはありません
        [removed] 送信した policy の先頭に BOM がありますが、署名したものにはありません
       *[other] { deviation-policy-bom }
    }
form-wrong-variable-signed = { $form ->
        [sign-key] policy の代わりに、SignKey をハッシュしています
        [key-time] policy の代わりに、KeyTime をハッシュしています
        [secret-id] policy の代わりに、SecretId をハッシュしています
        [object-key] policy の代わりに、オブジェクトキーをハッシュしています
        [bucket] policy の代わりに、バケット名をハッシュしています
        [host] policy の代わりに、ホストをハッシュしています
        [token] policy の代わりに、トークンをハッシュしています
        [secret-key] policy の代わりに、SecretKey をハッシュしています
        [conditions] policy の代わりに、その "conditions" だけをハッシュしています
        [expiration] policy の代わりに、その "expiration" だけをハッシュしています
        [empty] policy の代わりに、空の文字列をハッシュしています
        [undefined] policy の代わりに、"undefined" をハッシュしています
        [null] policy の代わりに、"null" をハッシュしています
        [none] policy の代わりに、"None" をハッシュしています
        [empty-object] policy の代わりに、空のオブジェクト {"{}"} をハッシュしています
        [empty-list] policy の代わりに、空のリスト [] をハッシュしています
        [word] policy の代わりに、"policy" という文字列をハッシュしています
        [sha1-of-base64-then] policy の代わりに、policy の base64 の SHA-1 をハッシュしています
        [md5-of-text-then] policy の代わりに、policy の MD5 をハッシュしています
       *[other] { deviation-wrong-variable-signed }
    }
form-policy-other-copy = { $form ->
        [text] フォームのものとは別の policy のテキストに署名しています
        [text-trimmed] フォームのものとは別の policy のテキスト（前後の空白なし）に署名しています
        [base64] フォームのものとは別の policy の base64 に署名しています
       *[other] { deviation-policy-other-copy }
    }
form-policy-encoded = { $form ->
        [utf16-little] UTF-16（リトルエンディアン）にした policy をハッシュしています
        [utf16-big] UTF-16（ビッグエンディアン）にした policy をハッシュしています
        [utf16-little-mark] BOM 付きの UTF-16（リトルエンディアン）にした policy をハッシュしています
        [utf16-big-mark] BOM 付きの UTF-16（ビッグエンディアン）にした policy をハッシュしています
        [latin1-as-utf8] Latin-1 として読み UTF-8 にした policy をハッシュしています
        [lossy-utf8] UTF-8 でないバイトが置き換わった policy をハッシュしています
        [hex] policy の 16 進数をハッシュしています
        [percent-component] encodeURIComponent でエスケープした policy をハッシュしています
        [percent-uri] encodeURI でエスケープした policy をハッシュしています
        [percent-raw] URL エンコード（rawurlencode）した policy をハッシュしています
        [percent-plus] 空白を + にする URL エンコード（urlencode）をした policy をハッシュしています
        [html] HTML 用にエスケープ（htmlspecialchars）した policy をハッシュしています
        [slashes-added] 引用符をバックスラッシュでエスケープ（addslashes）した policy をハッシュしています
        [byte-literal] policy を Python のバイト列として表示したもの（b'...'）をハッシュしています
        [quoted] 二重引用符で囲んだ policy をハッシュしています
        [single-quoted] 一重引用符で囲んだ policy をハッシュしています
        [name-before] 前に "policy=" の付いた policy をハッシュしています
        [member] policy をメンバーに持つオブジェクトをハッシュしています
        [array] policy の入った配列をハッシュしています
       *[other] { deviation-policy-encoded }
    }
form-policy-printed = { $form ->
        [javascript] JSON ではなく JavaScript の "[object Object]" をハッシュしています
        [php] JSON ではなく PHP の "Array" をハッシュしています
        [python] JSON ではなく Python の str(dict) をハッシュしています
        [java] JSON ではなく Java の Map.toString() をハッシュしています
        [go] JSON ではなく Go の %v の出力をハッシュしています
        [ruby] JSON ではなく Ruby の Hash#inspect をハッシュしています
       *[other] { deviation-policy-printed }
    }
form-header-style-string-to-sign = { $form ->
        [policy] リクエストヘッダー用の StringToSign で policy のハッシュを包んでいます
        [host] リクエストヘッダー用の StringToSign に署名しています（host ヘッダーを含む）
        [no-headers] リクエストヘッダー用の StringToSign に署名しています（ヘッダーなし）
       *[other] { deviation-header-style-string-to-sign }
    }
form-digest-twice = { $form ->
        [hex] policy の SHA-1 の 16 進数をもう一度ハッシュしています
        [raw] policy の SHA-1 のバイト列をもう一度ハッシュしています
        [all-raw] policy の SHA-1 のバイト列をもう一度ハッシュし、バイト列のまま使っています
       *[other] { deviation-digest-twice }
    }
form-other-digest = { $form ->
        [sha256] policy を SHA-1 ではなく SHA-256 でハッシュしています
        [sha256-raw] policy を SHA-1 ではなく SHA-256 でハッシュし、そのバイト列を使っています
        [sha256-base64] policy を SHA-1 ではなく SHA-256 でハッシュし、base64 で表しています
        [sha256-upper-case] policy を SHA-1 ではなく SHA-256 でハッシュし、大文字で表しています
        [md5] policy を SHA-1 ではなく MD5 でハッシュしています
        [md5-raw] policy を SHA-1 ではなく MD5 でハッシュし、そのバイト列を使っています
        [md5-base64] policy を SHA-1 ではなく MD5 でハッシュし、base64 で表しています
        [md5-upper-case] policy を SHA-1 ではなく MD5 でハッシュし、大文字で表しています
        [sha512] policy を SHA-1 ではなく SHA-512 でハッシュしています
        [sha384] policy を SHA-1 ではなく SHA-384 でハッシュしています
        [sha224] policy を SHA-1 ではなく SHA-224 でハッシュしています
        [hmac-sign-key] StringToSign が SHA-1 ではなく、SignKey による policy の HMAC-SHA1 になっています
        [hmac-sign-key-raw] StringToSign が SHA-1 ではなく、SignKey による policy の HMAC-SHA1（バイト列）になっています
        [hmac-secret-key] StringToSign が SHA-1 ではなく、SecretKey による policy の HMAC-SHA1 になっています
        [secret-before] StringToSign が、SecretKey と policy をつないだ文字列の SHA-1 になっています
        [secret-behind] StringToSign が、policy と SecretKey をつないだ文字列の SHA-1 になっています
        [sign-key-behind] StringToSign が、policy と SignKey をつないだ文字列の SHA-1 になっています
       *[other] { deviation-other-digest }
    }
form-hmac-twice = { $form ->
        [hex] 最後の HMAC を 2 回行っています
        [raw] 最後の HMAC を、バイト列に対して 2 回行っています
        [then-sha1] 署名をもう一度 SHA-1 でハッシュしています
        [then-sha1-raw] 署名のバイト列をもう一度 SHA-1 でハッシュしています
       *[other] { deviation-hmac-twice }
    }
form-plain-hash = { $form ->
        [key-message] 署名が HMAC ではなく、SignKey と StringToSign をつないだ文字列の SHA-1 になっています
        [message-key] 署名が HMAC ではなく、StringToSign と SignKey をつないだ文字列の SHA-1 になっています
        [sha256-key-message] 署名が HMAC ではなく、SignKey と StringToSign をつないだ文字列の SHA-256 になっています
        [sha256-message-key] 署名が HMAC ではなく、StringToSign と SignKey をつないだ文字列の SHA-256 になっています
        [md5-key-message] 署名が HMAC ではなく、SignKey と StringToSign をつないだ文字列の MD5 になっています
        [md5-message-key] 署名が HMAC ではなく、StringToSign と SignKey をつないだ文字列の MD5 になっています
        [sha512-key-message] 署名が HMAC ではなく、SignKey と StringToSign をつないだ文字列の SHA-512 になっています
        [sha512-message-key] 署名が HMAC ではなく、StringToSign と SignKey をつないだ文字列の SHA-512 になっています
        [key-message-key] 署名が HMAC ではなく、SignKey と StringToSign と SignKey をつないだ文字列の SHA-1 になっています
        [message] 署名が HMAC ではなく、鍵を使わない StringToSign の SHA-1 になっています
       *[other] { deviation-plain-hash }
    }
form-hmac-skipped = { $form ->
        [string-to-sign] 最後の HMAC がなく、StringToSign をそのまま署名として送信しています
        [sign-key] 最後の HMAC がなく、SignKey をそのまま署名として送信しています
       *[other] { deviation-hmac-skipped }
    }
form-hmac-other-hash = { $form ->
        [sha256] 最後の HMAC を SHA-1 ではなく SHA-256 で計算しています
        [sha256-swapped] 最後の HMAC を SHA-1 ではなく SHA-256（鍵とメッセージも逆）で計算しています
        [md5] 最後の HMAC を SHA-1 ではなく MD5 で計算しています
        [sha512] 最後の HMAC を SHA-1 ではなく SHA-512 で計算しています
        [sha384] 最後の HMAC を SHA-1 ではなく SHA-384 で計算しています
        [sha224] 最後の HMAC を SHA-1 ではなく SHA-224 で計算しています
       *[other] { deviation-hmac-other-hash }
    }
form-policy-reserialised = { $form ->
        [compact] 署名した policy は、空白なしで書き直されています
        [squeezed] 署名した policy は、文字列の外の空白がすべて除かれています
        [spaced] 署名した policy は、コンマとコロンの後に空白を入れて書き直されています
        [python] 署名した policy は、Python の json.dumps で書き直されています（コンマとコロンの後の空白、非 ASCII の \u）
        [ascii] 署名した policy は、非 ASCII を \u にして書き直されています
        [php] 署名した policy は、PHP の json_encode で書き直されています（スラッシュの \/、非 ASCII の \u）
        [php-unicode] 署名した policy は、PHP の json_encode（JSON_UNESCAPED_UNICODE）で書き直されています（スラッシュの \/）
        [php-pretty] 署名した policy は、PHP の json_encode（JSON_PRETTY_PRINT）で書き直されています
        [php-pretty-unicode] 署名した policy は、PHP の json_encode（JSON_PRETTY_PRINT と JSON_UNESCAPED_UNICODE）で書き直されています
        [go] 署名した policy は、Go の json.Marshal で書き直されています（\u0026、\u003c、\u003e）
        [go-sorted] 署名した policy は、Go の json.Marshal で map から書き直されています（名前の並べ替え）
        [go-line-feed] 署名した policy は、Go の json.Encoder で書き直されています（末尾に LF）
        [gson] 署名した policy は、Gson で書き直されています（\u003d、\u0027）
        [gson-pretty] 署名した policy は、Gson の setPrettyPrinting で書き直されています
        [dotnet] 署名した policy は、System.Text.Json で書き直されています（\u0022、\u002B、非 ASCII の \u）
        [dotnet-pretty] 署名した policy は、System.Text.Json の WriteIndented で書き直されています
        [dotnet-pretty-crlf] 署名した policy は、System.Text.Json の WriteIndented と CR LF で書き直されています
        [sorted] 署名した policy は、名前を並べ替えて書き直されています
        [sorted-spaced] 署名した policy は、名前を並べ替え、空白を入れて書き直されています
        [sorted-python] 署名した policy は、Python の json.dumps（sort_keys）で書き直されています
        [reversed] 署名した policy は、名前を逆順にして書き直されています
        [reversed-spaced] 署名した policy は、名前を逆順にし、空白を入れて書き直されています
        [two-blanks] 署名した policy は、空白 2 つの字下げで書き直されています
        [four-blanks] 署名した policy は、空白 4 つの字下げで書き直されています
        [tabs] 署名した policy は、タブの字下げで書き直されています
        [no-indent] 署名した policy は、字下げのない複数行で書き直されています
        [two-blanks-ascii] 署名した policy は、空白 2 つの字下げと非 ASCII の \u で書き直されています
        [four-blanks-ascii] 署名した policy は、空白 4 つの字下げと非 ASCII の \u で書き直されています
        [two-blanks-sorted] 署名した policy は、空白 2 つの字下げで、名前を並べ替えて書き直されています
        [four-blanks-sorted] 署名した policy は、空白 4 つの字下げで、名前を並べ替えて書き直されています
        [two-blanks-crlf] 署名した policy は、空白 2 つの字下げと CR LF で書き直されています
        [four-blanks-crlf] 署名した policy は、空白 4 つの字下げと CR LF で書き直されています
        [jackson-pretty] 署名した policy は、Jackson の整形出力で書き直されています
        [document] 署名した policy は、COS のドキュメントの書式になっています
        [document-two-blanks] 署名した policy は、空白 2 つの字下げによる、COS のドキュメントの書式になっています
        [blanks-removed] 署名した policy は、文字列の中も含め、空白と改行がすべて除かれています
        [lines-joined] 署名した policy は、改行が除かれています
        [lines-to-blanks] 署名した policy は、改行が空白になっています
        [lines-trimmed] 署名した policy は、字下げが除かれています
        [lines-trimmed-joined] 署名した policy は、字下げと改行が除かれています
        [line-ends-trimmed] 署名した policy は、行末の空白が除かれています
        [tabs-to-blanks] 署名した policy は、タブが空白 4 つになっています
        [blanks-to-tabs] 署名した policy は、空白 4 つがタブになっています
        [slashes-bare] 署名した policy は、\/ が / になっています
        [slashes-escaped] 署名した policy は、/ が \/ になっています
        [backslashes-removed] 署名した policy は、バックスラッシュが除かれています
        [as-string] 署名した policy は、JSON の文字列になっています（テキストに JSON.stringify）
        [compact-as-string] 署名した policy は、書き直された後、JSON の文字列になっています（JSON.stringify を 2 回）
        [single-quotes] 署名した policy は、二重引用符が一重引用符になっています
       *[other] { deviation-policy-reserialised }
    }
form-signkey-encoding = SignKey は、{ form-encoded }
form-encoded = { $form ->
        [upper-case] 大文字になっています
        [base64] base64 になっています
        [base64-unpadded] パディングのない base64 になっています
        [base64-url] URL セーフな base64 になっています
        [base64-of-hex] 16 進数の文字列の base64 になっています
        [hex-of-hex] 16 進数の文字列の 16 進数になっています
        [base64-line-feed] 末尾に LF の付いた base64 になっています
        [line-feed-behind] 末尾に LF の付いた文字列になっています
        [crlf-behind] 末尾に CR LF の付いた文字列になっています
        [openssl-prefix] 先頭に OpenSSL の "(stdin)= " が付いた文字列になっています
        [openssl-prefix-line-feed] OpenSSL の出力（先頭に "(stdin)= "、末尾に LF）になっています
        [openssl-3-prefix] 先頭に OpenSSL 3 の "SHA1(stdin)= " が付いた文字列になっています
        [openssl-3-prefix-line-feed] OpenSSL 3 の出力（先頭に "SHA1(stdin)= "、末尾に LF）になっています
        [openssl-3-hmac-prefix] 先頭に OpenSSL 3 の "HMAC-SHA1(stdin)= " が付いた文字列になっています
        [blank-before] 先頭に空白の付いた文字列になっています
        [sha1sum-name] 末尾に sha1sum の " -" が付いた文字列になっています
        [sha1sum] 末尾に sha1sum の " -" が付いた文字列になっています
        [sha1sum-line-feed] sha1sum の出力（末尾に " -" と LF）になっています
        [name-before] 先頭に "sha1=" の付いた文字列になっています
        [name-line-before] 先頭に "sha1" の行が付いた文字列になっています
        [double-quotes] 二重引用符で囲んだ文字列になっています
        [byte-literal] Python のバイト列の表示（b'...'）になっています
        [latin1-as-utf8] バイト列を Latin-1 として読み UTF-8 にしたものになっています
        [lossy-utf8] バイト列を UTF-8 として読み、大半が失われたものになっています
        [zeros-lost] 各バイトの先頭の 0 がない文字列になっています
        [number] 先頭の 0 を除いた 1 つの数値になっています
        [sign-extended] 0x80 以上のバイトの前に "ffffff" が付いた文字列になっています
        [hyphens] バイトをハイフンで区切った文字列になっています
        [colons] バイトをコロンで区切った文字列になっています
        [utf16] UTF-16 になっています
        [wrapped] 76 文字ごとに改行した base64 になっています
        [first-32] 先頭の 32 文字だけになっています
       *[other] 小文字の 16 進数の文字列になっていません
    }
form-digest-encoding = StringToSign は、{ form-encoded }
form-secret-typo = { $kind ->
        [substituted] コードの SecretKey の { $at } 文字目が、入力された SecretKey と違います
        [inserted] コードの SecretKey の { $at } 文字目に余分な 1 文字があります
        [deleted] コードの SecretKey に { $at } 文字目がありません
        [swapped] コードの SecretKey の { $at } 文字目と次の文字が入れ替わっています
        [two] コードの SecretKey の 2 文字が、入力された SecretKey と違います（最初は { $at } 文字目）
       *[other] { deviation-secret-typo }
    }
form-policy-regenerated = { $form ->
        [fraction] policy を 2 回作り、expiration の秒の小数が違っています
       *[other] policy を 2 回作り、時刻が違っています（{ $form }）
    }
form-conditions-changed = 署名した policy には、条件 { $form } がありません
