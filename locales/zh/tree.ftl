### 诊断流程：每个节点的问题，本身完整（会粘贴到邮件中）；.say = 同一问题的口语短句；每个结束分支的回答
### 各有一个属性（.other 表示未列出的回答）；最后是各个回答的文字。

node-answer = COS 返回了什么？
    .short = COS 返回了什么？
    .other = 根据响应决定进入诊断流程的哪个分支。
node-q-ak-in-form = 表单中有名为 q-ak 的字段吗？
    .short = 表单中有 q-ak？
    .no = policy 中有 q-ak 的条件，因此 COS 要求表单带有该字段。请在 file 之前发送 q-ak，值为 SecretId。
node-q-ak-equal = 表单中的 q-ak 与 policy 中的 q-ak 完全相同吗？请告诉我们两者各自的长度和最后四个字符。
    .short = 与 policy 相同？
    .say = 表单中的 q-ak 与 policy 中的完全相同吗？
    .no = 这就是原因。请只读取一次 SecretId，在两处使用同一个值，然后对 policy 重新签名。
node-q-ak-console = q-ak 与 CAM 控制台显示的 SecretId 也相同吗？如果无法打开控制台，回答 "不清楚" 即可。
    .short = 与控制台相同？
    .say = q-ak 与 CAM 控制台显示的 SecretId 也相同吗？
    .yes = 表单、policy 与控制台的值一致，从这里看不出原因。请附上 RequestId 提交工单。
    .no = 请修正表单和 policy 中的 q-ak，并对 policy 重新签名。
    .unknown = 请账号所有者核对 SecretId。在此之前，请粘贴表单和 policy：多数原因都能从中看出。
node-expiration-same-policy = { $field_given ->
        [yes] 您的 policy 中的 expiration 是 { $field } 吗？
       *[no] 请告诉我们错误中的两个 10 位数字。第一个数字与您的 policy 中的 expiration 是同一时间吗？
    }
    .short = 是这个 policy 的 expiration？
    .say = { $field_given ->
        [yes] 您的 policy 中的 expiration 是 { $field } 吗？
       *[no] 第一个数字与 policy 的 expiration 是同一时间吗？
    }
    .no = 发送的是另一个 policy。请查明表单中实际包含的是哪个 policy。
node-expiration-gap = expiration 早于 COS 收到请求的时间吗？
    .short = 早于 COS 的时间？
    .not-expired = 这个 policy 当时没有过期。该响应属于另一次上传，或 COS 对该时间的理解不同。
node-expiration-cause = expiration 是怎样生成的：日期写死、生成一次后多次使用、按本地时间，还是每次上传按 UTC？
    .short = expiration 怎样生成？
    .say = 代码怎样生成 expiration？
    .local-time = 把本地时间标成了 UTC（Z）。请按 UTC 格式化时间。
    .twelve-hour = 时间使用了 12 小时制。请使用 24 小时制的格式字符 HH。
    .hard-coded = 日期写死在代码中。请为每次上传计算：当前时间加 30 分钟，UTC。
    .reused = 重复使用了已过期的 policy。请在每次发送之前生成新的。
    .clock = 签名机器的时钟不准。请校准时钟（NTP）。
    .too-short = policy 的有效时间过短。请留出 30 分钟，文件较大时更长。
    .unknown = 无论是哪种原因，请在每次上传时把 expiration 设为当前时间加 30 分钟（UTC），再看错误是否仍然存在。
node-signature-mode = 表单是怎样签名的：使用 policy 和 q-signature，使用一个 Signature 字段，还是使用 Authorization 头部？
    .short = 用哪种方式签名？
    .say = 表单是怎样签名的？
    .signature-field = 如果上传成功，则无需修改。如果被拒绝，请按《POST Object》（436/14690）使用 policy 和 q-signature。
    .authorization-header = 有成功的实例，但《POST Object》（436/14690）不使用该头部签名。如果被拒绝，请对 policy 签名，并在表单中发送 q-signature。
    .other = 这是另一种签名方式。表单请按《POST Object》（436/14690）使用 policy 和 q-signature。
node-signature-who-has-key = 有人可以在存有 SecretKey 的机器上运行 postdoc 吗？不需要发送 SecretKey。
    .short = 手边有 SecretKey？
    .say = 有人可以在存有 SecretKey 的机器上运行 postdoc 吗？
node-signature-fields = 表单中 policy、q-sign-algorithm、q-ak、q-key-time 和 q-signature 五个字段都有吗？
    .short = 五个字段都有？
    .say = 五个签名字段都有吗？
    .no = 请补上 policy、q-sign-algorithm、q-ak、q-key-time、q-signature 中缺少的字段。
node-signature-order = 五个签名字段都在 file 之前吗？
    .short = 五个字段在 file 之前？
    .say = 五个签名字段都在 file 之前吗？
    .no = 请把 file 移到表单的最后。COS 不读取它之后的字段。
node-signature-shape = q-signature 是 40 个字符，并且只含 0 到 9 和小写的 a 到 f 吗？
    .short = 40 位十六进制？
    .say = q-signature 是 40 个字符，只含数字和小写的 a 到 f 吗？
node-signature-recomputed = 用 SecretKey 重新计算，签名相同吗？
    .short = 重新计算后相同？
    .yes = 对这些值来说签名正确。被拒绝的请求使用了不同的 policy、KeyTime 或密钥。
    .unknown = 没有 SecretKey，无法检查签名是否正确。请索取代码计算的 sha1(policy) 的前 8 位和 policy 的长度，并说明不要发送 SecretKey 或 SignKey。
node-signature-deviations = 有已知的错误能得到完全相同的签名吗？
    .short = 已知的错误？
    .yes = 已经重现，这就是原因。请修改代码中的这一步。
    .no = 代码使用了不同的 SecretKey、KeyTime 或 policy 文本。请打印它签名的内容并比较。
    .unknown = 要继续下去，请在自己的机器上输入 SecretKey，或提供日志中 policy 的 SHA1。
node-policy-base64 = policy 字段是一行 base64 吗？它通常以 eyJ 或 ewo 开头。
    .short = 单行 base64？
    .say = policy 字段是以 eyJ 或 ewo 开头的一行吗？
    .no = 请用标准字母表对 policy 文本做一次 base64 编码，并发送结果。
node-policy-json = 解码 policy 之后，是以花括号开头的 JSON 吗？
    .short = 解码后是 JSON？
    .say = 解码之后，policy 是以花括号开头的 JSON 吗？
    .no = 请把 policy 构建为对象，由 JSON 编码器生成文本。
node-policy-conditions = policy 中有小写的 "conditions": [ ... ]，并且方括号中至少有一个条件吗？
    .short = conditions 中有条件？
    .say = policy 中有方括号内带条件的 conditions 吗？
    .no = 请用小写写出 conditions，并写成至少有一个条件的数组。
node-policy-expiration = policy 中有小写的 "expiration": "..."，并且引号中是时间吗？
    .short = expiration 中有时间？
    .say = policy 中有引号内带时间的 expiration 吗？
    .no = 请用小写补上 expiration，值为 UTC 时间，例如 2026-01-31T12:00:00Z。
node-policy-entries = conditions 的每一项都是只含一个键值对的对象、带 eq 或 starts-with 的数组，或 content-length-range 吗？
    .short = 每个条件的格式正确？
    .say = 每个条件都是文档中的三种形式之一吗？
    .yes = policy 看起来正确。请确认实际发送的就是这段文本：解码请求中的 policy 字段。
    .no = 请把每一项写成只含一个键值对的对象、带 eq 或 starts-with 的数组，或 content-length-range。
    .unknown = 请粘贴 policy 字段的值，从中可以看出全部情况。
node-bucket-request = 您知道上传地址吗，从 https:// 到 .myqcloud.com？
    .short = 知道上传地址？
    .say = 您知道上传地址吗？
    .no = 请在 Network 面板或代码中查看该 POST 的地址。存储桶是 .cos 之前的部分。
node-bucket-policy = policy 中的 bucket 与上传地址中的存储桶相同吗，包括末尾的数字？
    .short = 与上传地址中的相同？
    .say = policy 中的 bucket 与上传地址中的存储桶相同吗？
    .yes = 该条件是满足的。响应属于另一个请求，或发送的是另一个 policy。
node-bucket-appid = policy 中的 bucket 以连字符和 APPID 结尾吗，例如 -1250000000？
    .short = 末尾有 APPID？
    .say = policy 中的 bucket 以连字符和数字结尾吗？
    .yes = 两个存储桶的名称或地域不同。请在 policy 中填写请求的存储桶，或发送到 policy 中的存储桶。
    .no = 请加上 APPID：<BucketName-APPID>，然后对 policy 重新签名。
    .unknown = 请粘贴 policy 和上传地址。
node-condition-which = 消息中 "Condition key" 之后是哪个字段？
    .short = 哪个字段？
    .say = "Condition key" 之后是哪个字段？
node-condition-sent = { $field_given ->
        [yes] 表单中有名为 { $field } 的字段，并且在 file 之前吗？
       *[no] 表单中有消息所提到的字段，并且在 file 之前吗？
    }
    .short = { $field_given ->
        [yes] 表单中有 { $field }？
       *[no] 表单中有该字段？
    }
    .say = { $field_given ->
        [yes] 表单中 { $field } 在 file 之前吗？
       *[no] 表单中该字段在 file 之前吗？
    }
    .no = 除 bucket 以外，每个条件都需要对应的字段。请发送该字段，或删去条件并重新签名。
node-condition-difference = { $field_given ->
        [yes] 表单中的 { $field } 与 policy 的条件有什么不同：大小写、斜杠、空白，还是值的开头？
       *[no] 该字段与条件有什么不同：大小写、斜杠、空白，还是值的开头？
    }
    .short = 哪里不同？
    .say = { $field_given ->
        [yes] 表单中的 { $field } 与 policy 有什么不同？
       *[no] 该字段与 policy 有什么不同？
    }
    .other = 请发送 policy 要求的值，或修改条件并对 policy 重新签名。
    .no = 两者一致，因此响应属于另一个请求，或表单发送时用了不同的值。
    .letter-case = 请统一大小写，然后重新对 policy 签名。
    .leading-slash = 表单和 policy 中的 key 都不要以斜杠开头。
    .surrounding-space = 请去掉值前后的空白。
    .percent-encoded = 请按原样发送该值；multipart 表单不做 URL 编码。
    .truncated = 请发送完整的值，或放宽 policy 的条件。
    .unknown = 请粘贴表单和 policy，差异会被标出。
node-body-who-built = 请求 body 由谁生成：浏览器、库，还是自己编写的代码？
    .short = body 由谁生成？
    .say = body 由谁生成：浏览器、库，还是自己编写的代码？
node-body-content-type = Content-Type 头部的形式是 multipart/form-data; boundary=... 吗？
    .short = Content-Type 有 boundary？
    .say = Content-Type 头部中有 boundary 吗？
    .no = 头部必须是 multipart/form-data; boundary=...，其中的 boundary 与 body 的相同。如果代码不设置 Content-Type，浏览器或库会写入它。
node-body-boundary = 头部中的 boundary 与 body 使用的相同吗？
    .short = 与 body 的 boundary 相同？
    .say = 头部中的 boundary 与 body 中的相同吗？
    .no = 请在头部和 body 中使用同一个 boundary。如果代码不设置 Content-Type，库会写入两者。
node-body-grammar = body 的每个部分都依次是头部、空行和值吗？
    .short = 每个部分都有空行？
    .say = 每个部分的值之前都有空行吗？
    .no = 请在每个部分的头部与值之间写一个空行。
node-body-line-endings = body 的每一行都以 CRLF（0D 0A）结尾吗？
    .short = 换行是 CRLF？
    .say = body 的换行是 CRLF 吗？
    .no = 请在每个 boundary 和部分的头部之后写 \r\n。
node-body-closing = body 的最后一行是末尾带两个连字符的 --boundary-- 吗？
    .short = 最后是 --boundary--？
    .say = body 的最后一行以两个连字符结尾吗？
    .yes = body 是正确的。得到该响应的可能是第二个 POST：请在 Network 面板中查找。
    .no = 请在最后一个部分之后写 --boundary--，或在发送之前关闭库的写入器。
    .unknown = 请保存原始请求并作为文件提供。从浏览器复制的内容没有 body 的准确字节。
node-other-vendor = 这是哪个服务的响应？COS 的响应中有 TraceId 和以 N 开头的 RequestId。
    .short = 哪个服务？
    .say = 这是哪个服务的响应？
    .other = 响应来自其他服务。请检查请求的目标域名。
node-other-code = 响应中的 Code 是什么？
    .short = Code 是什么？
    .other = 请在《错误码》（436/7730）中查看该 Code。
node-other-permission = 该 API 密钥有权对该存储桶和对象键执行 name/cos:PostObject 吗？
    .short = 有 PostObject 权限？
    .say = 该 API 密钥有权执行 name/cos:PostObject 吗？
    .yes = 可能是存储桶本身禁止，也可能响应属于另一个操作。请附上 RequestId 提交工单。
    .no = 请账号所有者授予权限。原因不在表单。
    .unknown = 请账号所有者或签发临时密钥的人检查该密钥的权限（CAM 策略）。
node-hidden-row = 请查看 Network（网络）面板（F12）中红色的行。是哪一种：OPTIONS 403、POST 200 或 204、POST 403 或 400，还是没有状态码？
    .short = F12 中的红色行？
    .say = Network 面板中红色的行是哪一种？
    .options-refused = POST 没有发出。请在存储桶的跨域访问 CORS 规则中添加页面的来源和 POST 方法。
    .stored = 文件已保存，只是浏览器没有把响应交给页面。请为页面的来源添加跨域访问 CORS 规则。
    .refused = COS 拒绝了上传，浏览器隐藏了它的消息。请用 curl 发送一次同样的字段来查看，通话卡片和报告中有这条命令。然后在存储桶的跨域访问 CORS 规则中添加页面的来源和 POST 方法。
    .not-reached = 请求没有到达 COS。请检查域名、网络、代理和证书。
    .unknown = 请按 F12 打开开发者工具，选择 Network，再上传一次。
node-predict = COS 会怎样响应这个表单？
    .short = COS 会怎样响应？
    .none = 就已提供的内容而言，没有会被拒绝的地方。没有提供的内容未作检查。
    .unknown = 请粘贴 policy 和表单，以便判断。
    .other = 请查看发现的问题。错误在前，请在下次尝试之前全部修正。

answer-of-expiration-gap-expired = 是，更早
answer-of-expiration-gap-not-expired = 否，更晚
answer-of-expiration-cause-local-time = 带 Z 的本地时间
answer-of-expiration-cause-twelve-hour = 12 小时制
answer-of-expiration-cause-hard-coded = 写死的日期
answer-of-expiration-cause-reused = 只生成一次，重复使用
answer-of-expiration-cause-clock = 时钟不准
answer-of-expiration-cause-too-short = 有效时间过短
answer-of-signature-mode-policy = policy 和 q-signature
answer-of-signature-mode-signature-field = 一个 Signature 字段
answer-of-signature-mode-authorization-header = Authorization 头部
answer-of-signature-mode-anonymous = 没有签名
answer-of-signature-mode-s3-v2 = Amazon S3 版本 2
answer-of-signature-mode-s3-v4 = Amazon S3 版本 4
answer-of-signature-mode-oss = { vendor-oss }
answer-of-body-who-built-browser = 浏览器（FormData 或表单）
answer-of-body-who-built-library = HTTP 库
answer-of-body-who-built-hand = 自己编写的代码
answer-of-other-vendor-cos = COS
answer-of-other-vendor-s3 = { vendor-s3 }
answer-of-other-vendor-oss = { vendor-oss }
answer-of-other-vendor-minio = { vendor-minio }
answer-of-other-vendor-obs = { vendor-obs }
answer-of-other-vendor-gcs = { vendor-gcs }
answer-of-other-vendor-other = { vendor-other }
answer-of-hidden-row-options-refused = OPTIONS 行的状态码为 403（POST 没有发出）
answer-of-hidden-row-stored = POST 行的状态码为 200 或 204（已保存）
answer-of-hidden-row-refused = POST 行的状态码为 403 或 400（被拒绝）
answer-of-hidden-row-not-reached = 没有状态码（ERR_NAME、ERR_CONNECTION 等，没有到达）
answer-of-predict-AccessDenied_q-ak = { case-AccessDenied_q-ak }
answer-of-predict-AccessDenied_Expiration = { case-AccessDenied_Expiration }
answer-of-predict-SignatureDoesNotMatch_POSTSignature = { case-SignatureDoesNotMatch_POSTSignature }
answer-of-predict-InvalidPolicyDocument_JSONFormat = { case-InvalidPolicyDocument_JSONFormat }
answer-of-predict-AccessDenied_BucketNotConsistent = { case-AccessDenied_BucketNotConsistent }
answer-of-predict-AccessDenied_Condition = { case-AccessDenied_Condition }
answer-of-predict-MalformedPOSTRequest_POSTBody = { case-MalformedPOSTRequest_POSTBody }
answer-of-predict-none = 就已提供的内容而言，不会被拒绝
answer-of-predict-other = 七种情况以外的响应
answer-of-condition-difference-no = 没有不同
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
