### 发现项：消息 id 为发现项的 id，把 "." 换成 "-"；值 = 标题，.cause 原因，.fix 处理方法。
### 每个文本参数 $x 都有对应的 $x_given（不为空时为 "yes"）。

## 作为报错提供的内容

answer-unrecognised = postdoc 无法识别为 COS 的响应
    .cause = COS 的错误含有 Code 和 Message。这里两者都没有找到，或者该消息既没有文档记载，也没有公开案例。
    .fix = 请粘贴完整的响应 body，从 <?xml 到 </Error>，或者从列表中选择消息。没有响应也可以检查 policy 和表单。
answer-other-vendor = { $vendor ->
        [s3] 该响应来自 Amazon S3，而不是 COS
        [oss] 该响应来自阿里云 OSS，而不是 COS
        [minio] 该响应来自 MinIO，而不是 COS
        [obs] 该响应来自华为云 OBS，而不是 COS
        [gcs] 该响应来自 Google Cloud Storage，而不是 COS
       *[other] 该响应来自其他存储服务，而不是 COS
    }
    .cause = 多家存储服务使用同样的表单上传方式和相似的消息，但字段和签名各不相同。可能请求发到了该服务的域名，也可能响应是从别处复制的。
    .fix = 请检查请求发送到的域名。COS 的域名为 <BucketName-APPID>.cos.<Region>.myqcloud.com。
answer-known-code = COS 返回了 { $code }，常见异常文档中没有记载
    .cause = 《POST Object 常见异常》（436/41164）没有说明这个响应。postdoc 是从《错误码》（436/7730）或公开案例中得知的。
    .fix = 请按 { $code } 的建议处理。policy 和表单也会一并检查：其中发现的错误可能就是原因，也可能是下一个报错。
answer-success = COS 已保存文件
    .cause = 状态码为 200、201、204 或 303，且 body 中没有错误，表示成功。默认为 204，body 为空。
    .fix = 如果页面仍然提示失败，请检查客户端在上传之后的处理：有些客户端需要 204 所没有的 body；如果存储桶的跨域访问 CORS 规则不允许页面的来源，浏览器也会隐藏响应。
answer-wrapper-only = { $kind ->
        [request-id] 这里只有 RequestId，没有 COS 的响应
       *[other] { $status_given ->
            [yes] 这里只有状态码 { $status }，没有 COS 的响应
           *[no] 这里只有客户端库的提示，没有 COS 的响应
        }
    }
    .cause = { $kind ->
        [refused] 仅凭 403 无法判断原因：条件不满足、policy 已过期、签名、SecretId、缺少权限和 CORS 都会返回 403。Code 和 Message 在响应 body 中。
        [malformed] 仅凭 400 无法判断原因：policy 不是 JSON、body 不是表单、字段有误和文件大小都会返回 400。Code 和 Message 在响应 body 中。
        [request-id] RequestId 只能说明 COS 收到了请求以及收到的时间，无法说明原因。Code 和 Message 在响应 body 中。
       *[other] 该提示只包含 HTTP 状态码。含有 Code 和 Message 的 COS 响应在响应 body 中。
    }
    .fix = 请在错误处理中打印响应 body（例如 error.response.data），或从浏览器的 Network 面板中复制。
answer-hidden = 浏览器没有把 COS 的响应交给页面
    .cause = "Network Error" 和 "Failed to fetch" 可能表示两种不同的情况：存储桶没有针对该页面的跨域访问 CORS 规则，浏览器隐藏了响应；或者请求根本没有到达 COS。
    .fix = 请打开开发者工具的 Network 面板，查看发往 myqcloud.com 的行。状态码说明文件已保存（2xx）、被拒绝（4xx）还是没有发出。
answer-preflight-refused = 浏览器的 OPTIONS 预检请求被拒绝，POST 没有发出
    .cause = 上传带有自定义头部，或监听上传进度时，浏览器会先发送 OPTIONS 请求。存储桶没有允许该来源、方法和头部的跨域访问 CORS 规则。
    .fix = 请为存储桶添加跨域访问 CORS 规则：页面的来源（协议、域名和端口）、POST 方法，以及请求携带的头部。
answer-header-signed = { $method_given ->
        [yes] COS 拒绝的是 { $method } { $path } 的头部签名，属于 POST Object 以外的操作
       *[no] COS 拒绝的是头部签名，属于 POST Object 以外的操作
    }
    .cause = { $difference ->
        [plus] 响应中有 StringToSign 和 FormatString，是按《请求签名》（436/7778）签名的请求的响应。COS 读到的路径是 { $expected }，请求的路径是 { $actual }：只有一边把空格写成了 +。
        [percent] 响应中有 StringToSign 和 FormatString，是按《请求签名》（436/7778）签名的请求的响应。COS 读到的路径是 { $expected }，请求的路径是 { $actual }：其中一边多做了一次 URL 编码。
        [slash] 响应中有 StringToSign 和 FormatString，是按《请求签名》（436/7778）签名的请求的响应。COS 读到的路径是 { $expected }，请求的路径是 { $actual }：开头的斜杠数量不同。
        [other] 响应中有 StringToSign 和 FormatString，是按《请求签名》（436/7778）签名的请求的响应。COS 读到的路径是 { $expected }，Resource 中的路径是 { $actual }。
       *[none] 响应中有 StringToSign，是按《请求签名》（436/7778）签名的请求（PUT、GET、预签名 URL）的响应。表单上传则对 policy 签名。
    }
    .fix = 请逐字比较代码所签名的方法、路径、参数和头部与响应中的 FormatString。签名使用 UTF-8 的解码后路径，发送时只做一次 URL 编码（空格为 %20）。
answer-client-side = { $stopped ->
        [gateway] { $status_given ->
            [yes] COS 之前的网关以状态码 { $status } 拒绝了请求，没有到达 COS
           *[no] COS 之前的网关拒绝了请求，没有到达 COS
        }
        [network] 连接失败，请求没有到达 COS
       *[client] 客户端阻止了请求，没有到达 COS
    }
    .cause = { $stopped ->
        [gateway] 该页面来自另一台服务器（nginx、CDN 或自己的代理），而不是 COS。状态码 413 表示 body 超过了该服务器的上限，与 policy 和签名无关。
        [network] 域名无法解析、连接中断或超时，或者证书未被接受，与 policy 和签名无关。
       *[client] 该消息来自客户端自身。小程序只能向 uploadFile 合法域名列表中的域名上传，与 policy 和签名无关。
    }
    .fix = { $stopped ->
        [gateway] 请调高该服务器的上限（nginx 为 client_max_body_size），或把表单直接发送到 <BucketName-APPID>.cos.<Region>.myqcloud.com。
        [network] { $host_given ->
            [yes] 请确认本机能够访问 { $host }：域名、代理、防火墙和证书，然后重试。
           *[no] 请检查域名 <BucketName-APPID>.cos.<Region>.myqcloud.com、代理、防火墙和证书，然后重试。
        }
       *[client] { $host_given ->
            [yes] 请把 https://{ $host } 添加到小程序的 uploadFile 合法域名中，然后重试。
           *[no] 请把 https://<BucketName-APPID>.cos.<Region>.myqcloud.com 添加到小程序的 uploadFile 合法域名中，然后重试。
        }
    }
answer-permission-denied = 该密钥没有上传权限，原因不在表单
    .cause = 不带条件的 "Access Denied." 表示密钥认证已通过，但 CAM 和存储桶都不允许它对该对象执行 { $action_given ->
        [yes] { $action }
       *[no] name/cos:PostObject
    }。
    .fix = { $resource_given ->
        [yes] 请账号所有者允许对 { $resource } 执行 name/cos:PostObject。name/cos:PutObject 是另一个操作，只有它还不够。临时密钥的操作和前缀在签发时设置。
       *[no] 请账号所有者允许对该存储桶和对象键前缀执行 name/cos:PostObject。name/cos:PutObject 是另一个操作，只有它还不够。临时密钥的操作和前缀在签发时设置。
    }
answer-other-request = { $how ->
        [expiration] 该响应属于另一个 policy，两者的 expiration 不一致
        [resource] 该响应属于发往另一个存储桶的上传
        [condition] 该响应提到的条件，这个 policy 中没有
        [request-id] 该响应早于这个签名
       *[value] 该响应提到的值，在这个 policy 和表单中都没有
    }
    .cause = { $how ->
        [expiration] COS 打印出它读取的 expiration：{ $answer }。这里的 policy 中是 { $evidence }。{ $offset_given ->
            [yes] { $offset ->
                [0] { "" }
               *[other] 差值正好相当于 { $offset_text }，COS 也可能按该时区解读了这个时间。
            }
           *[no] { "" }
        }
        [resource] 响应中的 Resource 是 { $answer }。这里的请求发往 { $evidence }。
        [condition] COS 只会针对 policy 中存在的条件报错，而它报的是 { $answer }。
        [request-id] RequestId 中含有 COS 收到请求的时间：{ $answer }。KeyTime 从 { $evidence } 开始，晚了 15 分钟以上。
       *[value] 消息中的值是 { $answer }。两次尝试之间，值可能已经改变。
    }
    .fix = 请粘贴得到该响应的那次上传的 policy 和表单。或者重新上传一次，把新的响应与当时发送的内容一起粘贴。
said-fault = { $node ->
        [q-ak-console] q-ak 与控制台显示的 SecretId 不同
        [policy-conditions] policy 中没有小写的、至少有一个条件的数组 conditions
        [policy-entries] conditions 中有文档没有的写法
        [signature-fields] 缺少签名所需的某个字段
        [signature-order] 签名所需的某个字段位于 file 之后
        [body-content-type] Content-Type 不是 multipart/form-data，或没有 boundary
        [body-grammar] body 的某个部分在头部与值之间没有空行
        [expiration-cause] { $answer ->
            [local-time] expiration 是本地时间，却标成了 UTC（Z）
            [twelve-hour] expiration 使用了 12 小时制
            [hard-coded] expiration 是写死的日期
            [reused] 重复使用了已过期的 policy
            [clock] 负责签名的机器时钟不准
            [too-short] policy 的有效时间太短
           *[other] COS 收到请求时，policy 已经过期
        }
        [signature-deviations] 已知的错误重现了这个签名
        [bucket-appid] policy 中的存储桶缺少 APPID
       *[other] 从回答来看存在错误
    }
    .cause = 这一结论来自您的回答，postdoc 未能核实。
    .fix = { $node ->
        [q-ak-console] 请把正确的 SecretId 写入 q-ak 和 policy，并重新签名。
        [policy-conditions] 请用小写写出 conditions，并写成至少有一个条件的数组。
        [policy-entries] 每个条件请写成只有一对的对象、eq 或 starts-with 的数组，或 content-length-range。
        [signature-fields] 请发送 policy、q-sign-algorithm、q-ak、q-key-time 和 q-signature。
        [signature-order] 请把 file 移到表单的最后。COS 不读取它之后的字段。
        [body-content-type] { $built ->
            [hand] 请把头部写成 multipart/form-data; boundary=...，其中的 boundary 与代码写入 body 的相同。
           *[other] 请勿手动设置 Content-Type；浏览器或库会写入它和 boundary。
        }
        [body-grammar] { $built ->
            [browser] 请直接发送 FormData 对象，由浏览器写出 body。
            [hand] 请在每个部分的头部之后写 \r\n\r\n，然后写值。
           *[other] 请把每个字段分别交给库，由库生成 body。
        }
        [expiration-cause] 请在每次上传时把 expiration 设为 UTC 当前时间加 30 分钟，并重新签名。
        [signature-deviations] 请修正重现的错误步骤，并重新对 policy 签名。
        [bucket-appid] 请在 policy 中把存储桶写成 <BucketName-APPID>，并重新签名。
       *[other] 请粘贴 policy 和表单，即可标出位置。
    }
evidence-conflict = 两处输入的{ $slot ->
        [file-name] 文件名
        [file-size] 文件大小
        [now] 当前时间
       *[field] {" "}{ $slot }{" "}
    }不一致
    .cause = postdoc 采用最接近实际发送内容的值：依次为请求、表单、单独的 policy、选项。如果代码签名用一个值、发送用另一个值，这个差异就是错误所在。
    .fix = 请删去属于另一次上传的输入。如果两者都属于这次上传，请让代码只计算一次，并在两处使用同一个值。
evidence-capped = 共 { $total } 个{ $what ->
        [conditions] 条件
       *[fields] 表单字段
    }，只读取了前 { $kept } 个
    .cause = 上传请求不会有这么多，因此 postdoc 不会全部保留。
    .fix = 请只粘贴失败的那个请求。

## policy 字段

policy-missing = 表单中没有 policy 字段
    .cause = 表单带有 q-signature，它是对 policy 的签名。没有 policy，COS 无从校验。
    .fix = { $actual_given ->
        [yes] 请把表单字段 "{ $actual }" 改名为 policy，名称必须完全一致。
       *[no] 请把 policy 文本的 base64 作为表单字段 policy 发送，放在 file 之前。
    }
policy-not-base64 = policy 字段不是 base64
    .cause = { $found_given ->
        [yes] COS 会按 base64 解码该字段。第一个不属于 base64 的字符是 { $found }。
       *[no] COS 会按 base64 解码该字段，而这段文本无法解码。
    }
    .fix = { $shape ->
        [byte-literal] Python 写出的是 bytes 对象，而不是它的文本。放入表单之前，请使用 base64.b64encode(...).decode()。
       *[other] 请用标准字母表（A-Z a-z 0-9 + /）和填充符（=）对 policy 文本编码一次，并原样发送。
    }
policy-base64-variant = { $variant ->
        [url-safe] policy 的 base64 使用了 URL 字母表（- 与 _）
        [unpadded] policy 的 base64 末尾没有填充符（=）
        [white-space] policy 的 base64 中间有空白
        [plus-as-space] policy 的 base64 中，本应是 + 的位置变成了空格
        [percent-encoded] policy 的 base64 被 URL 编码
        [twice] policy 被做了两次 base64 编码
        [trailing-bits] policy 的 base64 末尾有不属于任何字节的多余位
        [quoted] policy 的 base64 带有引号
       *[other] policy 的 base64 不是标准形式
    }
    .cause = 《POST Object》（436/14690）的所有示例都使用标准字母表，带填充符，写在一行。文档没有说明 COS 是否接受其他形式。{ $variant ->
        [plus-as-space] 中间某一层把文本当作 URL 编码的表单，其中的 + 表示空格。
        [percent-encoded] multipart 表单的值按原样发送，不做 URL 编码。
        [twice] 解码之后仍是 base64，而不是 JSON。
        [quoted] 引号来自打印出的字符串（Python 的 b'...'），不属于值。
        [white-space] 有些编码器每 60、64 或 76 个字符换行。
       *[other] 按宽松规则仍可解码。
    }
    .fix = 请用所用语言的标准 base64 编码器对 policy 文本编码一次，不换行，并原样放入表单。
policy-sent-unencoded = policy 字段是 JSON 原文，而不是它的 base64
    .cause = COS 先按 base64 解码该字段，再读取 JSON。签名的文本与发送的文本不同：签名针对 JSON，字段中放同一个 JSON 的 base64。
    .fix = 请把 base64(policy) 作为表单字段 policy 发送，签名保持不变：它针对 JSON 计算。
policy-holds-signature = policy 字段中放的是签名
    .cause = 这个值的形式是签名，而不是 policy。两个变量可能写反了。
    .fix = 请把 policy 的 base64 放入 policy，把 40 个十六进制字符放入 q-signature。
policy-other-kind = 这是 CAM 策略，不是 POST policy
    .cause = CAM 策略（version、statement、effect、action、resource）为密钥授予权限。表单上传的 policy 只有 expiration 和 conditions 两个成员。两者只是名称相同。
    .fix = 请用 expiration 和 conditions 生成 policy（《POST Object》，436/14690），CAM 策略仍用于密钥的权限。
policy-not-utf8 = policy 不是 UTF-8
    .cause = JSON 使用 UTF-8。解码后的 policy 在此处有 UTF-8 文本中不会出现的{ $byte_given ->
        [yes] 字节 { $byte }
       *[no] 字节
    }；该文本可能使用了 GBK、Shift_JIS、UTF-16 等其他编码。
    .fix = 请取 JSON 文本的 UTF-8 字节，SHA1 和 base64 都使用这些字节。
policy-not-json = { $error ->
        [empty] policy 为空
        [byte-order-mark] policy 的 JSON 前面有字节顺序标记（BOM）
        [not-utf8] policy 的 JSON 不是 UTF-8
        [trailing-comma] policy 不是 JSON（右括号前多了一个逗号）
        [missing-comma] policy 不是 JSON（缺少逗号）
        [missing-colon] policy 不是 JSON（名称与值之间缺少冒号）
        [missing-value] policy 不是 JSON（缺少值）
        [extra-comma] policy 不是 JSON（逗号之间没有元素）
        [single-quotes] policy 不是 JSON（字符串使用了单引号）
        [smart-quotes] policy 不是 JSON（字符串使用了弯引号）
        [unquoted-name] policy 不是 JSON（名称没有引号）
        [unknown-word] policy 不是 JSON（含有 JSON 中没有的词）
        [comment] policy 不是 JSON（含有注释）
        [bad-number] policy 不是 JSON（数字的写法不符合 JSON）
        [bad-escape] policy 不是 JSON（反斜杠后面的字符不能转义）
        [lone-surrogate] policy 不是 JSON（代理对只有一半）
        [control-in-string] policy 不是 JSON（字符串中有换行或制表符）
        [unclosed-string] policy 不是 JSON（字符串没有结束）
        [unclosed-object] policy 不是 JSON（花括号没有闭合）
        [unclosed-array] policy 不是 JSON（方括号没有闭合）
        [mismatched-bracket] policy 不是 JSON（括号不匹配）
        [trailing-text] policy 不是 JSON（结尾之后还有文本）
        [too-deep] policy 嵌套过深，无法读取
       *[other] policy 不是 JSON
    }
    .cause = COS 把解码后的 policy 当作 JSON 读取。无法读取时，即使其中有条件，它也会返回必须提供条件的消息。{ $error ->
        [byte-order-mark] 这三个字节 EF BB BF 来自会给 UTF-8 加标记的文件或编码器。
        [single-quotes] 这是 Python 打印字典的写法，JavaScript 也可以这样写；JSON 只使用双引号。
        [smart-quotes] 文字处理软件或聊天软件替换了直引号。
        [unquoted-name] 这是 JavaScript 对象字面量；JSON 的每个名称都需要双引号。
        [unknown-word] True、None、undefined、NaN 等词属于编程语言。
        [control-in-string] JSON 中写作 \n 和 \t。例如从文件读取的值意外带有换行，也会出现这种情况。
        [bad-escape] 在 JSON 中 "$" 不需要反斜杠；某些 shell 和字符串字面量中才需要。
        [trailing-comma] 许多编程语言允许，JSON 不允许。
       *[other] 手工拼接的文本容易漏掉逗号或引号。
    }
    .fix = 请把 policy 构建为对象，由所用语言的 JSON 编码器生成文本（json_encode、JSON.stringify、json.dumps、encoding/json、Jackson）。保留它返回的文本，SHA1 和 base64 都使用这同一文本。
policy-not-object = policy 是 JSON，但不是对象
    .cause = policy 必须是含有 expiration 和 conditions 的一个对象。这里最外层的值是{ $found ->
        [array] 数组
        [string] 字符串：可能做了两次 JSON 编码
        [number] 数字
        [boolean] {" "}true 或 false
        [null] {" "}null
       *[other] 其他类型
    }。
    .fix = 请把以 expiration 和 conditions 为成员的对象本身编码一次。
policy-duplicate-member = policy 中 { $name } 出现多次
    .cause = 同名成员取哪一个，各种 JSON 解析器并不一致，多数取最后一个。文档没有说明 COS 的做法。
    .fix = 请只保留一个 { $name }。
policy-text-altered = 这份 policy 是副本，准确的字节未知
    .cause = 该 JSON 经过日志、字符串字面量或人工转抄。空白、换行、\/ 和转义可能与签名的文本不同，因此 postdoc 会读取它，但不评判其写法。
    .fix = 如需确认，请粘贴表单字段 policy 的 base64，或代码计算的 policy 的 SHA1。
policy-misspelt-member = policy 中写成了 { $found }，应为 { $wanted }
    .cause = 成员名称为小写，拼写必须完全一致。COS 找不到 { $wanted }，会视为不存在。
    .fix = 请写成 { $wanted }。在 .NET 和 Java 中，请用特性或注解指定名称，或使用字典，以免编码器改成大写开头。

## expiration

policy-expiration-missing = policy 中没有 expiration
    .cause = expiration 为必填项（《POST Object》，436/14690）：说明 policy 的有效期限。
    .fix = 请添加 expiration：当前时间加 30 分钟，UTC，例如 2030-01-01T00:30:00.000Z。
policy-expiration-format = { $form ->
        [fraction] expiration 的小数秒位数不常见
        [offset] expiration 带有 +08:00 之类的偏移，而不是 Z
        [no-zone] expiration 没有时区
        [space] expiration 中用空格代替了 T
        [lower-case] expiration 使用了小写的 t 或 z
        [unix] expiration 是 Unix 时间戳
        [placeholder] expiration 中仍有格式占位符
        [impossible] expiration 是不存在的日期
        [unreadable] expiration 无法作为时间读取
        [number] expiration 是数字，而不是字符串
        [not-text] expiration 不是字符串
       *[other] expiration 不是文档规定的形式
    }
    .cause = 《POST Object》（436/14690）中的写法是带 Z 的 UTC 时间（ISO 8601）。已知 COS 接受没有小数秒或三位小数秒的形式，其他形式如何处理未知。{ $form ->
        [placeholder] 格式化函数不认识 SSS 或 %f 之类的模式，原样写进了值中。
        [unix] Unix 时间戳应写在 q-key-time 中。
        [number] Unix 时间戳应写在 q-key-time 中。
        [no-zone] 没有 Z，就无法确定时区。
       *[other] 现在可能成功，在别处可能被拒绝。
    }
    .fix = 请用 UTC 书写时间，例如 2030-01-01T00:30:00.000Z。
policy-expired = { $now_from ->
        [machine] 按本机时钟，policy 已过期 { $behind_text }
        [option] 在 --now 指定的时刻，policy 已过期 { $behind_text }
        [trial] 在试算的时刻，policy 已过期 { $behind_text }
       *[other] COS 收到请求时，policy 已过期 { $behind_text }
    }
    .cause = expiration 为 { $expiration_text }，与之比较的时刻为 { $now_text }{ $now_from ->
        [answer] （COS 的消息）
        [server-time] （响应中的 ServerTime）
        [date] （响应的 Date）
        [request-id] （RequestId）
        [request-date] （请求的 Date）
        [machine] （本机时钟，没有提供 COS 的时间）
       *[other] {""}
    }。policy 过期的表单会被 COS 拒绝。常见原因：页面长时间未关闭、重复使用 policy、日期写死在代码中，或时区错误。
    .fix = 请为每次上传生成新的 policy，expiration 设为当前时间加 30 分钟（UTC）。文件较大或页面停留较久时，请留出更多时间。
policy-expiration-local-time = { $offset_given ->
        [yes] expiration 是标成 UTC 的本地时间（{ $offset_text }）
       *[no] expiration 是标成 UTC 的本地时间
    }
    .cause = 末尾的 Z 表示 UTC，但 { $against ->
        [key-time] expiration 与 q-key-time 的结束时间
       *[now] expiration 与上传时刻
    }之差正好等于与 UTC 的偏移：代码按本地时间格式化后又加上了 Z。在 UTC 以东的地区，这样的 policy 会多有效若干小时；在 UTC 以西的地区，每次上传在开始之前就已过期。
    .fix = 请按 UTC 格式化时间。PHP：gmdate('Y-m-d\TH:i:s\Z', time() + 1800)。Java：Instant.now().plusSeconds(1800).toString()。Go：time.Now().UTC()。Python：datetime.now(timezone.utc)。.NET：DateTime.UtcNow。JavaScript：toISOString() 本身就是正确的。
policy-expiration-twelve-hour = expiration 使用了 12 小时制
    .cause = 下午的小时数少了 12：格式化时用了 hh 或 h，应使用 HH 或 H。上午同样的代码可以正常工作。
    .fix = 请使用 24 小时制的格式字符：Java 与 .NET 用 HH，PHP 用 H，Go 用 15，Python 与 C 用 %H。
policy-expiration-hard-coded = expiration 像是写死在代码中的日期
    .cause = 这是很久以后的一个整齐的日期。在此之前，拿到该 policy 的人都可以使用；到了那天，所有上传都会失败。
    .fix = 请为每次上传计算 expiration：当前时间加 30 分钟，UTC。
policy-expiration-too-short = policy 的有效时间只有 { $life_text }
    .cause = 网络较慢、文件较大或时钟略有偏差时，COS 收到表单之前就会用完这段时间。
    .fix = 请把 expiration 设为当前时间加 30 分钟（UTC），这也是《POST Object 常见异常》（436/41164）的建议。
policy-expiration-key-time-gap = expiration 与 q-key-time 的结束时间相差 { $gap_text }
    .cause = 两者是两个不同的期限，上传必须同时满足。在腾讯云的示例中，两者是同一时刻。
    .fix = 无需修改。如果只想要一个期限，请用同一时刻计算两者。

## conditions

policy-conditions-missing = policy 中没有 conditions
    .cause = 每个 policy 都必须有 conditions，COS 的消息也这样写："You must provide condition"。
    .fix = 请添加数组形式的 conditions，至少包含 q-sign-algorithm、q-ak 和 q-sign-time 三项。
policy-conditions-empty = conditions 中没有任何条件
    .cause = COS 要求至少有一个条件，《POST Object》（436/14690）规定 q-sign-algorithm、q-ak 和 q-sign-time 为必填。
    .fix = 请添加这三项，再添加限制存储桶、对象键和大小的条件。
policy-conditions-not-array = conditions 不是数组
    .cause = conditions 是{ $found ->
        [object] 对象。每个条件都必须是数组中的一项：写在同一个对象中的多个键值对不是条件列表
        [string] 字符串：数组可能做了两次 JSON 编码
        [number] 数字
        [boolean] {" "}true 或 false
        [null] {" "}null：应存放条件的变量没有值
       *[other] 其他类型
    }。
    .fix = 请写成数组，每一项为只含一个键值对的对象，或含三个元素的数组：{"[ { \"q-ak\": \"...\" }, [\"starts-with\", \"$key\", \"uploads/\"] ]"}
policy-condition-shape = { $shape ->
        [empty] conditions 中有一项为空
        [several-pairs] conditions 中有一项含有多个键值对
        [element-count] conditions 中有一项的元素个数不对
        [name-not-text] conditions 中有一项没有字段名
        [value-structured] conditions 中有一项要求的值是数组或对象
        [length-in-object] content-length-range 写成了对象；文档中只有数组形式
        [length-bound] content-length-range 的上下限不是从小到大的两个大小
       *[other] conditions 中有一项既不是对象也不是数组
    }
    .cause = 《POST Object》（436/14690）给出三种形式：只含一个键值对的对象；由 "eq" 或 "starts-with"、名称和值组成的数组；带两个数字的 content-length-range。{ $shape ->
        [several-pairs] 同一个对象中写多个键值对，COS 曾以格式错误拒绝。
        [length-bound] 上下限是以字节为单位的整数，小的在前。
       *[other] COS 会拒绝不符合这些形式的内容。
    }
    .fix = 请为每个条件写一项，使用三种形式之一。
policy-condition-operator = "{ $operator }" 不是 COS 文档中的运算符
    .cause = 文档中的运算符为 eq、starts-with 和 content-length-range，使用小写和连字符。COS 如何处理其他运算符未知。
    .fix = { $wanted_given ->
        [yes] 请写成 { $wanted }。
       *[no] 要求值完全一致时写 eq，要求开头一致时写 starts-with。
    }
policy-condition-name = { $shape ->
        [dollar-missing] 条件中的名称 { $name } 缺少数组形式需要的 $
        [dollar-doubled] 条件中的名称 { $name } 多了一个 $
        [dollar-in-object] 对象形式的条件中，名称 { $name } 带有 $
        [space] 条件的名称中有空白
        [key-time] 条件名称写成了 q-key-time，文档中为 q-sign-time
       *[other] 条件名称 { $name } 不是文档中的写法
    }
    .cause = { $shape ->
        [misspelt] 没有这个名称的表单字段，COS 会去找任何表单都不发送的字段。
        [key-time] 表单字段与条件的名称不同：表单发送 q-key-time，policy 用 q-sign-time 限制它。
        [dollar-in-object] 数组中写 "$key"，对象中写 "key"。公开代码中有对象带 $ 的写法，但没有文档记载。
        [space] 名称按原样比较，包括空白。
       *[other] 数组中的名称前面有一个 $，例如 ["eq", "$key", "a.png"]；对象中不带 $。
    }
    .fix = { $wanted_given ->
        [yes] 请写成 { $wanted }。
       *[no] 请按《POST Object》（436/14690）中的写法书写名称。
    }
policy-condition-value-type = { $found ->
        [string] content-length-range 的上下限写成了字符串
        [number] 条件要求的是数字，而所有示例都是字符串
        [boolean] 条件要求的是 true 或 false，而所有示例都是字符串
        [null] 条件要求的是 null，而所有示例都是字符串
       *[other] 条件要求的不是字符串
    }
    .cause = { $found ->
        [string] 文档中的上下限是不带引号的数字。COS 如何处理字符串没有文档说明。
       *[other] 表单的值都是文本。COS 如何把文本与其他类型比较没有文档说明。
    }
    .fix = { $found ->
        [string] 请去掉引号：["content-length-range", 1, 1048576]。
       *[other] 请把值放在双引号中。只有 content-length-range 的上下限是数字。
    }
policy-condition-wildcard = { $shape ->
        [pages] 条件以 * 结尾，而官方文档的说明不一致
       *[literal] 条件中有 *，COS 会按字面比较
    }
    .cause = { $shape ->
        [pages] 另外两个官方页面在 POST Object 的示例中写 ["starts-with", "$Content-Type", "image/*"]，并说明非图片会被拒绝。《POST Object》（436/14690）则说 starts-with 逐字比较值的开头；照此说法，任何图片都不能通过。
       *[literal] COS 没有通配符：值必须包含 * 本身。
    }
    .fix = { $expected_given ->
        [yes] { $shape ->
            [pages] 请写 * 之前的 { $expected }，两种解释都接受。
           *[literal] 请使用 starts-with，写 * 之前的 { $expected }。
        }
       *[no] { $shape ->
            [pages] 请用 starts-with 写两种解释都接受的 * 之前的部分。
           *[literal] 请使用 starts-with，写 * 之前的部分。
        }
    }
policy-condition-filename-variable = 条件中含有 {"${filename}"}
    .cause = COS 先把文件名代入 key，再检查 policy，因此实际的值中不会有 {"${filename}"}。
    .fix = 请把 {"${filename}"} 留在表单的 key 中，policy 中使用 starts-with 和它之前的部分。
policy-required-condition-missing = policy 中没有 { $name } 的条件
    .cause = 《POST Object》（436/14690）规定 q-sign-algorithm、q-ak 和 q-sign-time 的条件为必填。缺少时 COS 如何响应没有文档说明。
    .fix = { $name ->
        [q-sign-algorithm] 请在 conditions 中添加 {"{ \"q-sign-algorithm\": \"sha1\" }"}。
        [q-ak] 请在 conditions 中添加 {"{ \"q-ak\": \"...\" }"}，值为表单发送的 SecretId。
        [q-sign-time] 请在 conditions 中添加 {"{ \"q-sign-time\": \"start;end\" }"}，值与表单的 q-key-time 相同。
       *[other] 请添加到 conditions 中。
    }

## 表单与 policy 的比较

condition-mismatch = { $field ->
        [bucket] policy 中的 bucket 与请求发送到的存储桶不一致
        [q-ak] 表单中的 q-ak 与 policy 中的 q-ak 不一致
        [q-key-time] 表单中的 q-key-time 与 policy 中的 q-sign-time 不一致
        [q-sign-algorithm] 表单中的 q-sign-algorithm 与 policy 中的不一致
       *[other] { $rule ->
            [said] { $field } 不满足 policy 中的条件
            [starts-with] { $field } 的开头不符合 policy 的要求
           *[exact] { $field } 不是 policy 要求的值
        }
    }
    .cause = { $field ->
        [bucket] COS 把该条件与域名（或路径）中的存储桶比较，包括 APPID，与表单字段无关。
        [q-ak] COS 把表单字段与条件逐字节比较，区分大小写。两者单独看可能都没有问题；在两者一致之前，查看控制台没有帮助。
        [q-key-time] 两者都是 KeyTime，文本必须相同。常见的情况是代码取了两次时间，一次用于 policy，一次用于表单。
        [key] COS 先用文件名替换 {"${filename}"}，再把 key 与 policy 比较，区分大小写和斜杠。
        [Content-Type] COS 比较的是表单字段 Content-Type，而不是浏览器写在文件部分上的类型。
        [content-type] COS 比较的是表单字段 Content-Type，而不是浏览器写在文件部分上的类型。
       *[other] { $rule ->
            [said] 值与条件不一致。
            [starts-with] 条件为 starts-with：值必须以这段文本开头，区分大小写。
           *[exact] 条件要求值与这段文本完全一致，区分大小写。
        }
    }{ $difference_text_given ->
        [yes] { $difference ->
            [other] {""}
            [prefix] { $field ->
                [bucket] policy 中的 bucket 缺少 APPID 或其中一部分。
               *[named] 差异：{ $difference_text }。
            }
           *[named] 差异：{ $difference_text }。
        }
       *[no] {""}
    }{ $masked ->
        [yes] 其中一方已屏蔽，只比较了可见的部分。
       *[no] {""}
    }
    .fix = { $difference ->
        [wildcard] 条件中只写 * 号之前的部分，然后对新的 policy 重新签名。starts-with 不需要通配符。
        [encoding-loss] 生成表单的程序使用了不含这些字符的编码（例如 ISO-8859-1），字符已丢失。请改用 UTF-8 写入；policy 中的值是正确的。
       *[named] { $field ->
            [bucket] 请把 policy 中的 bucket 写成 <BucketName-APPID>，并把请求发送到同一个存储桶，然后对新的 policy 重新签名。
            [q-ak] 请只取一次 SecretId，同时放入 policy 和表单，然后对新的 policy 重新签名。
            [q-key-time] 请只计算一次 KeyTime，q-sign-time、q-key-time 和 SignKey 都使用这同一文本。
            [key] 请发送 policy 允许的 key，或为这个 key 修改条件，并对新的 policy 重新签名。
            [Content-Type] 请在 file 之前发送 policy 允许的 Content-Type 字段。
            [content-type] 请在 file 之前发送 policy 允许的 Content-Type 字段。
           *[other] 请发送 policy 要求的值，或修改条件并对新的 policy 重新签名。
        }
    }
condition-field-missing = { $field ->
        [q-key-time] policy 中有 q-sign-time 的条件，而表单中没有 q-key-time
       *[other] policy 中有 { $field } 的条件，而表单中没有该字段
    }
    .cause = 条件提到的每个字段都必须在表单中，只有 bucket 例外。{ $field ->
        [q-ak] 即使 policy 中的 SecretId 正确，COS 也会提示 q-ak 不匹配。
        [Content-Type] 文件部分上的类型不是这个字段。
        [content-type] 文件部分上的类型不是这个字段。
       *[other] COS 会提示该条件不匹配。
    }
    .fix = { $near_given ->
        [yes] 请把表单字段 "{ $near }" 改名为 { $field }，名称必须完全一致。
       *[no] 请在 file 之前发送 { $field }{ $expected_given ->
            [yes] ，{ $rule ->
                [starts-with] 值以 { $expected } 开头
               *[exact] 值为 { $expected }
            }
           *[no] {""}
        }{ $required ->
            [yes] 。该条件是《POST Object》（436/14690）要求的，请保留。
           *[no] ，或从 policy 中删去该条件并重新签名。
        }
    }
condition-size = 文件为 { $size } 字节，policy 允许 { $min } 至 { $max }
    .cause = content-length-range 只限制文件本身的字节数，不含表单的其他部分。
    .fix = 请上传大小符合要求的文件，或修改范围并对新的 policy 重新签名。

## 表单本身

form-field-missing = { $shape ->
        [text] { $field } 部分没有 filename，会作为文本发送
       *[absent] 表单中没有 { $field } 字段
    }
    .cause = { $field ->
        [key] key 是要保存的对象名称。COS 要求它在表单中；请求的路径始终是 /。
        [file] file 是文件内容。它必须存在且只有一个，并且是最后一个字段。
        [q-signature] 没有 q-signature，COS 无法校验 policy。
        [q-ak] q-ak 说明 policy 由哪个密钥签名。
        [q-key-time] q-key-time 是签名的一部分：COS 由它推导 SignKey。
        [q-sign-algorithm] q-sign-algorithm 说明 policy 的签名算法，值为 sha1。
       *[other] 《POST Object》（436/14690）规定该字段为必填。
    }
    .fix = { $actual_given ->
        [yes] 请把表单字段 "{ $actual }" 改名为 { $field }，名称必须完全一致。
       *[no] { $field ->
            [file] { $shape ->
                [text] 请添加文件本身而不是它的文本，或者在该部分的头部写上 filename="..."。
               *[absent] 请把文件作为最后一个字段添加，名称为 file。
            }
            [q-sign-algorithm] 请在 file 之前发送值为 sha1 的 q-sign-algorithm。
           *[other] 请在 file 之前发送 { $field }。
        }
    }
form-field-after-file = { $fields_given ->
        [yes] file 之后还有字段（{ $fields }）
       *[no] file 之后还有字段
    }
    .cause = 《POST Object》（436/14690）要求 file 放在最后，签名字段在它之前。COS 似乎在读取文件之前就检查表单，因此 file 之后的字段应视为没有发送。
    .fix = 请最后再把 file 添加到表单。在 JavaScript 中，append 的调用顺序就是表单的顺序。
form-duplicate-field = 表单中有 { $count } 个 { $field }
    .cause = COS 取哪一个没有文档说明。常见的情况是隐藏字段和脚本各添加了一个。
    .fix = 请只发送一个 { $field }。
form-file-field-name = { $name_given ->
        [yes] 文件的字段名是 { $name }，而不是 file
       *[no] 文件的字段名不是 file
    }
    .cause = COS 从名为 file 的字段读取内容。上传组件往往有自己的名称，例如 file[] 或 upload。
    .fix = 请把组件的字段名设为 file。
form-text-field-as-file = { $field } 被当作文件发送
    .cause = 该部分带有 filename，服务器会把它当作文件，而 COS 只接受一个文件。把文本包装成 Blob 或从文件读取时会出现这种情况。
    .fix = 请把 { $field } 作为普通文本添加，不带 filename。
form-field-name-case = { $field } 的大小写与文档不同（{ $wanted }）
    .cause = COS 似乎不区分字段名的大小写，但没有保证。
    .fix = 请写成 { $wanted }。
form-field-alias = { $found_given ->
        [yes] { $found } 被读作 { $field }
       *[no] 有一个字段被读作 { $field }
    }
    .cause = 签名服务常用自己的名称，再由页面转换。COS 只认 { $field }。
    .fix = 请确认页面以 { $field } 发送该值。
form-value-undefined = { $value ->
        [empty] { $field } 为空
        [template] { $field } 中仍有未填充的模板
        [object] { $field } 中是对象打印出来的样子
        [null] { $field } 中是表示 "没有值" 的词
        [shell] 发送表单之前，shell 会替换 { $field } 中的变量
       *[undefined] { $field } 中是 undefined 这个词
    }
    .cause = { $value ->
        [empty] 生成表单时变量没有值：尚未赋值，或名称不同。
        [template] 在模板替换成值之前就发送了表单。
        [object] 把对象本身放进了表单，而不是它的文本。
        [shell] 在双引号中，shell 会把该名称替换成自己的空变量。
       *[undefined] 变量没有值时，程序会写出这个词：尚未赋值，或名称不同。
    }
    .fix = { $value ->
        [object] 请放入对象中的值（例如 .policy），或它的 JSON 文本。
        [shell] 请把值放在单引号中，shell 就不会替换。
       *[undefined] 请在生成表单之前打印该变量，所有值都齐全后再发送表单。
    }
form-security-token-missing = 这是临时密钥，但表单中没有 x-cos-security-token
    .cause = 临时密钥由三个值组成。没有令牌，COS 无法识别该 SecretId。
    .fix = 请在 file 之前，把同一次 STS 响应中的令牌作为 x-cos-security-token 发送。
form-security-token-name = { $found_given ->
        [yes] 令牌以 "{ $found }" 为名发送，COS 不读取这个字段
       *[no] 令牌所用的字段名，COS 不读取
    }
    .cause = 在 COS 的表单中，令牌的字段名是 x-cos-security-token。其他服务和 SDK 使用别的名称。
    .fix = 请把字段改名为 x-cos-security-token，并放在 file 之前。
form-security-token-space = { $shape ->
        [line-end] x-cos-security-token 中有换行
        [space] x-cos-security-token 中有空白
        [quoted] x-cos-security-token 带有引号
        [percent] x-cos-security-token 经过了 URL 编码
       *[invisible] x-cos-security-token 中有不可见字符
    }
    .cause = 表单字段按原样发送，因此 COS 读到的令牌与 STS 签发的不同。常见的情况是令牌从末尾带换行的文件中读取。
    .fix = { $shape ->
            [quoted] 在代码读取令牌的位置去掉引号。
            [percent] 请原样发送 STS 响应中的令牌：表单字段的值不做 URL 编码。
           *[other] 请在代码读取令牌处去掉空白和不可见字符。
        }
form-key-leading-slash = key 以斜杠开头
    .cause = 对象键不能以 / 或 \ 开头（《对象概述》，436/13324），也不符合不带斜杠开头的条件。
    .fix = 请去掉斜杠：写成 uploads/a.png，而不是 /uploads/a.png。
form-success-status = success_action_status 不是 200、201、204 之一
    .cause = 《POST Object》（436/14690）列出这三个值。COS 如何处理其他值没有文档说明。
    .fix = 请发送 200、201 或 204，或省略该字段：默认为 204。
form-field-value = { $domain ->
        [key-length] 对象键过长（{ $length } 字节）
        [key-character] 对象键中有不允许的控制字符
        [md5-hex] Content-MD5 写成了十六进制
        [md5] Content-MD5 不是 16 字节的 base64
        [md5-other] Content-MD5 不是此文件的 MD5
        [traffic-limit] x-cos-traffic-limit 不是 819200 到 838860800 之间的数字
        [storage-class] x-cos-storage-class 不是文档中的存储类型
        [acl] { $field } 不是文档中的 ACL
        [algorithm] q-sign-algorithm 不是 sha1
        [return-body] x-cos-return-body 不是 JSON 对象的 base64
        [callback] x-cos-callback 不是 JSON 对象的 base64
        [encryption] x-cos-server-side-encryption 既不是 AES256 也不是 cos/kms
        [meta-underscore] { $field } 的元数据名称中有下划线
        [meta-name] x-cos-meta- 之后没有元数据名称
        [file-size] 文件超过 5 GB
       *[other] { $field } 的值不在文档列出的范围之内
    }
    .cause = { $domain ->
        [key-length] 对象键为 UTF-8 编码的 1 到 850 字节（《对象概述》，436/13324），一个汉字占 3 字节。
        [key-character] 字符 24 到 27（CAN、EM、SUB、ESC）不能用于对象键（《对象概述》，436/13324）。
        [md5-hex] 该字段应为摘要 16 字节的 base64，而不是 32 位十六进制数（《POST Object》，436/14690）。COS 会返回 InvalidDigest。
        [md5] 该字段应为摘要 16 字节的 base64（《POST Object》，436/14690）。COS 会返回 InvalidDigest。
        [md5-other] 这个 MD5 来自另一个文件，或来自改动前的文件。COS 会返回 BadDigest。
        [traffic-limit] 单位为 bit/s；超出此范围时 COS 返回 400（《POST Object》，436/14690）。
        [storage-class] 《POST Object》（436/14690）以大写列出 STANDARD、STANDARD_IA、ARCHIVE 等。COS 可能返回 NotSupportedStorageClass。
        [acl] 《POST Object》（436/14690）列出 default、private 和 public-read。COS 可能返回 InvalidArgument。
        [algorithm] 《POST Object》（436/14690）中只有小写的 sha1。
        [return-body] 该字段应为 JSON 对象的 URL 安全 base64。
        [callback] 该字段应为 JSON 对象的 base64。
        [meta-underscore] 《POST Object》（436/14690）允许元数据的值含下划线，名称中不允许。
        [meta-name] 元数据名称写在 x-cos-meta- 之后。
        [file-size] 一次表单上传最大 5 GB（《POST Object》，436/14690）。COS 会返回 EntityTooLarge。
       *[other] 《POST Object》（436/14690）列出了可用的值。
    }
    .fix = { $expected_given ->
        [yes] 请发送 { $expected }。
       *[no] { $domain ->
            [key-length] 请缩短对象键。
            [key-character] 请从对象键中去掉控制字符。
            [meta-underscore] 请用连字符代替下划线。
            [meta-name] 请补上名称，例如 x-cos-meta-owner，或去掉该字段。
            [file-size] 请用 SDK 分块上传。
            [traffic-limit] 请发送 819200 到 838860800 之间的整数，或去掉该字段。
           *[other] 请发送文档列出的值，或去掉该字段。
        }
    }
form-other-signing-mode = { $mode ->
        [signature-field] 表单用一个 Signature 字段签名，而不是 policy
        [authorization-header] 请求由 Authorization 头部签名，而不是由表单签名
        [anonymous] 表单没有签名
        [s3-v2] 表单带有 Amazon S3 签名（版本 2）的字段
        [s3-v4] 表单带有 Amazon S3 签名（版本 4）的字段
        [oss] 表单带有阿里云 OSS 签名的字段
       *[other] 表单没有按《POST Object》（436/14690）的方式签名
    }
    .cause = { $mode ->
        [signature-field] 这是《请求签名》（436/7778）中针对 POST / 的头部签名。它比较旧，腾讯云自己的代码仍在使用，但现行的 POST Object 文档没有说明。
        [authorization-header] 已知有成功的例子，但《POST Object》（436/14690）说明它不使用公共的请求签名。
        [anonymous] 这样的表单只能用于公有写的存储桶。
       *[other] COS 不读取这些字段。它需要 q-sign-algorithm、q-ak、q-key-time 和 q-signature。
    }
    .fix = { $mode ->
        [signature-field] 如果能成功，无需修改。否则请改用《POST Object》（436/14690）的 policy 签名。
        [authorization-header] 如果能成功，无需修改。否则请对 policy 签名，并与 q-* 字段一起发送。
        [anonymous] 如果不是有意为之，请对 policy 签名，并与 q-* 字段一起发送。
       *[other] 请按《POST Object》（436/14690）生成表单：对 policy 原文做 SHA1，由 KeyTime 推导 SignKey，全部写成小写十六进制文本。
    }

## 请求

request-method = 请求不是 POST
    .cause = 表单上传是对存储桶根路径的 POST。PUT 和 GET 是不同的操作，规则也不同。
    .fix = 请用 POST 发送。如需用 PUT 上传，请按 PUT Object 请求签名，见《PUT Object》（436/7749）和《请求签名》（436/7778）。
request-length = body 以分块方式发送，没有 Content-Length
    .cause = 客户端不知道流的大小时，会发送 Transfer-Encoding: chunked 而不是 Content-Length。对没有长度的请求，COS 文档记载的响应是 MissingContentLength（411）。
    .fix = 请先生成完整的表单，或把文件大小告诉客户端，让它发送 Content-Length。
request-not-form-data = body 没有以 multipart/form-data 发送
    .cause = { $kind ->
        [data] curl 的 -d 和 --data 发送一段 URL 编码的文本，其中不能包含文件。
        [html] 表单没有 enctype="multipart/form-data"，浏览器因此以 { $found } 发送。COS 只从 multipart/form-data 类型的 body 中读取字段。
       *[other] 头部中是 { $found }。COS 只从 multipart/form-data 类型的 body 中读取字段。
    }
    .fix = { $kind ->
        [html] 请写在表单标签中：<form method="post" enctype="multipart/form-data">。
       *[other] 请发送 FormData 对象（浏览器）、HTTP 库的 multipart 表单，或使用 curl -F，并由库写入 Content-Type 头部。
    }
request-path = 对象名称写在了路径中
    .cause = 表单上传发往 /，对象名称取自 key 字段。向对象路径发送 POST 是另一种操作。
    .fix = 请把表单发送到 https://<BucketName-APPID>.cos.<Region>.myqcloud.com/，并把名称放入 key。
request-host = { $kind ->
        [cdn] 请求发往 CDN 域名，而不是存储桶
        [custom] 请求发往自定义域名，无法判断是否为该存储桶
        [other-vendor] 请求发往其他存储服务的域名
        [no-bucket] 请求发往 COS，但没有指明存储桶
        [path-style] 请求发往路径形式的域名 { $actual }，该存储桶不接受
        [no-appid] 域名 { $actual } 的存储桶名称缺少 APPID
       *[other] 请求没有发往存储桶自己的域名
    }
    .cause = { $kind ->
        [cdn] CDN 可能修改请求或自行响应；通过 CDN 上传曾出现 "SecretId 不存在" 的失败。
        [custom] 这样的域名可能是 CDN。通过它上传曾出现 "SecretId 不存在" 的失败。
       *[other] 文档中的域名为 <BucketName-APPID>.cos.<Region>.myqcloud.com。
    }
    .fix = { $expected_given ->
        [yes] 请把表单发送到 { $expected }。
       *[no] 请把表单发送到 <BucketName-APPID>.cos.<Region>.myqcloud.com。
    }

## 密钥

keys-secret-id-shape = { $shape ->
        [international] SecretId 以 IKID 开头，与国际站一致
        [space] SecretId 中有空白
        [full-width] SecretId 中有全角字符
        [foreign] SecretId 中有不可能出现的字符
        [length] SecretId 有 { $length } 个字符；永久密钥为 36 个
       *[prefix] SecretId 不以 AKID 开头
    }
    .cause = { $shape ->
        [international] 这是有效的形式，不是问题。
        [space] 可能是复制时带上的，或来自文件的换行。
        [full-width] 这些字符是用输入法输入的，对 COS 来说是不同的字符。
        [foreign] 它可能不可见，或与另一个字母相似。
       *[other] 永久 SecretId 以 AKID 开头，共 36 个字符，临时的更长。其他形式也可能有效，但往往是不完整或输错的副本。
    }
    .fix = { $shape ->
        [international] 无需修改。
       *[other] 请用控制台的复制按钮重新复制 SecretId，并与代码读取的值比较。
    }
keys-secret-key-shape = { $shape ->
        [space] SecretKey 中有空白
        [full-width] SecretKey 中有全角字符
        [foreign] SecretKey 中有不可能出现的字符
        [placeholder] SecretKey 是占位符
        [quoted] SecretKey 带有引号
       *[length] SecretKey 有 { $length } 个字符；永久密钥为 32 个
    }
    .cause = { $shape ->
        [space] 来自文件的空格或换行不属于密钥，却会改变每个签名。
        [placeholder] 这是示例值或变量名，不是密钥。
        [quoted] 引号属于配置文件，不属于密钥。
       *[other] 永久 SecretKey 有 32 个字母和数字。不完整或输错的副本只会表现为签名错误。
    }
    .fix = 请重新复制 SecretKey，并在代码读取处去掉空白和引号。
keys-swapped = SecretId 与 SecretKey 写反了
    .cause = 作为 SecretKey 提供的值以 SecretId 的形式开头。
    .fix = 请互换两个值。曾作为 q-ak 发送的 SecretKey 已经泄露：请在控制台创建新的密钥对。
keys-other-pair = 提供的密钥不是表单所用的密钥
    .cause = 与 SecretKey 一起提供的 SecretId 不是表单的 q-ak，因此这个 SecretKey 不可能生成该签名。
    .fix = 请提供与表单的 q-ak 对应的 SecretKey，或让代码两处使用同一密钥对。
keys-mixed-pair = 两对密钥混在了一起
    .cause = SecretId、SecretKey 和令牌必须配套。临时 SecretKey 配永久 SecretId（或相反）不可能得到有效的签名。
    .fix = 请全部使用同一次 STS 响应中的值，或使用不带令牌的永久密钥对。
keys-token-expired = 临时密钥已过期
    .cause = 它的有效期到 { $expires_text }，与之比较的时刻为 { $now_text }。
    .fix = 请从 STS 获取新的临时密钥，并用它重新生成 policy 和签名。

## q-key-time

key-time-format = q-key-time 不是 start;end 的形式
    .cause = KeyTime 是两个以秒为单位的 Unix 时间，中间用分号连接，例如 1567150692;1567157892。{ $shape ->
        [separator] 这里用了其他分隔符。
        [space] 这里含有空白。
        [full-width] 这里含有全角字符。
        [empty] 这里为空。
        [unreadable] 这里找不到两个数字。
        [curl] 在 -F 的值中，curl 会把引号外的分号当作自己的分隔符，只发送它之前的部分：请用 --form-string 代替 -F。
       *[other] COS 正是用这段文本推导 SignKey。
    }
    .fix = 请写成以整秒为单位的 start;end，表单、policy（q-sign-time）和 SignKey 都使用这同一文本。
key-time-milliseconds = q-key-time 的单位是毫秒
    .cause = KeyTime 以秒计：目前是十位数字，而不是十三位。JavaScript 的 Date.now() 和 Java 的 currentTimeMillis() 以毫秒计。
    .fix = 请除以 1000 并舍去小数：Math.floor(Date.now() / 1000)。
key-time-reversed = q-key-time 的结束时间早于开始时间
    .cause = 开始时间为 { $start_text }，结束时间为 { $end_text }。
    .fix = 请把较早的时间写在前面：start;end。
key-time-expired = q-key-time 已过期 { $behind_text }
    .cause = KeyTime 在 { $end_text } 结束，与之比较的时刻为 { $now_text }。它与 expiration 是两个不同的期限。COS 对此返回哪种错误没有文档说明。
    .fix = 请为每次上传计算新的 KeyTime，从当前时间到 expiration。
key-time-not-yet = q-key-time 在 { $ahead_text }之后才开始
    .cause = KeyTime 从 { $start_text } 开始，与之比较的时刻为 { $now_text }。签名机器的时钟偏快，或时区被加了两次。
    .fix = 请校准时钟（NTP），并直接使用 Unix 时间戳：它没有时区。开始时间提前一分钟没有影响。
key-time-fraction = q-key-time 带有小数秒
    .cause = 文档中使用整秒。有些公开代码带小数也能工作。
    .fix = 请向下取整到秒。
key-time-beyond-token = q-key-time 的结束时间晚于临时密钥的过期时间
    .cause = 密钥有效期到 { $expires_text }，KeyTime 到 { $end_text }。密钥过期后签名不再有效。
    .fix = KeyTime 和 expiration 的结束时间不要晚于临时密钥。

## q-signature

signature-correct = 用这些密钥验证，签名正确
    .cause = 用这里提供的 SecretKey、KeyTime 和 policy 重新计算，40 个字符全部一致。
    .fix = 无需修改。如果 COS 仍然拒绝，则被拒绝的请求使用了不同的 policy、KeyTime 或密钥。
signature-shape = { $shape ->
        [empty] q-signature 为空
        [base64] q-signature 是 base64，而不是十六进制字符
        [base64url] q-signature 是 URL 安全的 base64，而不是十六进制字符
        [upper-case] q-signature 是大写的
        [sha256] q-signature 有 64 个字符（是 SHA-256 而不是 SHA-1 的长度）
        [md5] q-signature 有 32 个字符（是 MD5 而不是 SHA-1 的长度）
        [space] q-signature 中有空白
        [sha512] q-signature 有 128 个字符（是 SHA-512 而不是 SHA-1 的长度）
        [length] q-signature 有 { $length } 个字符；有效的为 40 个
        [algorithm] q-sign-algorithm 不是 sha1
        [truncated] q-signature 只有 { $length } 个字符；完整的为 40 个
       *[other] q-signature 不是 40 个十六进制字符
    }
    .cause = q-signature 是 HMAC-SHA1，写成 40 个小写十六进制字符。{ $shape ->
        [algorithm] COS 只支持这一种算法，名称为 sha1。
        [base64] Amazon S3 和阿里云 OSS 使用 28 个字符的 base64。
        [empty] 存放它的变量没有值。
        [sha256] 其他签名使用 SHA-256，这里不使用。
       *[other] 其他文本都不可能与 COS 计算的结果一致。
    }
    .fix = { $shape ->
        [algorithm] 请发送值为 sha1（小写）的 q-sign-algorithm。
       *[other] 请把 HMAC-SHA1 写成小写十六进制文本：PHP 用 hash_hmac('sha1', ...)，Node 用 .digest('hex')，Python 用 .hexdigest()，Go 用 hex.EncodeToString。
    }
signature-explained = { $deviations_given ->
        [yes] 签名计算有误（{ $deviations }）
       *[no] 签名计算有误
    }
    .cause = postdoc 用这里提供的值重新计算，只改变步骤中的这一处，得到了与表单完全相同的签名。这就是证明。{ $code_value_given ->
        [yes] { $what ->
            [bytes] 签名的文本有 { $code_value } 字节，发送的 policy 有 { $cos_value } 字节。
           *[sha1] 签名文本的 SHA1 以 { $code_value } 开头，发送的 policy 的 SHA1 以 { $cos_value } 开头。
        }
       *[no] {""}
    }
    .fix = SignKey = hex(HMAC-SHA1(SecretKey, KeyTime))；StringToSign = hex(SHA1(policy 文本))；q-signature = hex(HMAC-SHA1(SignKey, StringToSign))；全部写成小写文本。
signature-unexplained = { $depth_given ->
        [yes] 已知的错误都无法用这些值得到该签名
       *[no] 对这些值来说，该签名不正确
    }
    .cause = { $recipes_given ->
        [yes] 已用这里提供的值尝试了 { $recipes } 种计算方式。代码很可能使用了不同的 SecretKey、KeyTime 或 policy 文本。
       *[no] 已用这里提供的值尝试了所有已知的计算方式。代码很可能使用了不同的 SecretKey、KeyTime 或 policy 文本。
    }
    .fix = 请确认 SecretKey 与表单的 q-ak 对应。然后在代码签名处打印 policy 的 base64 及其 SHA1，与表单发送的内容比较。

## multipart body

multipart-content-type = { $shape ->
        [absent] multipart body 没有附带 Content-Type 头部
        [separator] Content-Type 的 boundary 前面没有分号
        [second-value] Content-Type 中有第二个值
        [second-header] 有两个不同的 Content-Type 头部
       *[media-type] Content-Type 头部不是 multipart/form-data
    }
    .cause = 只有头部写明 multipart/form-data 和 boundary，COS 才会读取表单。{ $shape ->
        [second-value] 多个值中使用哪一个取决于接收方。
        [second-header] 多个头部中使用哪一个取决于接收方。
       *[other] 通常是某行代码覆盖了库所设置的头部。
    }
    .fix = 请由 HTTP 库设置头部：发送 multipart 表单时不要手工设置 Content-Type。
multipart-boundary-missing = { $shape ->
        [no-equals] Content-Type 的 boundary 后面没有等号
        [misspelt] Content-Type 中的 boundary 拼写错误
       *[missing] Content-Type 头部没有 boundary
    }
    .cause = boundary 标明每个字段的开始位置。使用 FormData 对象时，如果在 fetch、axios 或上传组件中手工设置了 Content-Type，就会缺少它。
    .fix = 请删去设置 Content-Type 的那一行，由浏览器或库写入头部及 body 的 boundary。
multipart-boundary-mismatch = { $shape ->
        [header-case] 头部与 body 的 boundary 大小写不同
        [header-dashes] 头部与 body 的 boundary 开头的连字符不同
        [header-quotes] 头部与 body 的 boundary 引号不同
        [header-edges] 头部与 body 的 boundary 首尾不同
        [header-cut] 头部或 body 的 boundary 不完整
        [header-slip] 头部与 body 的 boundary 相差一两个字符
        [header-other] 头部与 body 的 boundary 不同
        [early-close] 某个 boundary 带有结束连字符，但后面还有其他部分
        [absent] 两个部分之间缺少 boundary 行
       *[damaged] body 中有一行 boundary 已损坏
    }
    .cause = { $shape ->
        [header-dashes] body 中每个 boundary 前面有两个连字符，它们不属于 boundary。这里多加或漏掉了。
        [early-close] boundary 后面的两个连字符表示表单结束，之后的内容不会被读取。
        [absent] 后一个部分会被当作前一个值的内容。
        [header-other] Content-Type 中的 boundary 没有出现在 body 中，因此 COS 找不到任何字段。常见的情况是头部写死在代码中，而库在 body 中写入了自己的 boundary。
       *[other] COS 严格按 Content-Type 头部中的 boundary 查找。使用其他 boundary 的行不会结束一个字段。
    }
    .fix = 请由库写入头部和 body，或两处使用同一个 boundary 变量。
multipart-boundary-invalid = { $shape ->
        [blanks] boundary 的等号前后有空格
        [unclosed-quote] boundary 的引号没有闭合
        [behind-quote] 带引号的 boundary 之后还有文本
        [second] Content-Type 中有两个 boundary
        [empty] Content-Type 中的 boundary 为空
        [character] boundary 含有不允许的字符
        [last-blank] boundary 以空格结尾
        [too-long] boundary 超过 70 个字符
        [needs-quotes] boundary 中的字符需要加引号
       *[other] boundary 不符合 RFC 2046
    }
    .cause = boundary 为 1 至 70 个字符，不以空格结尾；如果含有字母、数字和少数符号以外的字符，在头部中需要加引号。
    .fix = 请使用由字母和数字组成的短 boundary，或由库生成。
multipart-empty = { $shape ->
        [no-parts] body 有 boundary，但没有任何部分
       *[empty] body 为空
    }
    .cause = 表单没有内容：可能已在上一次尝试中被读完，也可能没有交给 HTTP 库。
    .fix = 请为每次尝试生成新的表单，并在发送前打印其长度。
multipart-not-multipart = { $found ->
        [json] body 是 JSON，而不是 multipart 表单
        [url-encoded] body 是 URL 编码的文本，而不是 multipart 表单
        [utf-16] body 是 UTF-16 文本，multipart 解析器无法读取
        [file] body 是文件本身，而不是 multipart 表单
       *[other] body 不是 multipart 表单
    }
    .cause = COS 从 multipart/form-data body 的各个部分读取字段，而这个 body 没有任何部分。
    .fix = 请发送 FormData 对象（浏览器）、HTTP 库的 multipart 表单，或使用 curl -F。
multipart-no-opening-boundary = { $shape ->
        [byte-order-mark] 第一个 boundary 前面有字节顺序标记（BOM）
        [absent] body 没有以 boundary 开头
       *[damaged] body 的第一个 boundary 已损坏
    }
    .cause = 第一个部分以两个连字符和头部中的 boundary 开头，单独占一行。{ $shape ->
        [byte-order-mark] 编辑器或文本写入程序会添加三个字节 EF BB BF。
        [no-dashes] 这里缺少两个连字符。
        [few-dashes] 这里缺少一个连字符。
        [many-dashes] 这里的连字符多于两个。
       *[other] COS 找不到它。
    }
    .fix = 请在第一个部分之前写 --boundary 和 CRLF，或由库生成 body。
multipart-no-closing-boundary = { $shape ->
        [not-closed] body 的最后一个 boundary 没有结束连字符
        [no-close] body 没有以结束 boundary 结尾
        [behind-close] 结束 boundary 之后还有文本
       *[damaged] body 的结束 boundary 已损坏
    }
    .cause = { $shape ->
        [behind-close] 结束 boundary 之后的内容不属于表单。
       *[other] body 以 --boundary-- 结尾。没有这一行，表单不完整。
    }
    .fix = 请在最后一个部分之后写 CRLF、--boundary-- 和 CRLF。
multipart-truncated = { $shape ->
        [in-headers] body 在某个部分的头部中就结束了
       *[in-delimiter] body 在 boundary 中间就结束了
    }
    .cause = 缺少结尾：连接中断，流被提前关闭，或 Content-Length 过小。
    .fix = 请比较发送的字节数与表单的大小，并由库计算 Content-Length。
multipart-line-endings = { $shape ->
        [lf] body 的行以 LF 结尾，而不是 CRLF
        [cr] body 的行以 CR 结尾，而不是 CRLF
        [cr-cr-lf] body 的行以 CR CR LF 结尾，而不是 CRLF
        [no-line-end] boundary 后面的同一行还有文本
        [written-out] body 中的 \r\n 是四个字符，而不是换行
       *[other] body 的行没有以 CRLF 结尾
    }
    .cause = RFC 2046 要求每个 boundary 行和头部行之后都有 CR 和 LF（0D 0A）。{ $shape ->
        [lf] 用 "\n" 写入的文本只有 LF。
        [cr-cr-lf] 含 CRLF 的文本以文本模式写入，又多加了一个 CR。
        [written-out] 在 PHP 或 shell 的单引号中，\r 和 \n 保持原样。
       *[other] 没有它们，服务器无法判断一行在哪里结束。
    }
    .fix = 请在 boundary 和部分的头部之后写 \r\n，文件的字节保持原样。
multipart-no-blank-line = { $shape ->
        [blank-not-empty] 某个部分的头部与值之间的那一行不是空行
        [shared-break] 空值与下一个 boundary 共用了一个换行
       *[no-blank-line] 某个部分的头部与值之间没有空行
    }
    .cause = 空行表示部分的头部结束。{ $shape ->
        [blank-not-empty] 含有空格的行不是空行。
        [shared-break] boundary 前面的换行属于 boundary，因此空值还需要一个换行。
       *[other] 没有空行，值会被当作头部读取。
    }
    .fix = 请在每个部分的最后一个头部之后写两次 \r\n，然后是值，最后是 \r\n。
multipart-part-header = { $shape ->
        [blank-first] 某个部分以空行开头，它的头部会被当作值
        [blank-before-colon] 某个部分的头部在冒号前有空格
        [no-colon] 某个部分的头部没有冒号
        [leading-blank] 某个部分的头部以空格开头
        [raw-break] 某个部分的头部含有换行
        [unclosed-quote] 某个部分的头部中引号没有闭合
        [transfer-encoding] 某个部分声明内容经过编码，而 COS 不会解码
       *[no-header] 某个部分的头部无法读取
    }
    .cause = { $shape ->
        [transfer-encoding] 表单中的值都按原样发送（RFC 7578）。COS 会保存编码后的文本。
       *[other] boundary 与空行之间的每一行由名称、冒号和值组成。
    }
    .fix = { $shape ->
        [transfer-encoding] 请删去 Content-Transfer-Encoding，并按原样发送字节。
       *[other] 请修正这一行，或由库生成 body。
    }
multipart-disposition = { $shape ->
        [absent] 某个部分没有 Content-Disposition
        [repeated] 某个部分有多个 Content-Disposition
        [misspelt] 某个部分的 Content-Disposition 拼写错误
        [no-name] 某个部分有 form-data 行，但没有 Content-Disposition 这个名称
        [type-missing] 某个部分的 Content-Disposition 没有以 form-data 开头
        [separator] 某个部分的 Content-Disposition 没有分号
        [blanks] 某个部分的 Content-Disposition 在等号前后有空格
        [name-twice] 某个部分的 Content-Disposition 有两个 name
        [filename-star-only] 某个部分的文件名只用 filename* 给出
        [needs-quotes] 某个部分的 Content-Disposition 中有值需要加引号
        [broken-token] 某个部分的 Content-Disposition 中有值已损坏，需要加引号
        [behind-quote] 某个部分的 Content-Disposition 在带引号的值之后还有文本
       *[type] 某个部分的 Content-Disposition 不是 form-data
    }
    .cause = 每个部分都有且只有一个 Content-Disposition: form-data 头部，它给出字段名。{ $shape ->
        [filename-star-only] RFC 7578 不允许在表单中使用 filename*；服务器可能不把该部分当作文件。
       *[other] 否则该部分可能被读成其他名称，或完全不被读取。
    }
    .fix = 请在每个部分中写一次 Content-Disposition: form-data; name="..."，文件再写 filename="..."。
multipart-name-missing = { $shape ->
        [no-equals] 某个部分的 name 没有等号
        [foreign-quotes] 某个部分的 name 使用的不是普通双引号
        [name-star] 某个部分的名称只用 name* 给出
        [empty] 某个部分的 name 为空
        [not-utf8] 某个部分的 name 不是 UTF-8
        [control] 某个部分的 name 含有控制字符
        [unclosed-quote] 某个部分的 name 引号没有闭合
       *[missing] 某个部分没有 name
    }
    .cause = COS 通过 Content-Disposition 中的 name="..." 识别字段。如果无法读取，该字段会被忽略。
    .fix = 请用普通双引号写 name="..."。
multipart-boundary-in-data = { $shape ->
        [prefix-line] 某个值中有一行以 boundary 开头
        [no-line-break] 某个 boundary 没有单独起一行
       *[delimiter-in-data] boundary 也出现在某个值中
    }
    .cause = { $shape ->
        [no-line-break] 只有在行首，两个连字符加 boundary 才会结束一个值。这里会被当作值的一部分。
       *[other] 服务器会把它当作值的结尾。
    }
    .fix = { $shape ->
        [no-line-break] 请在值与 boundary 之间写 \r\n。
       *[other] 请使用任何值中都不会出现的随机 boundary，或由库生成。
    }
multipart-length = Content-Length 为 { $declared }，而 body 有 { $found } 字节
    .cause = 数值过小，表单会被截断；数值过大，服务器会一直等待。常见原因是按字符而不是字节计数。
    .fix = 请计算完整 body 的字节数，或由库计算 Content-Length。

## 时钟

clock-skew = 客户端时钟与 COS 时钟相差 { $seconds_text }
    .cause = 客户端生成的时间，例如 expiration 和 q-key-time，也会有同样的误差。
    .fix = 请校准签名机器的时钟（NTP），或从服务器获取时间。
