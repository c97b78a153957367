### 向导自己的句子。字段名、COS 的消息和工具中的标签不翻译。

## 标题栏、结论、窗口大小

wizard-step-error = 错误
wizard-step-upload = policy 与表单
wizard-step-keys = 密钥
wizard-step-diagnosis = 诊断
wizard-step-call = 通话卡片
wizard-sum-waiting = 还没有错误
wizard-sum-given = 已有密钥
wizard-sum-not-needed = 不需要密钥
wizard-sum-policy = 已有 policy
wizard-sum-form = 已有表单
wizard-sum-both = 已有 policy、表单
wizard-sum-other = 其他响应
wizard-sum-hidden = 响应被隐藏
wizard-verdict-line = 诊断（暂定）{ $text }
wizard-verdict-none = 诊断（暂定）还没有可供诊断的内容
wizard-too-small = postdoc 需要 { $needed } 的窗口，当前为 { $now }。内容不会丢失。
wizard-customer-language = 客户的语言：{ $language }（复制的文本使用此语言）
wizard-language-name = 简体中文
wizard-demo = 演示：这些上传和密钥都是虚构的。

## 第 1 步

wizard-error-title = 您看到了什么错误？
wizard-error-hint = 可以粘贴任何内容（XML、日志、cURL、HAR），或输入听到的词
wizard-error-filtered = （按输入的内容隐藏了 { $count } 项）
wizard-search-AccessDenied_q-ak = 条件 密钥 SecretId 不匹配
wizard-search-AccessDenied_Expiration = 过期 已过期 期限 有效期 超时
wizard-search-SignatureDoesNotMatch_POSTSignature = 签名 签名错误 签名无效 签名不对
wizard-search-InvalidPolicyDocument_JSONFormat = 策略 格式 条件缺失
wizard-search-AccessDenied_BucketNotConsistent = 存储桶 桶
wizard-search-AccessDenied_Condition = 文件名 前缀 对象键 条件
wizard-search-MalformedPOSTRequest_POSTBody = 请求体 格式错误 表单格式
wizard-search-permission = 权限 拒绝访问 没有权限 拒绝
wizard-search-hidden = 跨域 看不到 浏览器 网络错误
wizard-choice-hidden = 看不到错误（网络错误、CORS）
wizard-choice-other = 其他错误，或不在其中

## 第 2 步与粘贴

wizard-upload-title = 粘贴 policy 和表单
wizard-upload-title-form = 接下来是表单。policy 已经有了。
wizard-upload-title-policy = 接下来是 policy。表单已经有了。
wizard-upload-title-both = policy 和表单都有了。按 Enter 继续。
wizard-upload-hint-policy = 粘贴 policy 字段的值（base64）或其 JSON 文本
wizard-upload-hint = 粘贴 cURL、HAR、原始请求、HTML 表单、JSON 或 base64
wizard-unread = 无法识别这段文本。请在下面选择它是什么，或修改它。
wizard-unread-kept = 输入框中的文本无法识别，作为草稿保留。
wizard-reading = 正在读取 { $size } ..
wizard-reading-stopped = 已停止读取，尚未读完的文本没有保留。
wizard-paste-cut = 粘贴没有收到结尾，已保留收到的部分。
wizard-paste-large = 超过 8 MiB，没有保留。请把文件拖到这里，或运行：postdoc diagnose 文件名
wizard-block = 粘贴的文本，{ $size }，{ $count } 行
wizard-block-keys = 按 Ctrl+E 在编辑器中打开，按 Backspace 删除。
wizard-exact-lost = 文本已修改，因此无法再检查原来的字节（换行、不可见字符）。
wizard-card = 已识别：{ $how }；{ $content }
wizard-card-nothing = 还没有
wizard-row-form = { $count } 个字段
wizard-row-form-file = { $count } 个字段、文件 { $file }
wizard-row-policy = { $count } 个条件
wizard-row-policy-ends = { $count } 个条件、{ $time } 到期
wizard-row-lacks = 不包含：{ $what }
wizard-row-counts = 采用这一份：它最接近实际发送的内容。
wizard-row-not-counted = 不采用：另一份更接近实际发送的内容。
wizard-row-not-yet = 还没有
wizard-removed = 已删除：{ $what }。按 Ctrl+Z 恢复。
wizard-restored = 已恢复：{ $what }
wizard-set-aside = 已诊断第 { $number } 次上传。之前粘贴的内容已搁置，可在第 2 步按 Ctrl+Z 恢复。
wizard-catch-title = 在本机接收上传
wizard-catch-waiting = 正在等待第一次上传
wizard-catch-fixed = 已解决：{ $title }
wizard-catch-still = 仍然存在：{ $title }
wizard-catch-new = 新出现：{ $title }
wizard-catch-right = 没有需要修改的地方了。
wizard-catch-enter = 按 Enter 打开最新一次上传的诊断。接收不会停止。
wizard-catch-failed = 无法在本机接收：{ $reason }

## 第 3 步

wizard-keys-title = 密钥，用于证明签名错在哪里
wizard-keys-hint = 密钥只留在本进程中，以掩码显示，进程结束时清除。按 Ctrl+N 跳过，也可以粘贴 STS 响应。
wizard-keys-not-needed = 这个错误不需要密钥。按 Ctrl+N 继续。
wizard-keys-sign-key = 仅在 KeyTime 结束之后提供。在此之前，SignKey 与 SecretKey 一样需要保密。
wizard-keys-from-form = { $value }（表单中的 q-ak）
wizard-keys-given = 已提供，{ $count } 个字符
wizard-shape-length = { $count } 个字符
wizard-shape-space = 含有空白
wizard-shape-foreign = 含有密钥中没有的字符
wizard-shape-is-id = 看起来像 SecretId
wizard-shape-not-id = SecretId 以 AKID 或 IKID 开头

## 通话卡片

wizard-call-first = 先告诉客户
wizard-call-say = 询问客户
wizard-call-tell = 告知客户
wizard-call-joint = ；
wizard-call-red-row = Network 面板中红色的行
wizard-call-ask-for = 请客户发送
wizard-heard-expiration = 第一个数字（expiration time）
wizard-heard-now = 第二个数字（the time now）
wizard-heard-form = 表单中 q-ak 的末尾
wizard-heard-policy = policy 中 q-ak 的末尾
wizard-call-not-send = 请客户勿发送
wizard-call-not-send-list = SecretKey、KeyTime 结束之前的 SignKey、x-cos-security-token、仍然有效的 cURL 命令
wizard-call-no-question = 没有要问的问题了。其余的粘贴内容即可得知。
wizard-call-allow = 请账号所有者（CAM）或签发临时密钥的服务（STS）允许对 { $resource } 执行 { $action }。
wizard-call-paste-policy = 请在这里粘贴该 CAM 或 STS 策略，postdoc 会检查它是否允许这次上传。
wizard-request-greeting = 为了查明上传被拒绝的原因，请发送以下内容：
wizard-ticket-subject = 标题：POST Object 上传失败。{ $value }
wizard-ticket-time = 发生时间：{ $value }
wizard-ticket-region = 地域：{ $value }
wizard-ticket-bucket = 存储桶：{ $value }
wizard-ticket-request-id = RequestId：{ $value }
wizard-ticket-send =
    复现步骤：
    1. 以表单上传（POST Object）方式发送到以下域名：{ $value }
wizard-ticket-key = 2. 使用以下对象键：{ $value }
wizard-ticket-answer = 3. COS 返回：{ $value }
wizard-ticket-no-time = 未知（请补充北京时间与 UTC）
wizard-ticket-unknown = 未知（请补充）
wizard-ticket-checked = 已确认：
wizard-ticket-open = 未确认：
wizard-request-not-send = 请勿发送：SecretKey、KeyTime 结束之前的 SignKey、x-cos-security-token，以及仍然有效的 cURL 命令。

## 第 4 步

wizard-proved-before = 保存时已用密钥证实：{ $title }。保存的文件中没有密钥，请在第 3 步输入密钥以再次证实。
wizard-section-point = 位置
wizard-section-fix = 处理
wizard-section-why = 原因
wizard-section-path = 路径
wizard-section-evidence = 信息
wizard-place = { $source } 第 { $line } 行第 { $column } 列
wizard-path-beside = 诊断路径显示在右侧。
wizard-diagnosis-empty = 还没有可供诊断的内容。请在这里粘贴任何内容，或按 Esc 返回。
wizard-diagnosis-paste = 直接粘贴到这个画面即可；按 Enter 会转到对应的步骤。
wizard-diagnosis-folded = 按 Enter 展开
wizard-diagnosis-open = 按 Enter 收起
wizard-diagnosis-searching = 正在查找造成该签名的错误：已尝试 { $tried } 种计算方式 ..
wizard-more = 下面还有
wizard-warnings = { $count } 个警告
wizard-notes = { $count } 个提示

## 试算

wizard-what-if-title = 试算：改用其他值。您提供的内容保持不变。
wizard-what-if-verdict = 使用这些值：{ $text }
wizard-what-if-as-given = 使用原来的值：{ $text }
wizard-what-if-beside = 仍会被拒绝：另有修改这些值也无法解决的错误（见下）
wizard-what-if-signed = 视为已用这些值重新签名。
wizard-what-if-gone = 不再出现：{ $title }
wizard-what-if-stays = { $title }（修改值也无法解决）
wizard-what-if-was = 原来：{ $value }
wizard-what-if-refused = 这里不能使用该值。大小为字节数，时间的写法如 2026-11-23T09:00:00Z。
wizard-what-if-turned = 已修改
wizard-what-if-unsent = （没有发送）
wizard-what-if-file-name = 名称
wizard-what-if-file-size = 字节
wizard-what-if-now = 时间（UTC）
wizard-what-if-whole = 全文
wizard-pick-taken = 已采用
wizard-action-deep = 继续搜索：密钥、KeyTime 与待签名文本的全部组合（需要一些时间）
wizard-action-what-if = 试算：改用其他值

wizard-theirs-read = 您自己的签名各步骤的值：在诊断中比较（Ctrl+D）。
wizard-theirs-title = 您自己的签名各步骤的值
wizard-theirs-open = 不用密钥就能比较的值一致；signKey 和 signature 需要 SecretKey。
wizard-theirs-alone = 有了 policy 就会比较。

## 操作

wizard-action-continue = 下一步
wizard-action-skip = 手头没有（跳过）
wizard-action-catch = 在本机接收上传（F7）
wizard-key-catch = 在本机接收
wizard-key-remove = 删除
wizard-action-how-to = 如何取得
wizard-action-as-policy = 把输入框中的文本作为 policy 读取
wizard-action-as-form = 把输入框中的文本作为表单读取
wizard-action-as-keys = 把输入框中的文本作为密钥读取
wizard-action-as-answer = 把输入框中的文本作为 COS 的响应读取
wizard-which-one = 有多条消息符合。是哪一条？
wizard-code-which = policy 由哪种语言签名？
wizard-action-copy-questions = 复制问题
wizard-action-copy-ticket = 复制工单内容
wizard-action-copy-request = 复制请对方提供内容的消息
wizard-action-give-evidence = 粘贴收到的内容
wizard-action-copy-report = 复制报告
wizard-action-save-report = 保存报告
wizard-action-save-session = 保存会话，供同事使用
wizard-action-copy-policy = 复制修正后的 policy（JSON）
wizard-action-copy-base64 = 复制修正后的 policy（base64）
wizard-action-copy-form = 复制修正后的表单（JSON）
wizard-action-copy-curl = 复制可以看到 COS 响应的 curl 命令
wizard-action-tree = 完整的诊断流程
wizard-copied-in = 已通过终端复制（{ $language }）。如果无法粘贴，请检查终端的剪贴板设置。
wizard-copied = 已通过终端复制。如果无法粘贴，请检查终端的剪贴板设置。
wizard-copy-too-long = 超过终端剪贴板的长度，请改为保存。
wizard-saved = 已保存：{ $name }
wizard-save-session-title = 会话另存为
wizard-save-session-hint = 保存您提供的内容：不含密钥，敏感信息均已屏蔽。同事可以这样打开：postdoc --load 文件名
wizard-save-title = 报告另存为
wizard-save-exists = 该文件已存在。再按一次 Enter 即可替换。
wizard-save-failed = 没有保存：{ $reason }
wizard-loaded = 已读取：{ $name }
wizard-load-large = { $name } 过大，向导无法打开。请运行：postdoc diagnose --request 文件名
wizard-load-failed = 无法读取 { $name }：{ $reason }
wizard-load-no-file = 不是普通文件
wizard-editor-secret = 该文本含有密钥：编辑器可能会留下副本，因此不在编辑器中打开。
wizard-editor-failed = 编辑器没有启动：{ $reason }
wizard-quit-ask = 退出吗？您提供的内容会被清除。按 Enter 退出，按其他键继续。
wizard-panic = postdoc 因内部错误而停止，请报告括号中的位置。该消息不含您提供的内容。

## 逐行问答

wizard-plain-intro = postdoc 的文本模式。按 Enter 跳过问题。:b 返回，:h 帮助，:l 切换语言，:q 退出。
wizard-plain-how = 请输入编号或听到的词（例如 q-ak），或 @ 加文件名，或直接粘贴文本。多行文本以只含一个句点（.）的行结束。
wizard-plain-how-more = 请粘贴文本，或输入 @ 加文件名。多行文本以只含一个句点（.）的行结束。按 Enter 继续。
wizard-plain-keys = 输入的内容不会显示。按 Enter 跳过。密钥只留在本进程中。可以粘贴 STS 的 JSON 响应，或输入 @ 加文件名。
wizard-plain-known = 已知 COS 的响应。按 Enter 继续，或提供另一个。
wizard-plain-help =
    按 Enter 或输入 :s 跳过问题，:b 返回上一个问题，:q 退出。
    :l 切换语言，:h 显示本帮助。
    任何问题处都可以粘贴文本，postdoc 会识别其内容。@ 加文件名表示读取文件。
    每行的长度不限。多行文本以只含一个句点的行结束。
    下面是取得所需内容的方法。请输入编号，或按 Enter 返回问题。
wizard-plain-questions = 有几个问题，请用编号回答。按 Enter 跳过。
wizard-plain-menu = 接下来做什么？
wizard-plain-request = 输出请对方提供缺少内容的消息
wizard-plain-policy = 输出修正后的 policy（JSON）
wizard-plain-form = 输出修正后的表单（JSON）
wizard-plain-exists = 该文件已存在，没有替换。请使用其他名称。
wizard-plain-number = 请输入 1 到 { $count } 的编号；按 Enter 跳过。
wizard-plain-unread = 无法识别。请重新输入，或按 Enter 跳过。
wizard-plain-more = 提供更多内容
wizard-plain-ask = 重新回答问题
wizard-plain-again = 重新阅读报告

## 帮助

wizard-help-title = 按键
wizard-help-error = 请粘贴手头的任何内容，postdoc 会识别它。通话时，请输入消息中的几个字母并选择。
wizard-help-call = 请念出问题并选择回答。复制的文本使用客户的语言（F4），不含敏感信息。
wizard-help-upload = 顺序不限，放错输入框也没有关系。缺少的内容会在最后列出，最有用的在前。
wizard-help-keys = 有 SecretKey 就能证明签名的错误。没有时，postdoc 仍会检查其形式。
wizard-help-diagnosis = 错误始终完整显示。警告和提示按 Enter 展开。"还需要的信息" 会跳转到对应的步骤。
wizard-how-to-title = 如何取得
wizard-how-holds = 包含
wizard-how-lacks = 不包含
wizard-how-care = 注意
wizard-tree-title = 诊断流程（标出经过的路径）

## 按键名称

wizard-key-what-if = 试算
wizard-key-change = 修改
wizard-key-take = 采用
wizard-key-stop = 停止读取
wizard-key-cancel = 放弃
wizard-key-reset = 全部还原
wizard-key-choose = 选择
wizard-key-enter-next = 下一步
wizard-key-answer = 回答
wizard-key-open = 打开
wizard-key-save = 保存
wizard-key-move = 移动
wizard-key-down = 向下
wizard-key-section = 切换部分
wizard-key-previous-section = 上一部分
wizard-key-copy-fix = 复制修正值
wizard-key-problem = 其他问题
wizard-key-copy-report = 复制报告
wizard-key-save-session = 保存会话
wizard-key-ask = 显示回答
wizard-key-give = 提供
wizard-key-read = 读取
wizard-key-show = 转到该项
wizard-key-do = 执行
wizard-key-page-up = 上一页
wizard-key-page-down = 下一页
wizard-key-top = 开头
wizard-key-bottom = 结尾
wizard-key-next = 下一步骤
wizard-key-back = 返回
wizard-key-how-to = 如何取得
wizard-key-diagnosis = 诊断
wizard-key-customer = 客户的语言
wizard-key-call = 通话卡片
wizard-key-tree = 诊断流程
wizard-key-help = 帮助
wizard-key-quit = 退出
wizard-key-stay = 继续
wizard-key-redraw = 重新绘制
wizard-key-new-line = 换行
wizard-key-undo = 撤销
wizard-key-redo = 重做
wizard-key-editor = 您的编辑器
wizard-key-copy-questions = 复制问题
wizard-key-copy-ticket = 工单
wizard-key-other-ticket = 另一种语言的工单
wizard-key-copy-request = 复制索取消息

## 识别出的部分
