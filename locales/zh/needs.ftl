### 还能确认什么：名称，.why 有何帮助，.how 如何取得，.ask 可发送的请求。
### 之后是操作指南（.steps：每行一步；.holds 与 .lacks：这种复制方式包含什么、不包含什么）。

need-answer = { source-answer }
    .why = Code 与 Message 说明是哪一项检查阻止了上传，RequestId 中含有 COS 的时间。
    .how = 在 Network 面板中右键单击失败的 POST，选择 Copy > Copy response。在代码中，请在错误处理处打印响应 body，而不只是状态码。
    .ask = 请以文本形式发送 COS 返回的完整错误响应，从 <?xml 到 </Error>。浏览器中：按 F12，选择 Network，右键单击红色的行，Copy，Copy response。
need-request-id = RequestId
    .why = 它说明 COS 何时收到请求，技术支持也可以凭它查询该请求。
    .how = { how-request-id.steps }
    .ask = 请发送上传失败时的 RequestId。它在错误文本中，或在响应头 x-cos-request-id 中。
need-policy = 实际发送的 policy
    .why = 只有表单字段 policy 的值，才是 COS 检查的准确字节。
    .how = 在 Network 面板中选择该 POST，再选 Payload，复制 policy 的值（以 e 开头）。也可以在生成表单处打印日志：见 PHP、Node、Java、Go、Python 的指南。
    .ask = 请以文本形式发送表单字段 policy 的完整值。它是一长串字母和数字，通常以 e 开头。截图无法用于检查。
need-policy-sha1 = 代码所签 policy 的长度与 SHA1
    .why = 可以看出签名的文本与发送的文本是否一致，而且不会泄露任何内容：policy 不是敏感信息，SHA1 中也没有密钥。
    .how =
        在签名之前打印 policy 的 base64 与 SHA1。如果只能提供 SHA1：前 8 位和字节数就够了。
        PHP：{ how-php.line }
        Node.js：{ how-node.line }
        Java：{ how-java.line }
        Go：{ how-go.line }
        Python：{ how-python.line }
    .ask = 请在计算签名处打印并发送两个值：policy 文本的字节数，以及其 SHA1 的前 8 位。
need-form = 按顺序排列的全部表单字段
    .why = COS 把字段与 policy 比较，并且只读取 file 之前的字段。
    .how = 在 Network 面板中右键单击失败的 POST，选择 Copy > Copy as cURL (bash)（Windows 上也选它），粘贴到这里。小程序请粘贴 wx.uploadFile 的调用及其 formData。
    .ask = 请按发送顺序发送全部表单字段的名称和值：key、policy、q-ak、q-key-time 等。浏览器中：按 F12，选择 Network，右键单击该行，Copy，Copy as cURL (bash)。发送之前，请把 q-signature 和 x-cos-security-token 的值替换为 ***。
need-body = 原始请求
    .why = 换行符、boundary 和长度只能从字节判断，从浏览器复制的内容没有这些信息。
    .how = 在向导中按 F7，或运行 postdoc catch，并把上传地址改为它显示的地址。postdoc 会在本机接收上传，直接诊断收到的字节。
    .ask = 请在执行上传的机器上运行 postdoc catch，把上传地址改为它显示的地址，上传一个很小的测试文件，然后发送它输出的报告。报告中签名只保留一部分，令牌已屏蔽。
need-bucket = 表单的提交地址
    .why = COS 把 policy 中的 bucket 与域名中的存储桶比较。
    .how = 从 Network 面板或代码中复制该 POST 的地址：https://<BucketName-APPID>.cos.<Region>.myqcloud.com/。
    .ask = 请发送表单的提交地址。
need-file-name = 上传文件的名称
    .why = COS 先用它替换 key 中的 {"${filename}"}，再进行比较。
    .how = 在文件选择框中查看，或查看请求中名为 file 的部分。
    .ask = 请发送上传文件的准确名称，包括扩展名。
need-file-size = 文件大小（字节）
    .why = policy 用 content-length-range 限制文件大小。
    .how = Linux 与 macOS 用 ls -l；Windows 的 "属性" 在括号中显示准确的字节数。
    .ask = 请发送文件的字节数。
need-secret-id = SecretId
    .why = 表单、policy 与控制台中的 SecretId 必须一致。
    .how = { how-console.steps }
    .ask = 请发送所使用的 SecretId（以 AKID 开头），或其长度与最后四个字符。
need-secret-key = SecretKey（在存有它的机器上输入）
    .why = postdoc 可以据此重新计算签名，指出代码中的错误并给出证明。
    .how = 在存有密钥的机器上运行 postdoc，在隐藏输入框中输入，或用 --keys 指定文件。密钥只留在内存中，用后即清除。
    .ask = 请在存有 SecretKey 的机器上运行 postdoc，并发送生成的报告。报告会屏蔽所有密钥。
need-sign-key = SignKey（仅限 KeyTime 已结束的）
    .why = 没有 SecretKey 时，postdoc 也可以用它检查最后几个步骤。
    .how = 在计算签名处打印。KeyTime 结束之前它是有效的凭证：拿到的人可以为任何上传和请求签名。请在结束之后再提供。
    .ask = 请发送失败的上传所用的 SignKey，但务必在 q-key-time 的结束时间过后再发。
need-server-time = 当时 COS 的时间
    .why = policy 或 KeyTime 是否过期，只能以 COS 的时间判断。
    .how = 响应中就有：XML 中的 ServerTime、Date 头部或 RequestId。
    .ask = 请发送失败响应的 Date 头部或 RequestId。
need-permission = API 密钥的权限
    .why = "Access Denied." 与权限有关，与表单无关。
    .how = 在 CAM 控制台查看该用户关联的策略。临时密钥则查看 STS 请求中的策略。策略必须允许对该存储桶和前缀执行 name/cos:PostObject。
    .ask = 请确认所用密钥是否有权对该存储桶和前缀执行 name/cos:PostObject。如不确定，请发送 CAM 或 STS 策略。

## 指南

how-chrome = Chrome、Edge
    .steps =
        按 F12，选择 Network，勾选 Preserve log，再上传一次。
        右键单击发往 myqcloud.com 的 POST（红色），选择 Copy > Copy as cURL (bash)，Windows 上也选它。
        粘贴到这里。
        右键单击同一行，选择 Copy > Copy response，粘贴在其下方。
    .holds = 地址、头部，以及按顺序排列的全部表单字段
    .lacks = 文件内容、Content-Length、COS 的响应（即最后一步）、SecretKey
    .note = 在 policy 过期之前，拿到这份内容的人都可以上传。发给别人之前，请把 q-signature 和 x-cos-security-token 的值替换为 ***。
how-firefox = Firefox
    .steps =
        按 F12，选择 "网络"，在齿轮菜单中勾选 "持续日志"，再上传一次。
        右键单击发往 myqcloud.com 的 POST，选择 "复制值" > "复制为 cURL (POSIX)"。
        粘贴到这里。
        右键单击同一行，选择 "复制值" > "复制响应"，粘贴在其下方。
    .holds = { how-chrome.holds }
    .lacks = 文件的准确字节、COS 的响应（即最后一步）、SecretKey
    .note = { how-chrome.note }
how-safari = Safari
    .steps =
        在 "设置" > "高级" 中开启面向网页开发者的功能。
        打开 "开发" > "显示网页检查器" > "网络"，再上传一次。
        右键单击发往 myqcloud.com 的 POST，选择 "拷贝为 cURL"，粘贴到这里。
        选中该行，选择 "响应"，复制文本，粘贴在其下方。
    .holds = { how-chrome.holds }
    .lacks = { how-firefox.lacks }
    .note = { how-chrome.note }
how-php = PHP
    .line = error_log(base64_encode($policy) . ' ' . sha1($policy));
    .steps =
        在 policy 签名之前加一行：
        { how-php.line }
        上传一次，把日志中的这一行粘贴到这里。
    .holds = 准确的 policy 及其 SHA1
    .lacks = 其他表单字段、SecretKey
    .note = 其中没有密钥。
how-node = Node.js
    .line = console.log(Buffer.from(policy).toString('base64'), require('crypto').createHash('sha1').update(policy).digest('hex'));
    .steps =
        在 policy 签名之前加一行：
        { how-node.line }
        上传一次，把打印出的这一行粘贴到这里。
    .holds = { how-php.holds }
    .lacks = { how-php.lacks }
    .note = { how-php.note }
how-java = Java
    .line = System.out.println(Base64.getEncoder().encodeToString(policy.getBytes(StandardCharsets.UTF_8)) + " " + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(policy.getBytes(StandardCharsets.UTF_8))));
    .steps =
        在 policy 签名之前加一行（Java 17 或更高版本；导入 java.util.*、java.security.*、java.nio.charset.*）：
        { how-java.line }
        上传一次，把打印出的这一行粘贴到这里。
    .holds = { how-php.holds }
    .lacks = { how-php.lacks }
    .note = { how-php.note }
how-go = Go
    .line = log.Printf("%s %x", base64.StdEncoding.EncodeToString([]byte(policy)), sha1.Sum([]byte(policy)))
    .steps =
        在 policy 签名之前加一行：
        { how-go.line }
        上传一次，把日志中的这一行粘贴到这里。
    .holds = { how-php.holds }
    .lacks = { how-php.lacks }
    .note = { how-php.note }
how-python = Python
    .line = import base64, hashlib; print(base64.b64encode(policy.encode()).decode(), hashlib.sha1(policy.encode()).hexdigest())
    .steps =
        在 policy 签名之前加一行：
        { how-python.line }
        上传一次，把打印出的这一行粘贴到这里。
    .holds = { how-php.holds }
    .lacks = { how-php.lacks }
    .note = { how-php.note }
how-wechat = 微信小程序
    .steps =
        在 wx.uploadFile 的 success 与 fail 中各加一行：
        console.log('COS', JSON.stringify(res))
        上传一次，把打印出的这一行粘贴到这里。
        再粘贴 wx.uploadFile 的完整调用，包括 url、name 和 formData。
    .holds = statusCode、COS 的响应（在 data 中），以及代码生成的表单
    .lacks = 实际发送时的字段顺序、SecretKey
    .note = 状态码为 403 时也会调用 success：请查看 statusCode。
how-uni-app = uni-app
    .steps =
        在 uni.uploadFile 的 success 与 fail 中各加一行：
        console.log('COS', JSON.stringify(res))
        上传一次，把打印出的这一行粘贴到这里。
        再粘贴 uni.uploadFile 的完整调用，包括 url、name 和 formData。
    .holds = { how-wechat.holds }
    .lacks = { how-wechat.lacks }
    .note = H5 请看浏览器的指南；小程序和 App 请看本指南。
how-curl = 不用浏览器，使用 curl
    .steps =
        用 curl -i --form-string 'key=...' --form-string 'policy=...' ... -F 'file=@a.png' 加上存储桶地址，发送同样的字段。
        把命令及其全部输出粘贴到这里。
    .holds = COS 的响应及全部头部，浏览器隐藏的也能看到
    .lacks = SecretKey
    .note = 这是一次真实的上传：成功时文件会被保存。
how-request-id = RequestId
    .steps =
        复制错误 XML 中 <RequestId> 与 </RequestId> 之间的文本。
        或者在 Network 面板中选择该行，在 Headers 的 Response Headers 中复制 x-cos-request-id。
        粘贴到这里。
    .holds = COS 收到请求的时刻
    .lacks = 其他全部内容
    .note = 以 N 开头，不是敏感信息。控制台和 SDK 中的取得方式见《获取 RequestId》（436/41230）。
how-console = CAM 控制台
    .steps =
        登录并打开 API 密钥管理（console.cloud.tencent.com/cam/capi）。
        用旁边的按钮复制 SecretId。
        与 q-ak 比较：长度、前四个和后四个字符。
    .holds = SecretId
    .lacks = { need-permission }
    .note = 请勿把 SecretKey 复制到聊天中。
