### 与正确签名步骤的差异：值 = 代码做了什么（短句，不加句号），.cos = COS 的做法，.code = 常见出处，.fix = 如何修改。

## 使用的 SecretKey

deviation-secret-whitespace = SecretKey 的首尾带有空白或不可见字符
    .cos = COS 使用不带任何多余字符的 SecretKey。
    .code = 用 echo 写入密钥文件，Docker 与 Kubernetes 的 secret，使用 CRLF 的 .env 文件，从网页复制时带上的不换行空格或字节顺序标记（BOM）。
    .fix = 在代码读取密钥处去除首尾空白：PHP、Java、JavaScript 用 trim()，Python 用 strip()，Go 用 strings.TrimSpace。写密钥文件时用 printf，不要用 echo。
deviation-secret-quoted = 引号或配置文件中的其他符号被当作 SecretKey 的一部分
    .cos = COS 使用不带引号的 SecretKey。
    .code = 不借助库读取 .env 文件，Docker 的 --env-file，ini 文件，值后面的分号或注释。
    .fix = 从文件中去掉引号，或使用能识别其语法的库来读取。
deviation-secret-is-secret-id = 把另一个值当作 SecretKey 使用
    .cos = COS 使用与 q-ak 对应的 SecretKey。
    .code = 调用或配置中 SecretId 与 SecretKey 写反（任何语言），把临时密钥的令牌当作密钥。
    .fix = 把 SecretKey 传给 HMAC；SecretId 只用于 q-ak。
deviation-secret-typo = 使用的 SecretKey 有一个字符写错
    .cos = COS 使用与控制台显示完全一致的 SecretKey。
    .code = 手工输入或照着屏幕抄写的密钥：l 与 I、0 与 O，双击选择时漏掉首尾字符。
    .fix = 从控制台重新复制 SecretKey。
deviation-secret-truncated = 只使用了 SecretKey 的一部分
    .cos = COS 使用完整的 SecretKey。
    .code = 数据库字段或 C 缓冲区过短，PHP 的 substr，被 shell 或 PHP 双引号替换掉的 $变量。
    .fix = 在使用密钥处打印其长度：永久 SecretKey 为 32 个字符。用单引号括起来。
deviation-secret-encoded = SecretKey 在使用前被编码、解码或做了哈希
    .cos = COS 按原样使用 SecretKey 的字符。
    .code = Java 的 Base64.decode，.NET 的 Encoding.Unicode，CryptoJS 的 enc.Base64.parse，从 Kubernetes secret 中复制的 base64 值。
    .fix = 把 SecretKey 按 ASCII 字符传给 HMAC。
deviation-secret-placeholder = 把占位符或空值当作 SecretKey 使用
    .cos = { deviation-secret-is-secret-id.cos }
    .code = JavaScript 的 undefined，Python 的 None，示例中的 "YourSecretKey"，未设置的环境变量。
    .fix = 在生成表单之前加载密钥，为空时立即停止。
deviation-secret-prefixed = SecretKey 带有其他签名方式的前缀或后缀
    .cos = COS 使用不带附加内容的 SecretKey。
    .code = 前面加 AWS4（Amazon S3），前面加 TC3（腾讯云 API），后面加 &（阿里云 API）。
    .fix = 去掉附加的内容。

## 使用的 KeyTime

deviation-key-time-other = 生成 SignKey 时使用的 KeyTime 与表单中的不同
    .cos = COS 用 q-key-time 中的文本生成 SignKey。
    .code = PHP 8 或 JavaScript 中把 start;end 当作数字计算，起止时间颠倒，用时长代替结束时间，用了另一个变量。
    .fix = 只生成一次 start;end 文本，各处都使用这同一个变量。
deviation-key-time-end-only = 生成 SignKey 时只使用了两个时间中的一个
    .cos = COS 使用完整的 start;end 文本。
    .code = 只接收过期时间的库函数；PHP 8 之前的版本会把 start;end 转成数字。
    .fix = 把完整的 start;end 文本作为第一个 HMAC 的消息。
deviation-key-time-milliseconds = 生成 SignKey 时使用了毫秒的 KeyTime
    .cos = COS 使用 q-key-time 中的文本，单位为秒。
    .code = JavaScript 的 Date.now()，Java 的 System.currentTimeMillis()。
    .fix = 除以 1000 并向下取整，表单与 SignKey 使用同一文本。
deviation-key-time-separator = 生成 SignKey 时使用了另一种写法的 KeyTime
    .cos = COS 使用与 q-key-time 完全一致的 start;end 文本。
    .code = 用逗号、冒号或 %3B 代替分号，前后有空格或引号，Python 打印的列表，前面带字段名。
    .fix = 用一个普通分号连接两个数字，不加其他任何字符。
deviation-key-time-empty = 生成 SignKey 时 KeyTime 为空或 undefined
    .cos = COS 使用 q-key-time 中的文本。
    .code = JavaScript 的 undefined 或 NaN;NaN，稍后才赋值的变量。
    .fix = 先计算 KeyTime，再计算 SignKey。
deviation-key-time-shifted = KeyTime 计算了两次，两次结果不同
    .cos = { deviation-key-time-empty.cos }
    .code = 生成表单时取一次时间，签名时又取一次（任何语言）；其中一次加上了时区偏移。
    .fix = KeyTime 只计算一次，保存在变量中。
deviation-key-time-fraction = 生成 SignKey 时 KeyTime 带有小数秒
    .cos = { deviation-key-time-empty.cos }
    .code = JavaScript 的 Date.now() / 1000 没有取整，Python 的 time.time()。
    .fix = 生成文本之前先向下取整到秒。
deviation-key-time-date = 生成 SignKey 时用日期代替了 Unix 时间戳
    .cos = COS 使用 q-key-time 中的文本：两个以秒为单位的 Unix 时间。
    .code = JavaScript 的 toISOString()，Java 的 SimpleDateFormat。
    .fix = KeyTime 使用 Unix 时间戳，只有 expiration 是日期。

## SignKey

deviation-signkey-skipped = 略过了 SignKey，直接使用 SecretKey
    .cos = COS 使用 SignKey = hex(HMAC-SHA1(SecretKey, KeyTime)) 进行签名。
    .code = 沿用 Amazon S3（版本 2）和阿里云 OSS 的习惯，任何语言都有。
    .fix = 先计算 SignKey，再把它作为最后一个 HMAC 的密钥。
deviation-raw-signkey-bytes = SignKey 使用了 20 个原始字节，而不是 40 个十六进制字符
    .cos = COS 把 SignKey 的 40 个字符作为最后一个 HMAC 的密钥。
    .code = PHP 的 hash_hmac 第四个参数为 true，Go 的 mac.Sum(nil)，Java 的 doFinal 之后没有转成 Hex，Python 与 Node 的 digest()，CryptoJS 的 WordArray，openssl -binary。
    .fix = 把 SignKey 转成小写十六进制文本：PHP 用 hash_hmac('sha1', $keyTime, $secretKey)，Go 用 hex.EncodeToString，Python 用 hexdigest()，Node 用 digest('hex')，CryptoJS 用 .toString()。
deviation-signkey-arguments-swapped = 生成 SignKey 时密钥与消息写反
    .cos = COS 以 SecretKey 为密钥，以 KeyTime 为消息。
    .code = CryptoJS.HmacSHA1(message, key) 与 PHP 的 hash_hmac(algorithm, message, key) 密钥在后，其他库密钥在前。
    .fix = CryptoJS.HmacSHA1(keyTime, secretKey)；hash_hmac('sha1', $keyTime, $secretKey)。
deviation-signkey-encoding = SignKey 没有写成小写十六进制文本
    .cos = COS 使用 40 个小写十六进制字符作为密钥。
    .code = 大写（.NET 的 X2、Java 的 %X、PHP 的 strtoupper），base64（CryptoJS 的 enc.Base64、openssl -base64），前面带 "(stdin)= "，末尾带换行。
    .fix = SignKey 只写小写十六进制字符，不带其他内容。
deviation-signkey-plain-hash = SignKey 是普通哈希，而不是 HMAC
    .cos = COS 使用以 SecretKey 为密钥的 HMAC-SHA1。
    .code = PHP 的 sha1($a . $b)，Java 的 MessageDigest。
    .fix = 使用 HMAC 函数：PHP 的 hash_hmac，Java 的 Mac，Python 与 Go 的 hmac，Node 的 createHmac。
deviation-signkey-other-hash = 生成 SignKey 时没有使用 SHA-1
    .cos = COS 使用 HMAC-SHA1。
    .code = 参考了使用 SHA-256 的新签名方式，例如 Amazon S3 版本 4。
    .fix = 三个步骤都使用 SHA-1。
deviation-signkey-other-input = 生成 SignKey 时使用了其他输入
    .cos = COS 只用 SecretKey 与 KeyTime 生成一次 SignKey。
    .code = PHP 的 hash_hmac 第三、第四个参数混淆，把 KeyTime 当作 SignKey，同一步骤做了两次。
    .fix = SignKey = hex(HMAC-SHA1(密钥 = SecretKey, 消息 = KeyTime))，只做一次。
deviation-signkey-truncated = 只使用了 SignKey 的一部分
    .cos = COS 使用 SignKey 的全部 40 个字符。
    .code = substr(..., 0, 32)，C 缓冲区过短，在第一个零字节处被截断。
    .fix = 使用完整的 SignKey。

## 被签名的文本

deviation-signed-base64-policy = 签名的是 policy 的 base64，而不是 policy 原文
    .cos = COS 先解码 policy 字段，再对得到的文本做哈希。
    .code = 照搬 Amazon S3 或阿里云 OSS 的做法（在那里是对的），任何语言都有。
    .fix = 对 JSON 文本做哈希：sha1(policyText)。base64 只用于表单字段。
deviation-policy-reserialised = 签名之后、发送之前，policy 又被重新生成
    .cos = COS 对 policy 字段中的字节原样做哈希。
    .code = Python 的 json.dumps，PHP 的 json_encode 产生的 \/，Go 产生的 \u0026 与键排序，Gson 产生的 \u003d，JavaScript 中调用两次 JSON.stringify，Jackson 与 Newtonsoft 的缩进。
    .fix = policy 只转换成文本一次，保存在变量中，SHA1 与 base64 都使用它。
deviation-policy-line-endings = 签名的 policy 与发送的 policy 换行符不同
    .cos = { deviation-policy-reserialised.cos }
    .code = Windows 编辑器，Git 的 autocrlf，PHP_EOL，.NET 的 Environment.NewLine。
    .fix = 哈希与编码使用同一个变量，或者 policy 中不写换行。
deviation-policy-trailing-newline = 签名的 policy 与发送的 policy 首尾空白不同
    .cos = { deviation-policy-reserialised.cos }
    .code = echo、here document 和编辑器会在末尾加换行。
    .fix = 哈希与编码使用同一个变量；在 shell 中用 printf '%s' 代替 echo。
deviation-policy-bom = 签名时 policy 带有字节顺序标记（BOM）
    .cos = { deviation-policy-reserialised.cos }
    .code = Windows 记事本，.NET 的 Encoding.UTF8 前导字节，PowerShell 重定向。
    .fix = 写 UTF-8 时不带 BOM：.NET 用 new UTF8Encoding(false)。
deviation-policy-regenerated = policy 生成了两次，两次的时间不同
    .cos = COS 对实际发送的 policy 做哈希。
    .code = 生成 policy 的函数在签名时调用一次，在表单中又调用一次，任何语言都有。
    .fix = policy 只生成一次，并保留其文本。
deviation-conditions-changed = 签名之后增加或删除了条件
    .cos = { deviation-policy-regenerated.cos }
    .code = 中间件或上传组件为 key 或文件大小添加了条件。
    .fix = 先把 policy 写完整，再签名，之后不再改动。
deviation-wrong-variable-signed = 签名的不是 policy，而是另一个变量
    .cos = COS 对 policy 文本做哈希。
    .code = 把 SignKey、KeyTime、SecretId、对象键或 policy 的某个成员传给了 sha1，任何语言都有。
    .fix = 把 policy 文本传给 sha1。
deviation-policy-other-copy = 签名的 policy 与表单中的不是同一份
    .cos = COS 对表单字段中的 policy 做哈希。
    .code = 服务器签了一份 policy，页面却发送了之前保存的另一份。
    .fix = policy 与签名从同一处取得，一起发送。
deviation-policy-encoded = policy 文本在签名前被转义或编码
    .cos = COS 对解码后的 policy 原样做哈希，编码为 UTF-8。
    .code = .NET 的 Encoding.Unicode，encodeURIComponent，urlencode，htmlspecialchars，addslashes，对文本再做 JSON.stringify。
    .fix = 对 policy 文本的 UTF-8 字节直接做哈希，不做任何转换。
deviation-policy-printed = 签名的是对象打印出来的样子，而不是 JSON
    .cos = COS 对 policy 字段中的 JSON 文本做哈希。
    .code = JavaScript 的 [object Object]，PHP 的 Array，Python 的 str(dict)，Java 中 Map 的 toString，Go 的 %v。
    .fix = 先把对象转换成 JSON 文本，再做哈希。
deviation-header-style-string-to-sign = 使用了请求头签名的 StringToSign
    .cos = POST Object 的 StringToSign 只是 hex(SHA1(policy 文本))。
    .code = 按《请求签名》（436/7778）的算法逐行拼接 sha1、KeyTime 与 HttpString；SDK 的 getAuthorization 等函数。
    .fix = 这里不要使用请求头的算法。StringToSign = sha1(policyText)。

## 如何做哈希

deviation-no-sha1 = 略过了 SHA1，直接对文本签名
    .cos = COS 对 hex(SHA1(policy 文本)) 签名。
    .code = 沿用 Amazon S3 和阿里云 OSS 的习惯，任何语言都有。
    .fix = 先计算 StringToSign = sha1(policyText)，再对它签名。
deviation-raw-digest = StringToSign 使用了 20 个原始字节，而不是 40 个十六进制字符
    .cos = COS 对 40 个字符签名。
    .code = PHP 的 sha1 第二个参数为 true，Go 的 Sum(nil)，Java 与 Python 的 digest()。
    .fix = 在最后一个 HMAC 之前，把哈希转成小写十六进制文本。
deviation-other-digest = 对 policy 做哈希时没有使用 SHA1
    .cos = COS 使用 SHA1。
    .code = 习惯性地使用 SHA-256 或 MD5；应做普通哈希处用了 HMAC。
    .fix = StringToSign = sha1(policyText)，不需要密钥。
deviation-digest-encoding = StringToSign 没有写成小写十六进制文本
    .cos = COS 对 40 个小写十六进制字符签名。
    .code = 大写，base64，前面带 "(stdin)= " 或后面带文件名（openssl、sha1sum），Python 的 b'...'。
    .fix = 哈希只写小写十六进制字符，不带其他内容。
deviation-digest-twice = 对 policy 做了两次哈希
    .cos = COS 只对 policy 做一次哈希。
    .code = 会自行做哈希的函数接收了已经做过哈希的文本。
    .fix = 只做一次哈希。

## 最后一个 HMAC

deviation-hmac-arguments-swapped = 最后一个 HMAC 的密钥与消息写反
    .cos = COS 以 SignKey 为密钥，以 StringToSign 为消息。
    .code = { deviation-signkey-arguments-swapped.code }
    .fix = CryptoJS.HmacSHA1(stringToSign, signKey)；hash_hmac('sha1', $stringToSign, $signKey)。
deviation-hmac-other-hash = 最后一个 HMAC 没有使用 SHA-1
    .cos = { deviation-signkey-other-hash.cos }
    .code = { deviation-signkey-other-hash.code }
    .fix = { deviation-signkey-other-hash.fix }
deviation-hmac-twice = 最后一步做了两次
    .cos = COS 只对 StringToSign 计算一次 HMAC。
    .code = 签名函数接收了已经签名或做过哈希的值。
    .fix = 最后一个 HMAC 只计算一次。
deviation-plain-hash = 最后一步是普通哈希，而不是 HMAC
    .cos = COS 使用以 SignKey 为密钥的 HMAC-SHA1。
    .code = sha1(a + b)，任何语言都有。
    .fix = 使用所用语言的 HMAC 函数。
deviation-hmac-skipped = 缺少最后一步，发送的是中间结果
    .cos = COS 期望 HMAC-SHA1(SignKey, StringToSign)。
    .code = 把 SignKey 或 StringToSign 放进了 q-signature：用错了变量。
    .fix = 计算最后一个 HMAC，并发送其结果。

## 签名的写法

deviation-signature-base64 = 签名是 base64，而不是十六进制文本
    .cos = COS 比较的是 40 个小写十六进制字符。
    .code = 沿用 Amazon S3 和阿里云 OSS 的习惯；CryptoJS 的 enc.Base64，openssl -base64。
    .fix = 把 20 个字节写成十六进制文本。
deviation-signature-upper-case = 签名是大写的
    .cos = COS 比较的是小写字符。
    .code = .NET 的 X2，Java 的 %X，PHP 的 strtoupper。
    .fix = 使用小写：.NET 用 x2，Java 用 %02x。
deviation-signature-of-hex = 十六进制文本又被编码了一次
    .cos = COS 直接比较这 40 个字符。
    .code = 函数已经返回十六进制文本，外面又套了 base64_encode 或 bin2hex。
    .fix = 原样发送这 40 个字符。
deviation-signature-truncated = 签名缺了一部分
    .cos = COS 比较全部 40 个字符。
    .code = 数据库字段过短，substr，双击只选中了一部分。
    .fix = 发送全部 40 个字符。
deviation-signature-decorated = 签名前后带有其他内容
    .cos = COS 只比较这 40 个字符。
    .code = 前面带 sha1= 或 "(stdin)= "，引号，Python 的 b'...'，换行，整个 Authorization 文本。
    .fix = 只发送这 40 个字符。
deviation-signature-encoded = 签名被 URL 编码，或被分成几组
    .cos = { deviation-signature-decorated.cos }
    .code = 对表单值做了 urlencode，.NET 的 BitConverter.ToString（用连字符分组）。
    .fix = 发送不带分隔符的 40 个字符，不要对 multipart 表单的值做 URL 编码。
deviation-signature-zeros-lost = 签名中部分字节的前导零丢失
    .cos = COS 比较 40 个字符，每个字节两个。
    .code = Java 的 Integer.toHexString，JavaScript 的 toString(16)，PHP 的 dechex。
    .fix = 每个字节写成两个字符：%02x。

## 整个算法

deviation-oss-or-s3-v2-signature = 这是 Amazon S3 版本 2、阿里云 OSS 或华为云 OBS 的签名
    .cos = COS 由 KeyTime 推导 SignKey，并对 policy 文本的 SHA1 签名。
    .code = 照搬这些服务的示例：base64(HMAC-SHA1(SecretKey, base64 policy))。
    .fix = 请按《POST Object》（436/14690）实现，不要照搬示例。
deviation-s3-v4-signature = 这是 Amazon S3 版本 4 的签名
    .cos = COS 使用两次 HMAC-SHA1，没有地域名和服务名。
    .code = S3 的库，或使用 AWS4-HMAC-SHA256 的示例。
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-tc3-signature = 这是腾讯云 API 版本 3 的签名
    .cos = COS 的表单上传有自己的签名方式。
    .code = TC3-HMAC-SHA256 的代码，用于腾讯云的其他产品。
    .fix = 请按《POST Object》（436/14690）实现。
deviation-cos-header-signature = 这是 COS 请求头的签名
    .cos = POST Object 签名的是 policy，而不是方法、路径和头部。
    .code = 用 SDK 的 getAuthorization 为 POST / 签名，或按《请求签名》（436/7778）编写的代码。
    .fix = 请按《POST Object》（436/14690）实现：StringToSign 为 sha1(policyText)。
deviation-oss-v4-signature = 这是阿里云 OSS 版本 4 的签名
    .cos = { deviation-s3-v4-signature.cos }
    .code = 使用 OSS4-HMAC-SHA256 的示例。
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-tos4-signature = 这是火山引擎 TOS 的签名
    .cos = { deviation-s3-v4-signature.cos }
    .code = 使用 TOS4-HMAC-SHA256 的示例。
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-gcs-v4-signature = 这是 Google Cloud Storage 版本 4 的签名
    .cos = { deviation-s3-v4-signature.cos }
    .code = 使用 GOOG4-HMAC-SHA256 的示例。
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-bos-signature = 这是百度智能云 BOS 的签名
    .cos = { deviation-oss-or-s3-v2-signature.cos }
    .code = 照搬示例：hex(HMAC-SHA256(SecretKey, base64 policy))。
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-qiniu-signature = 这是七牛云上传凭证的签名
    .cos = { deviation-oss-or-s3-v2-signature.cos }
    .code = 照搬示例：HMAC-SHA1(SecretKey, 编码后的 policy) 的 URL 安全 base64。
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-upyun-signature = 这是又拍云表单 API 的签名
    .cos = { deviation-oss-or-s3-v2-signature.cos }
    .code = 用密码的 MD5 或 md5(policy&key) 签名的示例。
    .fix = { deviation-oss-or-s3-v2-signature.fix }
deviation-tencent-v1-signature = 这是腾讯云 API 版本 1 的签名
    .cos = { deviation-tc3-signature.cos }
    .code = base64(HMAC-SHA1(SecretKey, 方法、域名与参数))，用于腾讯云的其他产品。
    .fix = { deviation-tc3-signature.fix }
deviation-cos-json-api-signature = 这是早期 COS（JSON API）的签名
    .cos = 目前的 XML API 使用另一种签名。
    .code = 被签名文本为 a=...&b=...&k=... 的旧代码。
    .fix = { deviation-tc3-signature.fix }
deviation-azure-signature = 这是 Azure Storage 的共享密钥签名
    .cos = COS 使用 HMAC-SHA1，SecretKey 按字符使用。
    .code = HMAC-SHA256，密钥先做 base64 解码。
    .fix = { deviation-oss-or-s3-v2-signature.fix }
