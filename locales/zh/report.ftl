### 报告：标题，以及报告自行组成的少量句子。

## 结论

report-headline = { $verdict }：{ $about }
report-headline-several = { $verdict }：{ $about }（共 { $count } 处错误，只改一处不够）

## 连接

# 差异名称之间。
report-list-joint = ，并且
# 两个句子之间。
report-sentence-joint = {""}

# 说明与其对象之间。
report-colon = ：
report-any-other = 其他
report-usual = 常见出处：{ $code }

## 标题

report-title = COS POST Object 上传诊断
report-what-cos-said = COS 的响应
report-faults = 错误
report-others = 警告与提示
report-needs = 还需要确认的内容
report-unread = 未读取的行
report-unread-more = 另有 { $count } 行
report-times = 时间
report-masked = 已屏蔽的内容
report-see = 参考

## 句子

report-also-at = 同样的字节：{ $source } 第 { $line } 行，第 { $column } 列，字节 { $byte }
report-need-secret = 请勿外发，只在自己的电脑上读取。
report-time-now = 现在 { $time }，{ $from }
report-time-expiration = expiration { $time }
report-time-key-time = KeyTime { $start } 至 { $end }
report-made-by = 由 postdoc { $version } 离线生成。发送前请自行检查一遍。

## 已屏蔽的内容

report-masked-nothing = 无：没有提供密钥信息。
report-masked-secret-key = SecretKey（任何编码形式）
report-masked-sign-key = SignKey（提供的或推导出的）
report-masked-token = 会话令牌（x-cos-security-token）
report-masked-customer-key = SSE-C 密钥
report-masked-cookie = Cookie
report-masked-authorization = 其他服务的凭证（Authorization、Proxy-Authorization）
report-masked-signature = q-signature，只保留前 { $digits } 位
