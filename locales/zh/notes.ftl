### 读取粘贴内容时注意到的情况（note-...），这类内容本来就不包含的部分（missing-...），以及读取方式的名称
### （reader-...）：用于识别结果和报告。

note-answer-several = 文本中有多个响应，使用最后一个。
note-answer-nearest = 文本中有多个响应，使用时间与本次上传相符的那个。
note-answer-cut = 响应不完整，只使用已有的部分。
note-answer-layer = 解开一层编码后读取：{ $layer ->
        [html-escaped] 文本经过 HTML 转义
        [url-encoded] 文本经过 URL 编码
        [json-string] 文本是 JSON 字符串
       *[other] 文本经过转义
    }。
note-answer-retyped = 按手工重新输入的文本读取。{ $full-width_given ->
        [yes] 全角字符按半角读取：{ $full-width }。
       *[no] {""}
    }{ $quotes_given ->
        [yes] 弯引号按直引号读取：{ $quotes }。
       *[no] {""}
    }{ $hyphens_given ->
        [yes] 破折号按连字符读取：{ $hyphens }。
       *[no] {""}
    }其中的字符不作为证据；如需逐字比较，请粘贴原文。
note-policy-unescaped = 已去除字符串或日志中的转义。
note-policy-code = 这是生成 policy 的代码，不是实际发送的 policy；请粘贴请求中的 policy 字段。
note-policy-cam = 这是 CAM 策略，不是 POST policy。
note-form-json-broken = 字段列表的 JSON 有错误，只使用能读取的字段。
note-form-of-service = 这是签名服务的返回，可能只包含表单的一部分。
note-form-authorization-string = 这是《请求签名》（436/7778）的 Authorization 字符串，不是表单字段。
note-body-not-multipart = 有 body，但不是 multipart。
note-keys-several = 文本中有多个密钥，每种使用第一个。
note-requests-several = 找到 { $count } 个请求，使用最像上传的一个。
note-copy-characters = 这种复制方式会丢失字符，受影响的值有 { $count } 个。请改用 "Copy as cURL (bash)" 重新复制。
note-curl-variables = 只有 shell 才知道的值：{ $count } 个，按原样显示。
note-code-variables = 只有程序才知道的值：{ $count } 个，视为未知。
note-curl-semicolon = curl 会在分号处截断 { $field } 的值。请在 -F 中用双引号括起来，或使用 --form-string。
note-wire-left-out = 文件中间的 { $bytes } 字节没有保留；其后的字节位置不计这些字节。
note-html-template = 值为模板的字段：{ $count } 个。请从运行中的页面复制表单，才能看到实际的值。
note-har-no-upload = 这个 HAR 文件的 { $count } 个请求中没有表单上传。
note-har-dropped = HAR 文件中不是表单上传、已略过的请求：{ $count } 个。
note-har-candidates = HAR 文件中的表单上传：{ $count } 个，使用第 { $taken } 个。

missing-secret-id = SecretId
missing-body = body
missing-file-bytes = 文件内容
missing-content-length = Content-Length
missing-answer = { source-answer }
missing-order = 字段顺序
missing-headers = 头部
missing-line-endings = 准确的换行符
missing-exact-bytes = 准确的字节
missing-form = 表单字段
missing-code = Code
missing-message = Message
missing-request-id = RequestId

reader-xml = XML 响应
reader-client-error = 客户端自身的错误
reader-sdk-error = SDK 错误
reader-message = 消息文本
reader-json-text = policy（JSON 文本）
reader-base64 = { source-policy-base64 }
reader-pairs = 字段列表（JSON 键值对）
reader-object = JSON 对象
reader-lines = name=value 行
reader-rows = 打印出的字段列表
reader-url-encoded = URL 编码的字段
reader-multipart = multipart body
reader-http = 原始 HTTP
reader-wire = 本机接收的上传
reader-curl = curl 命令
reader-har = HAR 文件
reader-capture = 连接的抓包
reader-hurl = hurl 文件
reader-bruno = Bruno 请求
reader-insomnia = Insomnia 导出
reader-postman = Postman 集合
reader-httpie = HTTPie 命令
reader-powershell = PowerShell 命令
reader-fetch = 复制的 fetch 调用
reader-html = HTML 表单
reader-sts = STS 响应（临时密钥）
reader-dump = 工具的输出
reader-form-data = multipart 表单（文本）
reader-address = 文中的 URL
reader-upload-file = 要上传的文件
reader-option = { source-option }
reader-session = 已保存的会话
