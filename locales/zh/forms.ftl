### 与正确签名步骤的差别：每种形式一个句子（不带句号）。
### $form 是形式的名称，$start 和 $end 是秒数，$at 和 $kind 是输入错误的位置和种类。

form-secret-whitespace = { $place ->
        [before] 代码中的 SecretKey 以 "{ $what }" 开头
        [behind] 代码中的 SecretKey 以 "{ $what }" 结尾
        [around] 代码中的 SecretKey 前后都有 "{ $what }"
        [inside] 代码中的 SecretKey 第 { $at } 个字符前有 "{ $what }"
       *[other] { $form ->
                [trimmed] 所填的 SecretKey 前后有空白，代码中的没有
                [all-removed] 所填的 SecretKey 中有空白，代码中的没有
                [invisible-removed] 所填的 SecretKey 中有不可见字符，代码中的没有
               *[other] { deviation-secret-whitespace }
            }
    }
form-character = { $form ->
        [blank] 空格
        [tab] 制表符
        [line-feed] LF
        [carriage-return] CR
        [crlf] CR LF
        [blank-line-feed] 空格和 LF
        [no-break-space] 不换行空格（U+00A0）
        [soft-hyphen] 软连字符（U+00AD）
        [zero-width-space] 零宽空格（U+200B）
        [zero-width-joiner] 零宽连接符（U+200D）
        [direction-mark] 方向标记（U+200E）
        [word-joiner] 词连接符（U+2060）
        [ideographic-space] 全角空格（U+3000）
        [byte-order-mark] BOM（U+FEFF）
       *[other] 不可见字符（{ $code }）
    }
form-character-times = { $what }（{ $count } 个）
form-secret-quoted = { $form ->
        [double] 代码中的 SecretKey 带有双引号
        [single] 代码中的 SecretKey 带有单引号
        [back] 代码中的 SecretKey 带有反引号
        [angle] 代码中的 SecretKey 带有尖括号
        [typographic] 代码中的 SecretKey 带有弯引号
        [escaped] 代码中的 SecretKey 带有转义的引号（\"）
        [open-only] 代码中的 SecretKey 带有开头的双引号
        [close-only] 代码中的 SecretKey 带有结尾的双引号
        [semicolon] 代码中的 SecretKey 带有结尾的分号
        [comma] 代码中的 SecretKey 带有结尾的逗号
        [double-semicolon] 代码中的 SecretKey 带有双引号和分号
        [double-comma] 代码中的 SecretKey 带有双引号和逗号
        [single-comma] 代码中的 SecretKey 带有单引号和逗号
        [equals-before] 代码中的 SecretKey 带有开头的等号
        [name-secret-key] 代码中的 SecretKey 带有开头的 "SecretKey="
        [name-secret-key-upper] 代码中的 SecretKey 以 "SECRET_KEY=" 开头
        [name-colon] 代码中的 SecretKey 带有开头的 "SecretKey: "
        [byte-literal] 代码中的 SecretKey 带有 Python 打印字节的形式（b'...'）
        [removed] 所填的 SecretKey 带有引号，代码中的没有
       *[other] { deviation-secret-quoted }
    }
form-secret-is-secret-id = { $form ->
        [secret-id] 把 SecretId 用作了 SecretKey
        [token] 把令牌用作了 SecretKey
        [bucket] 把存储桶名称用作了 SecretKey
        [id-and-key] 把 SecretId 与 SecretKey 连在一起的文本用作了 SecretKey
        [id-colon-key] 把 SecretId、冒号与 SecretKey 连在一起的文本用作了 SecretKey
       *[other] { deviation-secret-is-secret-id }
    }
form-secret-truncated = { $form ->
        [first-32] 只用了 SecretKey 的前 32 个字符
        [first-31] 只用了 SecretKey 的前 31 个字符
        [first-30] 只用了 SecretKey 的前 30 个字符
        [first-24] 只用了 SecretKey 的前 24 个字符
        [first-20] 只用了 SecretKey 的前 20 个字符
        [first-16] 只用了 SecretKey 的前 16 个字符
        [first-lost] 代码中的 SecretKey 缺少第一个字符
        [last-lost] 代码中的 SecretKey 缺少最后一个字符
        [last-two-lost] 代码中的 SecretKey 缺少最后两个字符
        [last-three-lost] 代码中的 SecretKey 缺少最后三个字符
        [first-and-last-lost] 代码中的 SecretKey 缺少第一个和最后一个字符
        [variable-swallowed] "$" 及其后的词被 shell 或 PHP 当作变量，从 SecretKey 中丢失
       *[other] { deviation-secret-truncated }
    }
form-secret-encoded = { $form ->
        [base64] 用 SecretKey 的 base64 代替了 SecretKey
        [base64-unpadded] 用 SecretKey 的无填充 base64 代替了 SecretKey
        [base64-decoded] 用 SecretKey 按 base64 解码后的值代替了 SecretKey
        [base64-line-feed] 用 SecretKey 加 LF 的 base64 代替了 SecretKey
        [hex] 用 SecretKey 的十六进制文本代替了 SecretKey
        [hex-upper-case] 用 SecretKey 的大写十六进制文本代替了 SecretKey
        [hex-decoded] 用 SecretKey 按十六进制解码后的值代替了 SecretKey
        [percent] 用 URL 编码后的 SecretKey 代替了 SecretKey
        [plus-to-blank] 用把 + 变成空格的 SecretKey 代替了 SecretKey
        [percent-decoded] 用 URL 解码后的 SecretKey 代替了 SecretKey
        [padding-lost] 用丢失末尾 = 的 SecretKey 代替了 SecretKey
        [url-alphabet] 用把 + 和 / 变成 - 和 _ 的 SecretKey 代替了 SecretKey
        [md5] 用 SecretKey 的 MD5 代替了 SecretKey
        [md5-raw] 用 SecretKey 的 MD5（字节）代替了 SecretKey
        [sha1] 用 SecretKey 的 SHA-1 代替了 SecretKey
        [sha1-raw] 用 SecretKey 的 SHA-1（字节）代替了 SecretKey
        [sha256] 用 SecretKey 的 SHA-256 代替了 SecretKey
        [utf16-little] 用 UTF-16（小端）形式的 SecretKey 代替了 SecretKey
        [utf16-big] 用 UTF-16（大端）形式的 SecretKey 代替了 SecretKey
        [lower-case] 用转成小写的 SecretKey 代替了 SecretKey
        [upper-case] 用转成大写的 SecretKey 代替了 SecretKey
        [full-width] SecretKey 使用了全角字符
        [reversed] 用倒序的 SecretKey 代替了 SecretKey
        [twice] 用连写两遍的 SecretKey 代替了 SecretKey
       *[other] { deviation-secret-encoded }
    }
form-secret-placeholder = { $form ->
        [empty] 把空文本用作了 SecretKey
        [undefined] 把文本 "undefined" 用作了 SecretKey
        [null] 把文本 "null" 用作了 SecretKey
        [none] 把文本 "None" 用作了 SecretKey
        [nil] 把文本 "nil" 用作了 SecretKey
        [go-nil] 把文本 "<nil>" 用作了 SecretKey
        [true] 把文本 "true" 用作了 SecretKey
        [false] 把文本 "false" 用作了 SecretKey
        [zero] 把文本 "0" 用作了 SecretKey
        [one] 把文本 "1" 用作了 SecretKey
        [secret-key] 把文本 "SecretKey" 用作了 SecretKey
        [secret-key-camel] 把文本 "secretKey" 用作了 SecretKey
        [secret-key-snake] 把文本 "secret_key" 用作了 SecretKey
        [secret-key-upper] 把文本 "SECRET_KEY" 用作了 SecretKey
        [secretkey-upper] 把文本 "SECRETKEY" 用作了 SecretKey
        [your-secret-key] 把文本 "YourSecretKey" 用作了 SecretKey
        [your-secret-key-camel] 把文本 "yourSecretKey" 用作了 SecretKey
        [your-secret-key-upper] 把文本 "YOUR_SECRET_KEY" 用作了 SecretKey
        [your-secret-key-dashes] 把文本 "your-secret-key" 用作了 SecretKey
        [your-secret-key-snake] 把文本 "your_secret_key" 用作了 SecretKey
        [cos-secret-key] 把文本 "COS_SECRET_KEY" 用作了 SecretKey
        [cos-secretkey] 把文本 "COS_SECRETKEY" 用作了 SecretKey
        [tencent-secret-key] 把文本 "TENCENT_SECRET_KEY" 用作了 SecretKey
        [tencentcloud-secret-key] 把文本 "TENCENTCLOUD_SECRET_KEY" 用作了 SecretKey
        [aws-secret-key] 把文本 "AWS_SECRET_KEY" 用作了 SecretKey
        [shell-variable] 把文本 "$SECRET_KEY" 用作了 SecretKey
        [shell-variable-braces] 把文本 "${"{"}SECRET_KEY{"}"}" 用作了 SecretKey
        [shell-variable-cos] 把文本 "${"{"}COS_SECRET_KEY{"}"}" 用作了 SecretKey
        [process-env] 把文本 "process.env.SECRET_KEY" 用作了 SecretKey
        [process-env-cos] 把文本 "process.env.COS_SECRET_KEY" 用作了 SecretKey
        [angle] 把文本 "<SecretKey>" 用作了 SecretKey
        [angle-your] 把文本 "<YourSecretKey>" 用作了 SecretKey
        [six-x] 把文本 "XXXXXX" 用作了 SecretKey
        [three-x] 把文本 "xxx" 用作了 SecretKey
        [stars] 把文本 "******" 用作了 SecretKey
        [object] 把文本 "[object Object]" 用作了 SecretKey
        [php-array] 把文本 "Array" 用作了 SecretKey
       *[other] { deviation-secret-placeholder }
    }
form-secret-prefixed = { $form ->
        [aws4] 在 SecretKey 前加了 "AWS4"，这是 Amazon S3 的做法
        [tc3] 在 SecretKey 前加了 "TC3"，这是腾讯云 API 的做法
        [ampersand] 在 SecretKey 后加了 "&"，这是阿里云 API 的做法
        [aliyun-v4] 在 SecretKey 前加了 "aliyun_v4"，这是阿里云 OSS 的做法
        [bearer] 在 SecretKey 前加了 "Bearer "
        [salt-sha1] 在 SecretKey 前加了 "sha1"
       *[other] { deviation-secret-prefixed }
    }
form-key-time-other = { $form ->
        [sign-time] 计算 SignKey 时用了与 q-key-time 不同的 policy 的 q-sign-time
        [end-start] 计算 SignKey 时用了开始与结束颠倒的 KeyTime
        [end-end] 计算 SignKey 时用了 "结束;结束"
        [start-start] 计算 SignKey 时用了 "开始;开始"
        [start-duration] 计算 SignKey 时用了 "开始;时长"
        [duration] 计算 SignKey 时只用了时长
        [zero-end] 计算 SignKey 时用了 "0;结束"
        [start-expiration] 计算 SignKey 时用了 policy 的 expiration 作为结束时间
        [expiration-only] 计算 SignKey 时用了 Unix 时间戳形式的 policy 的 expiration
        [expiration-text] 计算 SignKey 时用了 policy 的 expiration 文本
        [sum] 计算 SignKey 时用了开始与结束之和
       *[other] { deviation-key-time-other }
    }
form-key-time-end-only = { $form ->
        [end] 计算 SignKey 时只用了 KeyTime 的结束时间
        [start] 计算 SignKey 时只用了 KeyTime 的开始时间
        [separator-end] 计算 SignKey 时用了缺少开始时间的 ";结束"
        [start-separator] 计算 SignKey 时用了缺少结束时间的 "开始;"
       *[other] { deviation-key-time-end-only }
    }
form-key-time-milliseconds = { $form ->
        [both] 计算 SignKey 时用了以毫秒为单位的开始和结束时间
        [start] 计算 SignKey 时用了以毫秒为单位的开始时间
        [end] 计算 SignKey 时用了以毫秒为单位的结束时间
        [end-only] 计算 SignKey 时只用了以毫秒为单位的结束时间
        [removed] q-key-time 是毫秒，而计算 SignKey 时用了秒
       *[other] { deviation-key-time-milliseconds }
    }
form-key-time-separator = { $form ->
        [comma] 计算 SignKey 所用的 KeyTime 中，分号变成了逗号
        [colon] 计算 SignKey 所用的 KeyTime 中，分号变成了冒号
        [blank] 计算 SignKey 所用的 KeyTime 中，分号变成了空格
        [hyphen] 计算 SignKey 所用的 KeyTime 中，分号变成了连字符
        [underscore] 计算 SignKey 所用的 KeyTime 中，分号变成了下划线
        [percent] 计算 SignKey 所用的 KeyTime 中，分号变成了 %3B
        [percent-lower-case] 计算 SignKey 所用的 KeyTime 中，分号变成了 %3b
        [full-width] 计算 SignKey 所用的 KeyTime 中，分号变成了全角分号
        [ampersand] 计算 SignKey 所用的 KeyTime 中，分号变成了 &
        [bar] 计算 SignKey 所用的 KeyTime 中，分号变成了 |
        [slash] 计算 SignKey 所用的 KeyTime 中，分号变成了 /
        [tilde] 计算 SignKey 所用的 KeyTime 中，分号变成了 ~
        [plus] 计算 SignKey 所用的 KeyTime 中，分号变成了 +
        [line-feed] 计算 SignKey 所用的 KeyTime 中，分号变成了 LF
        [comma-blank] 计算 SignKey 所用的 KeyTime 中，分号变成了逗号和空格
        [html] 计算 SignKey 所用的 KeyTime 中，分号变成了 &#59;
        [none] 计算 SignKey 时用了没有分号的 KeyTime
        [full-width-all] 计算 SignKey 时用了全角字符的 KeyTime
        [blank-behind-semicolon] 计算 SignKey 时用了分号后有空格的 KeyTime
        [blanks-around-semicolon] 计算 SignKey 时用了分号前后有空格的 KeyTime
        [tuple] 计算 SignKey 时用了 Python 元组（开始, 结束）
        [list] 计算 SignKey 时用了列表 [开始, 结束]
        [list-compact] 计算 SignKey 时用了列表 [开始,结束]
        [semicolon-behind] 计算 SignKey 时用了以分号结尾的 KeyTime
        [line-feed-behind] 计算 SignKey 时用了以 LF 结尾的 KeyTime
        [crlf-behind] 计算 SignKey 时用了以 CR LF 结尾的 KeyTime
        [blank-behind] 计算 SignKey 时用了以空格结尾的 KeyTime
        [blank-before] 计算 SignKey 时用了以空格开头的 KeyTime
        [trimmed] q-key-time 前后有空白，计算 SignKey 时没有
        [double-quotes] 计算 SignKey 时用了带双引号的 KeyTime
        [single-quotes] 计算 SignKey 时用了带单引号的 KeyTime
        [name-key-time] 计算 SignKey 时用了前面带 "q-key-time=" 的 KeyTime
        [name-sign-time] 计算 SignKey 时用了前面带 "q-sign-time=" 的 KeyTime
        [byte-literal] 计算 SignKey 时用了 Python 打印字节的形式（b'...'）
       *[other] { deviation-key-time-separator }
    }
form-key-time-empty = { $form ->
        [empty] 计算 SignKey 时用了空的 KeyTime
        [semicolon] 计算 SignKey 时只用了 ";"，两个时间都为空
        [undefined] 计算 SignKey 时用了 "undefined"
        [undefined-both] 计算 SignKey 时用了 "undefined;undefined"
        [start-undefined] 计算 SignKey 时用了 "开始;undefined"
        [undefined-end] 计算 SignKey 时用了 "undefined;结束"
        [nan] 计算 SignKey 时用了 "NaN;NaN"
        [start-nan] 计算 SignKey 时用了 "开始;NaN"
        [nan-only] 计算 SignKey 时用了 "NaN"
        [null] 计算 SignKey 时用了 "null"
        [null-both] 计算 SignKey 时用了 "null;null"
        [none] 计算 SignKey 时用了 "None"
        [none-both] 计算 SignKey 时用了 "None;None"
        [zero] 计算 SignKey 时用了 "0"
        [zero-both] 计算 SignKey 时用了 "0;0"
        [key-time-word] 计算 SignKey 时用了 "KeyTime" 这个词
        [q-key-time-word] 计算 SignKey 时用了 "q-key-time" 这个词
       *[other] { deviation-key-time-empty }
    }
form-key-time-shifted = { $form ->
        [one-second-later] 计算 SignKey 时用了比 q-key-time 晚 1 秒的 KeyTime
        [one-second-earlier] 计算 SignKey 时用了比 q-key-time 早 1 秒的 KeyTime
        [eight-hours-later] 计算 SignKey 时用了比 q-key-time 晚 8 小时的 KeyTime
        [eight-hours-earlier] 计算 SignKey 时用了比 q-key-time 早 8 小时的 KeyTime
        [nine-hours-later] 计算 SignKey 时用了比 q-key-time 晚 9 小时的 KeyTime
        [nine-hours-earlier] 计算 SignKey 时用了比 q-key-time 早 9 小时的 KeyTime
        [seconds] 计算 SignKey 时用了开始与 q-key-time 相差 { $start } 秒、结束相差 { $end } 秒的 KeyTime
       *[other] { deviation-key-time-shifted }
    }
form-key-time-fraction = { $form ->
        [point-zero] 计算 SignKey 时用了带 .0 的时间
        [three-zeros] 计算 SignKey 时用了带 .000 的时间
        [six-zeros] 计算 SignKey 时用了带 .000000 的时间
        [cut] q-key-time 带小数，计算 SignKey 时没有
       *[other] { deviation-key-time-fraction }
    }
form-key-time-date = { $form ->
        [iso] 计算 SignKey 时用了日期（Z）而不是 Unix 时间戳
        [iso-milliseconds] 计算 SignKey 时用了带毫秒的日期（.000Z）而不是 Unix 时间戳
        [iso-bare] 计算 SignKey 时用了不带时区的日期而不是 Unix 时间戳
        [end-iso] 计算 SignKey 时只用了结束时间，并写成了日期
        [end-iso-milliseconds] 计算 SignKey 时只用了结束时间，并写成了带毫秒的日期
       *[other] { deviation-key-time-date }
    }
form-signkey-arguments-swapped = { $form ->
        [hex] 计算 SignKey 时，密钥和消息颠倒了
        [raw] 计算 SignKey 时，密钥和消息颠倒了（并直接用了 20 字节）
        [upper-case] 计算 SignKey 时，密钥和消息颠倒了（并写成大写）
        [base64] 计算 SignKey 时，密钥和消息颠倒了（并写成 base64）
       *[other] { deviation-signkey-arguments-swapped }
    }
form-signkey-plain-hash = { $form ->
        [secret-time] SignKey 不是 HMAC，而是 SecretKey 与 KeyTime 拼接后的 SHA-1
        [time-secret] SignKey 不是 HMAC，而是 KeyTime 与 SecretKey 拼接后的 SHA-1
        [secret-time-raw] SignKey 不是 HMAC，而是 SecretKey 与 KeyTime 拼接后的 SHA-1（字节）
        [time-secret-raw] SignKey 不是 HMAC，而是 KeyTime 与 SecretKey 拼接后的 SHA-1（字节）
        [md5-secret-time] SignKey 不是 HMAC，而是 SecretKey 与 KeyTime 拼接后的 MD5
        [md5-time-secret] SignKey 不是 HMAC，而是 KeyTime 与 SecretKey 拼接后的 MD5
        [sha256-secret-time] SignKey 不是 HMAC，而是 SecretKey 与 KeyTime 拼接后的 SHA-256
        [sha256-time-secret] SignKey 不是 HMAC，而是 KeyTime 与 SecretKey 拼接后的 SHA-256
        [secret-alone] SignKey 不是 HMAC，而是 SecretKey 单独的 SHA-1
        [time-alone] SignKey 不是 HMAC，而是 KeyTime 单独的 SHA-1
        [concatenated] SignKey 不是 HMAC，而是 SecretKey 与 KeyTime 拼接的文本
        [concatenated-time-first] SignKey 不是 HMAC，而是 KeyTime 与 SecretKey 拼接的文本
       *[other] { deviation-signkey-plain-hash }
    }
form-signkey-other-hash = { $form ->
        [sha256] SignKey 用 HMAC-SHA256 而不是 HMAC-SHA1 计算
        [sha256-raw] SignKey 用 HMAC-SHA256（并直接用字节）而不是 HMAC-SHA1 计算
        [sha256-base64] SignKey 用 HMAC-SHA256（并写成 base64）而不是 HMAC-SHA1 计算
        [md5] SignKey 用 HMAC-MD5 而不是 HMAC-SHA1 计算
        [md5-raw] SignKey 用 HMAC-MD5（并直接用字节）而不是 HMAC-SHA1 计算
        [sha512] SignKey 用 HMAC-SHA512 而不是 HMAC-SHA1 计算
        [sha512-raw] SignKey 用 HMAC-SHA512（并直接用字节）而不是 HMAC-SHA1 计算
       *[other] { deviation-signkey-other-hash }
    }
form-signkey-other-input = { $form ->
        [key-is-true] 计算 SignKey 时密钥是 "1"（PHP 的 true）
        [key-is-true-secret] 计算 SignKey 时密钥是 "1"（PHP 的 true），消息是 SecretKey
        [key-empty] 计算 SignKey 时密钥为空
        [key-empty-secret] 计算 SignKey 时密钥为空，消息是 SecretKey
        [message-empty] 计算 SignKey 时消息为空
        [secret-twice] 计算 SignKey 时密钥和消息都是 SecretKey
        [time-twice] 计算 SignKey 时密钥和消息都是 KeyTime
        [message-sha1] 计算 SignKey 时消息是 "sha1" 这个词
        [key-time-itself] 直接把 KeyTime 用作 SignKey
        [sha1-of-time] 计算 SignKey 时消息是 KeyTime 的 SHA-1
        [twice] 计算 SignKey 的步骤做了两次
        [twice-raw] 计算 SignKey 的步骤对字节做了两次
        [hashed] SignKey 又做了一次 SHA-1
        [hashed-raw] SignKey 的字节又做了一次 SHA-1
       *[other] { deviation-signkey-other-input }
    }
form-signkey-truncated = { $form ->
        [first-32] 只用了 SignKey 的前 32 个字符
        [first-20] 只用了 SignKey 的前 20 个字符
        [first-16] 只用了 SignKey 的前 16 个字符
        [first-16-raw] 只用了 SignKey 的前 16 个字节
        [raw-to-nul] SignKey 的字节只用到第一个零字节（0x00）之前
       *[other] { deviation-signkey-truncated }
    }
form-signed-base64-policy = { $form ->
        [as-sent] 做哈希的是 policy 的 base64，而不是 policy 原文
        [standard] 做哈希的是 policy 的标准 base64，而不是 policy 原文
        [unpadded] 做哈希的是 policy 的无填充 base64，而不是 policy 原文
        [url-alphabet] 做哈希的是 policy 的 URL 安全 base64，而不是 policy 原文
        [url-alphabet-unpadded] 做哈希的是 policy 的无填充 URL 安全 base64，而不是 policy 原文
        [line-feed-behind] 做哈希的是末尾带 LF 的 policy 的 base64，而不是 policy 原文
        [crlf-behind] 做哈希的是末尾带 CR LF 的 policy 的 base64，而不是 policy 原文
        [of-text-with-line-feed] 做哈希的是 policy 加 LF 的 base64，而不是 policy 原文
        [of-compact] 做哈希的是无空白重写的 policy 的 base64，而不是 policy 原文
        [of-python] 做哈希的是由 Python 重写的 policy 的 base64，而不是 policy 原文
        [of-php] 做哈希的是由 PHP 重写的 policy 的 base64，而不是 policy 原文
        [of-go] 做哈希的是由 Go 重写的 policy 的 base64，而不是 policy 原文
        [wrapped-60] 做哈希的是每 60 个字符换行的 policy 的 base64，而不是 policy 原文
        [wrapped-64] 做哈希的是每 64 个字符换行的 policy 的 base64，而不是 policy 原文
        [wrapped-76] 做哈希的是每 76 个字符换行的 policy 的 base64，而不是 policy 原文
        [wrapped-76-open] 做哈希的是每 76 个字符换行且末尾无 LF 的 policy 的 base64，而不是 policy 原文
        [wrapped-64-open] 做哈希的是每 64 个字符换行且末尾无 LF 的 policy 的 base64，而不是 policy 原文
        [wrapped-76-crlf] 做哈希的是每 76 个字符以 CR LF 换行的 policy 的 base64，而不是 policy 原文
        [wrapped-76-crlf-closed] 做哈希的是每 76 个字符以 CR LF 换行且末尾也有 CR LF 的 policy 的 base64，而不是 policy 原文
        [unwrapped] 做哈希的是去掉换行的 policy 的 base64，而不是 policy 原文
        [percent] 做哈希的是 URL 编码后的 policy 的 base64，而不是 policy 原文
        [byte-literal] 做哈希的是 Python 打印的 policy 的 base64 字节（b'...'），而不是 policy 原文
        [double-quotes] 做哈希的是带双引号的 policy 的 base64，而不是 policy 原文
        [twice] 做哈希的是做了两次 base64 的 policy，而不是 policy 原文
        [plus-to-blank] 做哈希的是 + 变成空格的 policy 的 base64，而不是 policy 原文
        [of-utf16] 做哈希的是 UTF-16 形式的 policy 的 base64，而不是 policy 原文
        [lower-case] 做哈希的是转成小写的 policy 的 base64，而不是 policy 原文
       *[other] { deviation-signed-base64-policy }
    }
form-policy-line-endings = { $form ->
        [crlf] 签名所用的 policy 中，换行是 CR LF，发送的是 LF
        [lf] 签名所用的 policy 中，换行是 LF，发送的 policy 不是
        [cr] 签名所用的 policy 中，换行是 CR
        [doubled] 签名所用的 policy 中，每个换行都重复了一次
        [escaped] 签名所用的 policy 中，换行变成了反斜杠和 n 两个字符
        [escaped-crlf] 签名所用的 policy 中，换行变成了 \r\n 这几个字符
        [crlf-and-last] 签名所用的 policy 中，换行是 CR LF，末尾还多一个
       *[other] { deviation-policy-line-endings }
    }
form-policy-trailing-newline = { $form ->
        [line-feed] 签名所用的 policy 以 LF 结尾，发送的没有
        [crlf] 签名所用的 policy 以 CR LF 结尾，发送的没有
        [carriage-return] 签名所用的 policy 以 CR 结尾，发送的没有
        [two] 签名所用的 policy 以两个 LF 结尾
        [blank] 签名所用的 policy 以空格结尾
        [before] 签名所用的 policy 以 LF 开头
        [both] 签名所用的 policy 以 LF 开头和结尾
        [nul] 签名所用的 policy 以 NUL 字节结尾
        [removed] 签名所用的 policy 末尾没有空白，发送的有
        [trimmed] 签名所用的 policy 前后没有空白，发送的有
        [compact-line-feed] 签名所用的 policy 被重写成没有空白的形式，并以 LF 结尾
        [python-line-feed] 签名所用的 policy 被 Python 重写，并以 LF 结尾
       *[other] { deviation-policy-trailing-newline }
    }
form-policy-bom = { $form ->
        [before] 签名所用的 policy 以 BOM 开头，发送的没有
        [removed] 发送的 policy 以 BOM 开头，签名所用的没有
       *[other] { deviation-policy-bom }
    }
form-wrong-variable-signed = { $form ->
        [sign-key] 做哈希的是 SignKey，而不是 policy
        [key-time] 做哈希的是 KeyTime，而不是 policy
        [secret-id] 做哈希的是 SecretId，而不是 policy
        [object-key] 做哈希的是对象键，而不是 policy
        [bucket] 做哈希的是存储桶名称，而不是 policy
        [host] 做哈希的是域名（Host），而不是 policy
        [token] 做哈希的是令牌，而不是 policy
        [secret-key] 做哈希的是 SecretKey，而不是 policy
        [conditions] 做哈希的是 policy 的 "conditions" 成员，而不是 policy
        [expiration] 做哈希的是 policy 的 "expiration" 成员，而不是 policy
        [empty] 做哈希的是空文本，而不是 policy
        [undefined] 做哈希的是 "undefined"，而不是 policy
        [null] 做哈希的是 "null"，而不是 policy
        [none] 做哈希的是 "None"，而不是 policy
        [empty-object] 做哈希的是空对象 {"{}"}，而不是 policy
        [empty-list] 做哈希的是空列表 []，而不是 policy
        [word] 做哈希的是 "policy" 这个词，而不是 policy
        [sha1-of-base64-then] 做哈希的是 policy 的 base64 的 SHA-1，而不是 policy
        [md5-of-text-then] 做哈希的是 policy 的 MD5，而不是 policy
       *[other] { deviation-wrong-variable-signed }
    }
form-policy-other-copy = { $form ->
        [text] 签名所用的是另一份 policy 原文，不是表单中的
        [text-trimmed] 签名所用的是另一份 policy 原文（去掉前后空白），不是表单中的
        [base64] 签名所用的是另一份 policy 的 base64，不是表单中的
       *[other] { deviation-policy-other-copy }
    }
form-policy-encoded = { $form ->
        [utf16-little] 做哈希的是 UTF-16（小端）形式的 policy
        [utf16-big] 做哈希的是 UTF-16（大端）形式的 policy
        [utf16-little-mark] 做哈希的是带 BOM 的 UTF-16（小端）形式的 policy
        [utf16-big-mark] 做哈希的是带 BOM 的 UTF-16（大端）形式的 policy
        [latin1-as-utf8] 做哈希的是当作 Latin-1 读取再写成 UTF-8 的 policy
        [lossy-utf8] 做哈希的是非 UTF-8 字节被替换的 policy
        [hex] 做哈希的是 policy 的十六进制文本
        [percent-component] 做哈希的是经 encodeURIComponent 转义的 policy
        [percent-uri] 做哈希的是经 encodeURI 转义的 policy
        [percent-raw] 做哈希的是 URL 编码（rawurlencode）的 policy
        [percent-plus] 做哈希的是空格写成 + 的 URL 编码（urlencode）的 policy
        [html] 做哈希的是为 HTML 转义（htmlspecialchars）的 policy
        [slashes-added] 做哈希的是引号用反斜杠转义（addslashes）的 policy
        [byte-literal] 做哈希的是 Python 打印字节的形式（b'...'）
        [quoted] 做哈希的是带双引号的 policy
        [single-quoted] 做哈希的是带单引号的 policy
        [name-before] 做哈希的是前面带 "policy=" 的 policy
        [member] 做哈希的是以 policy 为成员的对象
        [array] 做哈希的是装有 policy 的数组
       *[other] { deviation-policy-encoded }
    }
form-policy-printed = { $form ->
        [javascript] 做哈希的是 JavaScript 的 "[object Object]"，而不是 JSON
        [php] 做哈希的是 PHP 的 "Array"，而不是 JSON
        [python] 做哈希的是 Python 的 str(dict)，而不是 JSON
        [java] 做哈希的是 Java 的 Map.toString()，而不是 JSON
        [go] 做哈希的是 Go 的 %v 输出，而不是 JSON
        [ruby] 做哈希的是 Ruby 的 Hash#inspect，而不是 JSON
       *[other] { deviation-policy-printed }
    }
form-header-style-string-to-sign = { $form ->
        [policy] 用请求头签名的 StringToSign 包住了 policy 的哈希
        [host] 签名的是请求头签名的 StringToSign，包含 host 头
        [no-headers] 签名的是请求头签名的 StringToSign，不含任何头
       *[other] { deviation-header-style-string-to-sign }
    }
form-digest-twice = { $form ->
        [hex] policy 的 SHA-1 的十六进制文本又做了一次哈希
        [raw] policy 的 SHA-1 的字节又做了一次哈希
        [all-raw] policy 的 SHA-1 的字节又做了一次哈希，并直接用字节
       *[other] { deviation-digest-twice }
    }
form-other-digest = { $form ->
        [sha256] 对 policy 做哈希时用了 SHA-256，而不是 SHA-1
        [sha256-raw] 对 policy 做哈希时用了 SHA-256，而不是 SHA-1，并直接用字节
        [sha256-base64] 对 policy 做哈希时用了 SHA-256，而不是 SHA-1，并写成 base64
        [sha256-upper-case] 对 policy 做哈希时用了 SHA-256，而不是 SHA-1，并写成大写
        [md5] 对 policy 做哈希时用了 MD5，而不是 SHA-1
        [md5-raw] 对 policy 做哈希时用了 MD5，而不是 SHA-1，并直接用字节
        [md5-base64] 对 policy 做哈希时用了 MD5，而不是 SHA-1，并写成 base64
        [md5-upper-case] 对 policy 做哈希时用了 MD5，而不是 SHA-1，并写成大写
        [sha512] 对 policy 做哈希时用了 SHA-512，而不是 SHA-1
        [sha384] 对 policy 做哈希时用了 SHA-384，而不是 SHA-1
        [sha224] 对 policy 做哈希时用了 SHA-224，而不是 SHA-1
        [hmac-sign-key] StringToSign 是用 SignKey 对 policy 做的 HMAC-SHA1，而不是 SHA-1
        [hmac-sign-key-raw] StringToSign 是用 SignKey 对 policy 做的 HMAC-SHA1（字节），而不是 SHA-1
        [hmac-secret-key] StringToSign 是用 SecretKey 对 policy 做的 HMAC-SHA1，而不是 SHA-1
        [secret-before] StringToSign 是 SecretKey 与 policy 拼接后的 SHA-1
        [secret-behind] StringToSign 是 policy 与 SecretKey 拼接后的 SHA-1
        [sign-key-behind] StringToSign 是 policy 与 SignKey 拼接后的 SHA-1
       *[other] { deviation-other-digest }
    }
form-hmac-twice = { $form ->
        [hex] 最后的 HMAC 做了两次
        [raw] 最后的 HMAC 对字节做了两次
        [then-sha1] 签名又做了一次 SHA-1
        [then-sha1-raw] 签名的字节又做了一次 SHA-1
       *[other] { deviation-hmac-twice }
    }
form-plain-hash = { $form ->
        [key-message] 签名不是 HMAC，而是 SignKey 与 StringToSign 拼接后的 SHA-1
        [message-key] 签名不是 HMAC，而是 StringToSign 与 SignKey 拼接后的 SHA-1
        [sha256-key-message] 签名不是 HMAC，而是 SignKey 与 StringToSign 拼接后的 SHA-256
        [sha256-message-key] 签名不是 HMAC，而是 StringToSign 与 SignKey 拼接后的 SHA-256
        [md5-key-message] 签名不是 HMAC，而是 SignKey 与 StringToSign 拼接后的 MD5
        [md5-message-key] 签名不是 HMAC，而是 StringToSign 与 SignKey 拼接后的 MD5
        [sha512-key-message] 签名不是 HMAC，而是 SignKey 与 StringToSign 拼接后的 SHA-512
        [sha512-message-key] 签名不是 HMAC，而是 StringToSign 与 SignKey 拼接后的 SHA-512
        [key-message-key] 签名不是 HMAC，而是 SignKey、StringToSign 与 SignKey 拼接后的 SHA-1
        [message] 签名不是 HMAC，而是不带任何密钥的 StringToSign 的 SHA-1
       *[other] { deviation-plain-hash }
    }
form-hmac-skipped = { $form ->
        [string-to-sign] 缺少最后的 HMAC，把 StringToSign 直接当作签名发送
        [sign-key] 缺少最后的 HMAC，把 SignKey 直接当作签名发送
       *[other] { deviation-hmac-skipped }
    }
form-hmac-other-hash = { $form ->
        [sha256] 最后的 HMAC 用 SHA-256 而不是 SHA-1 计算
        [sha256-swapped] 最后的 HMAC 用 SHA-256（密钥与消息也颠倒）而不是 SHA-1 计算
        [md5] 最后的 HMAC 用 MD5 而不是 SHA-1 计算
        [sha512] 最后的 HMAC 用 SHA-512 而不是 SHA-1 计算
        [sha384] 最后的 HMAC 用 SHA-384 而不是 SHA-1 计算
        [sha224] 最后的 HMAC 用 SHA-224 而不是 SHA-1 计算
       *[other] { deviation-hmac-other-hash }
    }
form-policy-reserialised = { $form ->
        [compact] 签名所用的 policy 被重写成没有空白的形式
        [squeezed] 签名所用的 policy 去掉了字符串之外的所有空白
        [spaced] 签名所用的 policy 被重写成逗号和冒号后带空格的形式
        [python] 签名所用的 policy 被 Python 的 json.dumps 重写（逗号和冒号后带空格，非 ASCII 写成 \u）
        [ascii] 签名所用的 policy 被重写成非 ASCII 用 \u 的形式
        [php] 签名所用的 policy 被 PHP 的 json_encode 重写（斜杠写成 \/，非 ASCII 写成 \u）
        [php-unicode] 签名所用的 policy 被 PHP 的 json_encode（JSON_UNESCAPED_UNICODE）重写（斜杠写成 \/）
        [php-pretty] 签名所用的 policy 被 PHP 的 json_encode（JSON_PRETTY_PRINT）重写
        [php-pretty-unicode] 签名所用的 policy 被 PHP 的 json_encode（JSON_PRETTY_PRINT 和 JSON_UNESCAPED_UNICODE）重写
        [go] 签名所用的 policy 被 Go 的 json.Marshal 重写（\u0026、\u003c、\u003e）
        [go-sorted] 签名所用的 policy 被 Go 的 json.Marshal 由 map 重写（名称被排序）
        [go-line-feed] 签名所用的 policy 被 Go 的 json.Encoder 重写（末尾加 LF）
        [gson] 签名所用的 policy 被 Gson 重写（\u003d、\u0027）
        [gson-pretty] 签名所用的 policy 被 Gson 的 setPrettyPrinting 重写
        [dotnet] 签名所用的 policy 被 System.Text.Json 重写（\u0022、\u002B，非 ASCII 写成 \u）
        [dotnet-pretty] 签名所用的 policy 被 System.Text.Json 的 WriteIndented 重写
        [dotnet-pretty-crlf] 签名所用的 policy 被 System.Text.Json 的 WriteIndented 以 CR LF 重写
        [sorted] 签名所用的 policy 被重写并按名称排序
        [sorted-spaced] 签名所用的 policy 被重写成按名称排序并带空格的形式
        [sorted-python] 签名所用的 policy 被 Python 的 json.dumps（sort_keys）重写
        [reversed] 签名所用的 policy 被重写且名称顺序颠倒
        [reversed-spaced] 签名所用的 policy 被重写成名称顺序颠倒并带空格的形式
        [two-blanks] 签名所用的 policy 被重写成两个空格缩进
        [four-blanks] 签名所用的 policy 被重写成四个空格缩进
        [tabs] 签名所用的 policy 被重写成制表符缩进
        [no-indent] 签名所用的 policy 被重写成无缩进的多行
        [two-blanks-ascii] 签名所用的 policy 被重写成两个空格缩进、非 ASCII 用 \u
        [four-blanks-ascii] 签名所用的 policy 被重写成四个空格缩进、非 ASCII 用 \u
        [two-blanks-sorted] 签名所用的 policy 被重写成两个空格缩进并按名称排序
        [four-blanks-sorted] 签名所用的 policy 被重写成四个空格缩进并按名称排序
        [two-blanks-crlf] 签名所用的 policy 被重写成两个空格缩进和 CR LF
        [four-blanks-crlf] 签名所用的 policy 被重写成四个空格缩进和 CR LF
        [jackson-pretty] 签名所用的 policy 被 Jackson 的格式化输出重写
        [document] 签名所用的 policy 采用了 COS 文档的排版
        [document-two-blanks] 签名所用的 policy 采用了 COS 文档的排版（两个空格）
        [blanks-removed] 签名所用的 policy 去掉了所有空格和换行，包括字符串中的
        [lines-joined] 签名所用的 policy 去掉了换行
        [lines-to-blanks] 签名所用的 policy 中，换行变成了空格
        [lines-trimmed] 签名所用的 policy 去掉了缩进
        [lines-trimmed-joined] 签名所用的 policy 去掉了缩进和换行
        [line-ends-trimmed] 签名所用的 policy 去掉了行尾空格
        [tabs-to-blanks] 签名所用的 policy 中，制表符变成了四个空格
        [blanks-to-tabs] 签名所用的 policy 中，四个空格变成了制表符
        [slashes-bare] 签名所用的 policy 中，\/ 变成了 /
        [slashes-escaped] 签名所用的 policy 中，/ 变成了 \/
        [backslashes-removed] 签名所用的 policy 去掉了反斜杠
        [as-string] 签名所用的 policy 本身被写成 JSON 字符串（对文本做了 JSON.stringify）
        [compact-as-string] 签名所用的 policy 被重写后又写成 JSON 字符串（做了两次 JSON.stringify）
        [single-quotes] 签名所用的 policy 中，双引号变成了单引号
       *[other] { deviation-policy-reserialised }
    }
form-signkey-encoding = SignKey { form-encoded }
form-encoded = { $form ->
        [upper-case] 写成了大写
        [base64] 写成了 base64
        [base64-unpadded] 写成了无填充的 base64
        [base64-url] 写成了 URL 安全的 base64
        [base64-of-hex] 写成了十六进制文本的 base64
        [hex-of-hex] 写成了十六进制文本的十六进制
        [base64-line-feed] 写成了末尾带 LF 的 base64
        [line-feed-behind] 写成了末尾带 LF 的文本
        [crlf-behind] 写成了末尾带 CR LF 的文本
        [openssl-prefix] 写成了前面带 OpenSSL 的 "(stdin)= " 的文本
        [openssl-prefix-line-feed] 写成了 OpenSSL 的输出（前面带 "(stdin)= "，末尾带 LF）
        [openssl-3-prefix] 写成了前面带 OpenSSL 3 的 "SHA1(stdin)= " 的文本
        [openssl-3-prefix-line-feed] 写成了 OpenSSL 3 的输出（前面带 "SHA1(stdin)= "，末尾带 LF）
        [openssl-3-hmac-prefix] 写成了前面带 OpenSSL 3 的 "HMAC-SHA1(stdin)= " 的文本
        [blank-before] 写成了前面带空格的文本
        [sha1sum-name] 写成了末尾带 sha1sum 的 " -" 的文本
        [sha1sum] 写成了末尾带 sha1sum 的 " -" 的文本
        [sha1sum-line-feed] 写成了 sha1sum 的输出（末尾带 " -" 和 LF）
        [name-before] 写成了前面带 "sha1=" 的文本
        [name-line-before] 写成了前面带一行 "sha1" 的文本
        [double-quotes] 写成了带双引号的文本
        [byte-literal] 写成了 Python 打印字节的形式（b'...'）
        [latin1-as-utf8] 写成了把字节当作 Latin-1 再写成 UTF-8 的结果
        [lossy-utf8] 写成了把字节当作 UTF-8 读取而大部分丢失的结果
        [zeros-lost] 写成了每个字节缺少前导 0 的文本
        [number] 写成了去掉前导 0 的一个数
        [sign-extended] 写成了 0x80 及以上的字节前带 "ffffff" 的文本
        [hyphens] 写成了字节之间用连字符隔开的文本
        [colons] 写成了字节之间用冒号隔开的文本
        [utf16] 写成了 UTF-16
        [wrapped] 写成了每 76 个字符换行的 base64
        [first-32] 只写了前 32 个字符
       *[other] 没有写成小写十六进制文本
    }
form-digest-encoding = StringToSign { form-encoded }
form-secret-typo = { $kind ->
        [substituted] 代码中的 SecretKey 的第 { $at } 个字符与所填的不同
        [inserted] 代码中的 SecretKey 在第 { $at } 位多了一个字符
        [deleted] 代码中的 SecretKey 缺少第 { $at } 个字符
        [swapped] 代码中的 SecretKey 的第 { $at } 个字符与下一个颠倒了
        [two] 代码中的 SecretKey 有两个字符与所填的不同，第一个是第 { $at } 个字符
       *[other] { deviation-secret-typo }
    }
form-policy-regenerated = { $form ->
        [fraction] policy 生成了两次，expiration 的小数秒不同
       *[other] policy 生成了两次，时间不同（{ $form }）
    }
form-conditions-changed = 签名所用的 policy 中没有条件 { $form }
