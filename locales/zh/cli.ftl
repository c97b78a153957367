### 命令行：帮助，以及写到标准错误的内容。

## 帮助

cli-about = 腾讯云 COS POST Object 上传的诊断工具：找出出错的字段，给出证明，并说明如何修正。可离线使用；只有 catch 会监听端口，且仅限本机。
cli-usage = 用法
cli-commands = 命令
cli-arguments = 参数
cli-options = 选项
cli-everywhere = 适用于所有命令
cli-after-help =
    不带命令时打开向导。
    退出状态：
    0 未发现问题
    1 发现问题
    2 用法错误，或没有提供内容
    3 有输入无法读取
    4 需要更多信息，或响应属于另一个请求
    请勿在命令行中写密钥：请用 --keys 指定文件，或在向导的隐藏输入框中输入。

cli-arg-lang = 语言：{ $choices }（否则取 POSTDOC_LANG，再取系统语言）
cli-arg-color = 颜色：auto、always 或 never（auto 遵循 NO_COLOR）
cli-arg-ascii = 只用 ASCII 字符绘制
cli-arg-plain = 以逐行问答的方式使用向导（适合屏幕阅读器）
cli-arg-mouse = 允许向导使用鼠标
cli-arg-load = 用已保存的会话打开向导
cli-arg-files = 打开向导时读入的文件，类型按内容识别，向导直接显示诊断
cli-arg-help = 显示本帮助
cli-arg-version = 显示版本

cli-demo-about = 在向导中查看内置的失败上传，密钥是虚构的
cli-demo-arg-case = 从这个演示开始
cli-demo-arg-play = 自动播放：两分钟看完全部，或只播放指定的演示

cli-diagnose-about = 诊断文件或标准输入中的上传，不需要终端
cli-diagnose-arg-files = 任何种类的文件，按内容识别；不指定时读取管道传来的标准输入
cli-diagnose-arg-error = COS 的响应
cli-diagnose-arg-policy = policy，JSON 或 base64
cli-diagnose-arg-form = 表单字段：JSON 键值对、name=value 行、URL 编码文本、multipart body、HTML 表单
cli-diagnose-arg-keys = 密钥：JSON、STS 响应、NAME=value 行；只在需要检查签名时读取
cli-diagnose-arg-request = 请求：原始 HTTP、curl 命令、HAR、浏览器的 "Copy as fetch"
cli-diagnose-arg-bucket = 存储桶（仅在其他输入中没有时使用）
cli-diagnose-arg-file-name = 上传文件的名称（仅在其他输入中没有时使用）
cli-diagnose-arg-file-size = 文件的字节数（仅在其他输入中没有时使用）
cli-diagnose-arg-now = 判断时间所依据的时刻：RFC 3339 或 Unix 时间戳（秒）
cli-diagnose-arg-say = 回答诊断流程中的问题，例如 q-ak.in-form=no
cli-diagnose-arg-format = text、json 或 markdown
cli-diagnose-arg-deep = 穷举签名的计算方式
cli-diagnose-arg-batch = 每行输入一个 JSON，每行输出一个 JSON 诊断
cli-diagnose-arg-load = 从已保存的会话开始

cli-catch-about = 在本机代替 COS 接收上传，诊断实际发送的字节，并按 COS 的格式响应
cli-catch-arg-port = 端口；0 或省略时自动选择空闲端口
cli-catch-arg-bucket = 实际的存储桶（含 APPID）
cli-catch-arg-region = 实际存储桶的地域
cli-catch-arg-keys = 密钥：JSON、STS 响应、NAME=value 行
cli-catch-arg-once = 收到一次上传后退出；退出状态取决于诊断结论
cli-catch-arg-format = text 或 json（json 每行一个对象）
cli-catch-arg-out = 将收到的请求原样写入该目录（包含敏感信息）

cli-sign-about = 分步显示正确的签名
cli-sign-arg-policy = { cli-diagnose-arg-policy }
cli-sign-arg-keys = 密钥
cli-sign-arg-theirs = 您自己的值（signKey、stringToSign、policySha1、policyBytes、signature），用于找出第一个不同的值
cli-sign-arg-format = text、json、env、curl、html 或 form

cli-tree-about = 输出诊断流程
cli-tree-arg-branch = 只输出这个分支
cli-tree-arg-format = text 或 markdown

cli-explain-about = 说明报告中某个 ID 的含义
cli-explain-arg-id = 发现的问题、七种情况、诊断流程的提问或签名差异的 ID

cli-completions-about = 输出 shell 的补全脚本
cli-completions-arg-shell = bash、elvish、fish、powershell 或 zsh

cli-man-about = 输出手册页

## 出错时

cli-not-understood = 无法理解这条命令。
cli-usage-unknown = 没有选项 "{ $argument }"。
cli-usage-surplus = 参数 "{ $argument }" 是多余的。
cli-usage-no-command = 没有命令 "{ $command }"。
cli-usage-suggested = 您是要用 "{ $suggested }" 吗？
cli-usage-value = "{ $value }" 不是 { $argument } 的有效取值。
cli-usage-no-value = { $argument } 需要一个值。
cli-usage-many-values = { $argument } 不接受值 "{ $value }"。
cli-usage-choices = 可选值：{ $choices }。
cli-usage-equals = 请在 { $argument } 与值之间加上 =。
cli-usage-twice = { $argument } 只能指定一次。
cli-usage-conflict = { $argument } 不能与 { $others } 同时使用。
cli-usage-missing = 缺少必需的参数：{ $argument }。
cli-usage-which-command = 请指定要运行的命令。
cli-usage-encoding = 命令行中有不是有效 UTF-8 的文本。
cli-usage-help = 详情请运行 { $command } --help
cli-man-name = 名称
cli-man-synopsis = 语法
cli-man-description = 说明
cli-man-extra = 备注
cli-man-version = 版本
cli-unknown-lang = 没有语言 "{ $value }"，可选：{ $choices }。
cli-core-dumps = 系统不允许关闭核心转储：若程序崩溃，核心文件中可能留有粘贴的内容。
cli-secret-on-command-line = 请勿在命令行中写密钥：shell 历史和进程列表会留下记录。请写入文件并用 --keys 指定，或用 --keys - 通过管道传入。
cli-no-terminal = 向导要求标准输入和标准输出都是终端。没有终端时请使用：postdoc diagnose [FILE...]、postdoc sign、postdoc tree、postdoc explain ID、postdoc completions SHELL、postdoc man。
cli-terminal = 无法使用终端（{ $reason }）。
cli-no-evidence = 没有可诊断的内容。请指定文件（postdoc diagnose error.xml form.json）或通过管道传入；用法见 postdoc diagnose --help。
cli-stdin-twice = 标准输入（-）只能读取一次。
cli-load-elsewhere = 文件和 --load 请在不带命令时使用，或写在 diagnose 之后。
cli-no-command = "{ $value }" 既不是文件也不是命令。命令：{ $choices }
cli-bad-now = "{ $value }" 不是时间；--now 接受 RFC 3339（2026-11-23T09:00:00Z）或 Unix 时间戳（秒）。
cli-bad-say = "{ $value }" 不是回答；--say 接受 NODE=ANSWER，例如 q-ak.in-form=no。
cli-say-node = 没有节点 "{ $value }"。可用的节点：{ $choices }。
cli-say-word = "{ $value }" 不是该节点的回答。可用的回答：{ $choices }。
cli-batch-format = --batch 每行输出一个 JSON 对象，不能与 --format text 或 markdown 同时使用。
cli-bad-bucket = "{ $value }" 不是存储桶名称。
cli-bad-file-name = "{ $value }" 不是文件名。
cli-bad-file-size = "{ $value }" 不是文件大小；--file-size 接受字节数。
cli-unknown-id = 没有 "{ $value }"。每份报告中都有 ID，例如 condition.mismatch 或 AccessDenied_q-ak。
cli-unknown-branch = 没有分支 "{ $value }"；postdoc tree 会列出全部分支。
cli-unreadable = { $file }：无法读取（{ $reason }）。
cli-cannot-listen = 无法监听端口 { $port }：{ $reason }。请用 --port 指定其他端口，或省略该选项。
cli-unwritable = 无法写入标准输出（{ $reason }）。
cli-empty = { $file }：内容为空，已跳过。
cli-unread-part = { $file }：只读取了一部分；未读取的行列在报告末尾。
cli-unrecognised = { $file }：已读取，但无法识别其内容（已尝试：{ $tried }）。
cli-too-large = { $file }：超过 8 MiB；原始请求或 body 请用 --request 指定。
cli-session-not-json = { $file }：不是已保存的会话，或者被截断、被改动过：第 { $line } 行第 { $column } 列不是 JSON。没有打开任何内容，文件保持原样。请以文件形式重新索取，不要用聊天文本。
cli-session-empty = { $file }：不是已保存的会话：其中没有 postdoc 保存的内容。
cli-session-not-object = { $file }：不是已保存的会话：是 JSON，但不是对象（第 { $line } 行第 { $column } 列）。没有打开任何内容。上传的文本请用 postdoc diagnose 打开。
cli-session-other-version = { $file }：第 { $line } 行第 { $column } 列的版本为 "{ $name }"；当前的 postdoc 读取 postdoc/evidence/1。没有打开任何内容，文件保持原样。请用生成它的 postdoc 或更新的版本打开。
cli-session-member = { $file }：无法读取 "{ $name }" 的内容（第 { $line } 行第 { $column } 列）。没有打开任何内容，文件保持原样。请重新索取，或删去该成员后再打开。
cli-deep = 正在穷举签名的计算方式：已尝试 { $tried } 种。

## 批处理

cli-batch-not-json = 第 { $line } 行不是 JSON 对象（字节 { $detail }）。
cli-batch-other-version = 第 { $line } 行的版本不同；当前的 postdoc 读取 postdoc/evidence/1。
cli-batch-member = 第 { $line } 行：无法读取成员 { $detail }。
cli-batch-too-long = 第 { $line } 行过长，无法保存。

## 签名

cli-sign-no-policy = { $file }：其中没有可以签名的 policy 文本。
cli-sign-no-key = { $file }：其中没有 SecretKey。
cli-sign-masked = { $file }：密钥已被屏蔽，无法用于签名。
cli-sign-secret = { $count } 个字符，不显示

## explain：代替名称或值的文字

cli-explain-field = 某个字段
cli-explain-expected = 要求的值
cli-explain-actual = 实际的值
