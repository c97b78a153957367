### 演示：各个上传的标题，以及播放时的字幕。

demo-menu = 内置的失败上传
demo-hint = 密钥和存储桶都是虚构的，时间是固定的。按 Enter 开始。
demo-title-double-fault = 两处错误：签名，以及被它掩盖的有效期
demo-title-q-ak = q-ak 中有一个形近字符不同
demo-title-expiration = policy 在一小时前打开页面时生成
demo-title-signature = 生成签名时没有使用 SignKey
demo-title-policy = policy 的 JSON 中多了一个逗号
demo-title-bucket = policy 中的 bucket 缺少 APPID
demo-title-condition = key 的开头不符合 policy 的条件
demo-title-body = 手工拼接的 body 缺少空行
demo-title-hidden = 浏览器隐藏了响应（CORS）
demo-title-permission = 表单正确，缺少权限
demo-title-temporary-keys = 临时密钥的令牌放在错误的字段名下
demo-title-zone = 在东京正常，在弗吉尼亚的服务器上失败
demo-sample = 演示：{ $name }。按 Enter 粘贴这里需要的内容。
demo-paste = 粘贴示例
demo-pause = 暂停
demo-step = 下一步
demo-stop = 停止
demo-report = 复制出来的报告：其中不含敏感信息
demo-lines = 按 Enter 使用演示的示例，输入 :s 跳过。
demo-go-on = 继续
demo-paused = 已暂停
demo-end = 两分钟内您看到了
demo-end-case = 您看到了：{ $name }
demo-end-points =
    1. 指向错误文档的官方建议
    2. 粘贴一次就填好全部内容
    3. 指出并证实第一处错误
    4. 标成 Z 的本地时间，在三个城市的表现
    5. 修正后的表单，再次诊断
    6. 全部内容切换为另一种语言
    7. 只需按五次键的电话支持
    8. 格式错误的 body，指出缺少空行的位置
    9. 不含密钥信息的报告
demo-end-next =
    您自己的上传：postdoc
    手动操作 { $count } 个上传：postdoc demo
    文件与管道：postdoc diagnose 文件名
demo-unknown = 没有名为 { $value } 的演示。可用的有：

## 字幕，每条一行

demo-play-open = 上传到 COS 被拒绝。手头只有 COS 的响应。
demo-play-answer = 粘贴它。"The Signature you specified is invalid"，原因是什么？
demo-play-manual = 官方页面指向《请求签名》，正确的规则在《POST Object》中。
demo-play-curl = 一条 curl 命令就填好 policy 和全部表单字段。
demo-play-keys = 有了密钥，就在本机离线搜索签名的错误。密钥始终隐藏。
demo-play-proved = 已证实：代码签名的是 base64，而不是 policy 的 JSON。
demo-play-zone = 还有下一处错误：标成 Z 的本地时间。请看三个城市。
demo-play-mended = 两处都已修正，并在显示之前重新诊断。
demo-play-again = 修正后的表单同样可以粘贴：没有错误，签名已证实。
demo-play-language = F2：随时把全部内容切换为另一种语言。
demo-play-back = 再切换回来。
demo-play-phone = 电话支持，不粘贴任何内容：按五次键得到第一个答案。
demo-play-ask = 照着念出问题；绝不索要 SecretKey。
demo-play-body = 格式错误的 body：光标指在缺少空行的位置。
demo-play-safe = 最后是可以发给客户或附在工单中的报告。
demo-play-report = 签名已截短，密钥和令牌已屏蔽，base64 内部也不例外。
demo-play-end = 演示结束。请试试您自己的上传：postdoc
demo-play-case = { $name }。手头只有这些：
demo-play-case-answer = 收到的响应，原样粘贴。
demo-play-case-upload = 然后是 policy 和表单，任何格式都可以。
demo-play-case-found = 哪里错了，在什么位置，为什么。
demo-play-case-mend = 以及如何修正。
demo-play-case-end = 演示结束。其他上传：postdoc demo
