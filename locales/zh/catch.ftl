### `postdoc catch`：监听期间写到标准错误输出的内容，以及每份报告之前的行。

catch-listens = postdoc catch 正在监听 { $url }
catch-how =
    请把上传发送到这里，而不是 COS：
    - 浏览器表单：<form action="{ $url }" method="post" enctype="multipart/form-data">
    - fetch：fetch("{ $url }", { "{" } method: "POST", body: formData { "}" })
    - cURL：curl --form-string key=KEY --form-string policy=POLICY -F file=@photo.png { $url }
    - 小程序：wx.uploadFile({ "{" } url: "{ $url }" { "}" })（在开发者工具中关闭域名校验）
    - uni-app：uni.uploadFile({ "{" } url: "{ $url }" { "}" })
    - SDK：将自定义域名设为 { $url }，协议设为 http。
catch-how-end = 未指定 --out 时不保存收到的内容，也不会转发。按 Ctrl+C 结束。
catch-stopped = 已停止。收到的上传：{ $count } 次。端口已释放。
catch-without-bucket = 未指定 --bucket 和 --region，因此不检查存储桶和地址。
catch-without-v6 = 未在 [::1] 上监听：{ $reason }。请使用 127.0.0.1。
catch-out = 每个请求都会原样写入 { $folder }：SecretId、令牌和签名不会屏蔽。只有当前用户可以读取这些文件。
catch-written = 请求已写入 { $file }（未屏蔽）。
catch-not-written = 无法写入请求：{ $reason }。
catch-preflight = 浏览器询问 { $origin } 是否可以发送 { $method }。这里已允许；实际的存储桶需要一条 CORS 规则：AllowedOrigin { $origin }，AllowedMethod { $method }，AllowedHeader { $headers }。
catch-upload = 上传 { $number }，{ $time }，{ $client }，{ $size } 字节，响应 { $status }
catch-gone = 已消除：{ $title }
catch-new = 新增：{ $title }
catch-same = 发现的问题与上一次上传相同。

## 未构成上传的连接

catch-trouble-tls = { $from } 发起了 TLS 握手。这里是明文 http：请使用 http://。
catch-trouble-http2 = { $from } 使用了不带 TLS 的 HTTP/2。这里是 HTTP/1.1：请关闭 HTTP/2 的 prior knowledge。
catch-trouble-garbage = { $from } 发送的不是 HTTP/1.1。
catch-trouble-head = { $from } 发送的请求头超过 64 KiB，或数量过多。
catch-trouble-slow = { $from } 在请求完整之前停止了发送。
catch-trouble-left = { $from } 在请求头完整之前关闭了连接。
catch-trouble-length = { $from } 发送的 Content-Length 或分块大小不是数字，或有两个不同的值。
catch-trouble-body = { $from } 发送的数据超过 5 GiB。COS 会拒绝这样大的表单上传：EntityTooLarge。
catch-trouble-crowded = { $from } 的连接被拒绝：同时连接数过多。
