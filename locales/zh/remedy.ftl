### 修正后的值、签名的各个步骤、代码，以及 CAM 策略的检查。

## 修正后的值

remedy-heading = 修正后的值
remedy-verified = 已用这些值重新诊断：未发现问题。
remedy-none = 还没有经过验证的修正值。
remedy-patch = 对 policy 文本的修改
remedy-form = 完整的表单，顺序为 COS 可接受的顺序
remedy-needs-key = 需要用以下 SecretId 对应的 SecretKey 重新签名：{ $id_given ->
        [yes] { $id }
       *[no] 表单中的 q-ak
    }。postdoc sign 可以完成签名，并显示每个步骤。
remedy-needs-id = 请在 q-ak 和 policy 中都填写 SecretId。
remedy-not-here = 无法在上传本身中修正。可以处理的人：{ $who }。

remedy-change-policy = policy 中的 { $field }
remedy-change-encoding = policy 字段的编码
remedy-change-form = 表单字段 { $field }
remedy-change-once = 表单字段 { $field }（发送了 { $from } 次）
remedy-change-field-name = 表单字段 { $field } 的名称
remedy-change-order = 表单字段的顺序
remedy-change-request = 请求的 { $field }
remedy-change-body = 请求的 body
remedy-change-keys = 提供的 { $field }
remedy-change-add = 增加 { $to }
remedy-change-remove = 删除 { $from }
remedy-change-to = { $from } 改为 { $to }
remedy-change-keep = 只发送 { $to }
remedy-change-open = { $field ->
        [q-signature] 用 SecretKey 重新计算
       *[other] 填入真实的值
    }
remedy-change-clean = 去掉首尾的空白和引号后读取

## 选择

remedy-choice = { $field } 的两个值互相矛盾，修正的方法不止一种
remedy-choice-taken = 上面的值以{ $side }为准。
remedy-choice-advised = 上面的值按《POST Object 常见异常》（436/41164）的建议，以{ $side }为准。
remedy-choice-picked = 上面的值按您的选择，以{ $side }为准。
remedy-choice-open = 无法判断哪一个正确。请选择一种修改。
remedy-side-policy = policy
remedy-side-form = 表单
remedy-side-request = 请求
remedy-side-keys = 密钥
remedy-side-another-file = file：上传另一个文件（{ $value } 字节）
remedy-side-another-value = 表单字段 { $field }：发送以 { $value } 开头的其他值

## 四个步骤

remedy-step-key-time = 签名的有效时间：两个以秒为单位的 Unix 时间，中间用 ; 连接。
remedy-step-sign-key = 以 SecretKey 为密钥，以 KeyTime 为消息。结果使用 40 个小写十六进制字符，而不是字节。
remedy-step-string-to-sign = policy 的 JSON 文本（base64 之前）的哈希。每个空格和换行都算在内。
remedy-step-signature = 以 SignKey（40 个字符）为密钥，以 StringToSign（40 个字符）为消息。
remedy-departs = 到这里为止，您的值都与正确的值一致。第一个不同的是 { $given }：{ $yours }，应为 { $right }。
remedy-departs-first = 您的值中第一个不同的是 { $given }：{ $yours }，应为 { $right }。
remedy-agrees = 您的值全部与正确的值一致。

remedy-hint-signed-base64-policy = 这个值对应 base64 文本。COS 对 base64 之前的 JSON 做哈希。
remedy-hint-policy-trailing-newline = 这个值对应末尾带换行的 policy。发送的文本没有这个换行。
remedy-hint-no-policy-trailing-newline = 这个值对应末尾不带换行的 policy。文件末尾有换行，签名与编码都包含它。
remedy-hint-policy-line-endings = 这个值对应使用 Windows 换行符（CRLF）的 policy。发送的文本使用 LF。
remedy-hint-policy-bom = 这个值对应开头带字节顺序标记（BOM）的 policy。发送的文本没有。
remedy-hint-signkey-arguments-swapped = 密钥与消息写反了：SecretKey 是密钥，KeyTime 是消息。
remedy-hint-hmac-arguments-swapped = 密钥与消息写反了：SignKey 是密钥，StringToSign 是消息。
remedy-hint-signature-upper-case = 字符正确，但是大写。COS 的每个步骤都使用小写。
remedy-hint-signature-base64 = 字节正确，但写成了 base64。COS 的每个步骤都使用十六进制字符。
remedy-hint-raw-signkey-bytes = SignKey 使用了 20 个字节。COS 使用它的 40 个十六进制字符作为密钥。
remedy-hint-no-sha1 = 使用了 policy 本身。StringToSign 是它的 SHA-1，写成 40 个十六进制字符。
remedy-hint-key-time-milliseconds = 这是毫秒。KeyTime 以秒为单位。

## 代码

remedy-code-heading = 正确的代码
remedy-code-which = { wizard-code-which }请把这段代码的几行、堆栈信息或 User-Agent 一并给出，这里就会显示正确的代码：{ $languages }。
remedy-code-expiration = expiration：从现在起 30 分钟，UTC
remedy-code-sign = 分四步计算签名
remedy-code-serialise = policy 只生成一次，对同一文本做哈希和编码

## CAM 或 STS 策略的检查

remedy-permission-allowed = 该 CAM 策略允许对 { $wanted } 执行 name/cos:PostObject。
remedy-permission-allowed-if = 该 CAM 策略允许对 { $wanted } 执行 name/cos:PostObject，但附有只有 COS 才能判断的条件。
remedy-permission-no-action = 该 CAM 策略中没有语句允许 name/cos:PostObject。
remedy-permission-other-action = 该 CAM 策略允许的是另一个操作：{ $near }。表单上传需要 name/cos:PostObject。
remedy-permission-resource = 允许该操作的资源是 { $given }，但这次上传的目标是 { $wanted }。
remedy-permission-denied = 该 CAM 策略中有语句拒绝了这次上传。拒绝优先于所有允许。
remedy-permission-not-cam = 这不是 CAM 策略：其中没有 statement。
remedy-permission-not-json = 这个 CAM 策略不是 JSON，CAM 也无法接受。

## 不用浏览器发送同样的表单

remedy-resend-heading = 查看 COS 的消息：不通过浏览器，发送一次表单
remedy-resend-how = 这是使用真实文件的真实上传：如果 COS 接受，文件会被保存。加上 -i，curl 会显示状态码和头部，下面是 COS 的响应：被拒绝时是含有 Code 与 Message 的 XML。请把全部输出粘贴过来。
remedy-resend-file = 请在 { $file } 所在的文件夹中运行。
remedy-resend-any-file = 请把 FILE 换成文件名，并在该文件所在的文件夹中运行。
remedy-resend-address = 请在地址中填写真实的存储桶和地域。
remedy-resend-until = 请在 KeyTime 结束（{ $time }）之前运行。之后请重新生成 policy 和签名。
remedy-resend-in-time = 请在 KeyTime 结束之前运行，使用刚刚生成的 policy 和签名。
remedy-resend-copied = 请勿直接运行浏览器的 "Copy as cURL"：其中的文件是空的，会覆盖对象。
remedy-variables = 敏感或未知的值没有写出。使用前请设置：{ $names }
